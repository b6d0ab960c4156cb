import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonEnds } from './common-ends.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('what two texts have in common at their ends', () => {
  it('makes the one of the other, and cuts no code point', () => {
    // Code points that share bytes: ب and ة, 😀 and 😁.
    const text = fc
      .array(fc.constantFrom('a', 'ب', 'ة', '€', '😀', '😁'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, text, text, (head, before, after, tail) => {
        const [old, now] = [head + before + tail, head + after + tail]
        const { start, end } = commonEnds(bytes(old), bytes(now))
        const middle = now.slice(start, now.length - end)
        expect(middle.isWellFormed()).toBe(true)
        expect(old.slice(0, start) + middle + old.slice(old.length - end)).toBe(now)
        expect(start + end).toBeGreaterThanOrEqual(
          Math.min(head.length + tail.length, old.length, now.length),
        )
      }),
    )
  })

  it.each([
    ['', 'ab', 0, 0],
    ['ab', 'ab', 2, 0],
    ['aba', 'ababa', 3, 0],
    ['اب', 'اة', 1, 0],
    ['ب', 'ة', 0, 0],
    ['x😀y', 'x😁y', 1, 1],
  ])('%s and %s', (before, after, start, end) => {
    expect(commonEnds(bytes(before), bytes(after))).toEqual({ start, end })
  })
})
