import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TrigramFilter } from './trigram-filter.ts'

const letters = fc.string({
  unit: fc.constantFrom('ا', 'ل', 'ق', 'م', 'ح', 'َ', ' ', '😀', 'a', '\n'),
  maxLength: 200,
})

describe('the trigrams of a text', () => {
  it('may hold every string that stands in it', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, start, length) => {
        const words = text.slice(start % (text.length + 1)).slice(0, length % 40)
        expect(new TrigramFilter(text).mayHold(words)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('rule out most of what does not', () => {
    const article = (i: number) =>
      `أعلن المتحدث رقم ${i} أن المشروع ${i * 7} يبدأ غدا في المدينة ${i}.`
    const filters = Array.from({ length: 100 }, (_, i) => new TrigramFilter(article(i)))
    const seem = filters.filter((filter) => filter.mayHold('المشروع 693 يبدأ'))
    expect(seem.length).toBeLessThan(10)
    expect(filters[99]?.mayHold('المشروع 693 يبدأ')).toBe(true)
  })

  it('say nothing of strings of less than three units', () => {
    expect(new TrigramFilter('').mayHold('قم')).toBe(true)
    expect(new TrigramFilter('').mayHold('قمح')).toBe(false)
  })
})
