import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGraphemeBoundary } from '#core/text/graphemes.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { dragEdge, type Edge, type EdgeMove, moveEdge } from './boundaries.ts'

const text = 'وقال مُحمَّد إن Reuters نقلت 250 خبرا، أمس.'
const everywhere = { start: 0, end: text.length }

function rangeOf(words: string, within = text): Utf16Range {
  const start = within.indexOf(words)
  return { start, end: start + words.length }
}

function moved(words: string, edge: Edge, move: EdgeMove, limits = everywhere): string | null {
  const range = moveEdge(text, rangeOf(words), edge, move, limits)
  return range === null ? null : text.slice(range.start, range.end)
}

describe('moveEdge', () => {
  it.each([
    ['start', 'word', 'earlier', 'إن Reuters', 'مُحمَّد إن Reuters'],
    ['start', 'word', 'later', 'إن Reuters', 'Reuters'],
    ['end', 'word', 'later', 'إن Reuters', 'إن Reuters نقلت'],
    ['end', 'word', 'earlier', 'إن Reuters', 'إن'],
    ['end', 'word', 'later', 'نقلت', 'نقلت 250'],
    ['end', 'word', 'later', 'خبرا', 'خبرا، أمس'],
    ['end', 'word', 'earlier', 'خبرا، أمس', 'خبرا'],
    ['start', 'letter', 'later', 'مُحمَّد', 'حمَّد'],
    ['start', 'letter', 'earlier', 'حمَّد', 'مُحمَّد'],
    ['end', 'letter', 'earlier', 'مُحمَّد', 'مُحمَّ'],
    ['end', 'letter', 'earlier', 'مُحمَّ', 'مُح'],
    ['end', 'letter', 'later', 'وقا', 'وقال'],
  ] as const)('%s by a %s %s: %s → %s', (edge, unit, way, from, to) => {
    expect(moved(from, edge, { unit, way })).toBe(to)
  })

  it('leaves something', () => {
    expect(moved('إن', 'start', { unit: 'word', way: 'later' })).toBeNull()
    expect(moved('إن', 'end', { unit: 'word', way: 'earlier' })).toBeNull()
    expect(moved('و', 'end', { unit: 'letter', way: 'earlier' })).toBeNull()
  })

  it('stops at the limits', () => {
    const limits = rangeOf('مُحمَّد إن Reuters')
    expect(moved('إن', 'start', { unit: 'word', way: 'earlier' }, limits)).toBe('مُحمَّد إن')
    expect(moved('مُحمَّد إن', 'start', { unit: 'word', way: 'earlier' }, limits)).toBeNull()
    expect(moved('وقال', 'start', { unit: 'letter', way: 'earlier' })).toBeNull()
  })

  it('never ends inside a letter with its marks, whatever the text', () => {
    const letters = fc.array(
      fc.constantFrom('ا', 'ل', 'م', 'ُ', 'ّ', ' ', 'A', '5', '👩🏽‍💻', '\n', '«', 'ـ', 'é'),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(
        letters,
        fc.nat(),
        fc.nat(),
        fc.constantFrom<Edge>('start', 'end'),
        fc.constantFrom<EdgeMove['unit']>('letter', 'word'),
        fc.constantFrom<EdgeMove['way']>('earlier', 'later'),
        (parts, a, b, edge, unit, way) => {
          const any = parts.join('')
          const boundaries = [...any.split('').keys(), any.length].filter((at) =>
            isGraphemeBoundary(any, at),
          )
          const first = boundaries[a % boundaries.length] ?? 0
          const second = boundaries[b % boundaries.length] ?? 0
          if (first === second) return
          const range = { start: Math.min(first, second), end: Math.max(first, second) }
          const limits = { start: 0, end: any.length }
          for (const after of [
            moveEdge(any, range, edge, { unit, way }, limits),
            dragEdge(any, range, edge, b % (any.length + 1), unit, limits),
          ]) {
            if (after === null) continue
            expect(after.start).toBeLessThan(after.end)
            expect(isGraphemeBoundary(any, after.start)).toBe(true)
            expect(isGraphemeBoundary(any, after.end)).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('dragEdge', () => {
  const dragged = (words: string, edge: Edge, to: number, unit: EdgeMove['unit']) => {
    const range = dragEdge(text, rangeOf(words), edge, to, unit, everywhere)
    return range && text.slice(range.start, range.end)
  }

  it('goes to the letter', () => {
    expect(dragged('وقال', 'end', 2, 'letter')).toBe('وق')
    expect(dragged('وقال', 'end', rangeOf('مُحمَّد').start + 1, 'letter')).toBe('وقال ')
  })

  it('goes to the whole word', () => {
    expect(dragged('وقال', 'end', rangeOf('مُحمَّد').start + 3, 'word')).toBe('وقال مُحمَّد')
    expect(dragged('Reuters', 'start', rangeOf('مُحمَّد').start + 3, 'word')).toBe('مُحمَّد إن Reuters')
  })

  it('does not pass the other edge', () => {
    expect(dragged('Reuters', 'end', 0, 'letter')).toBeNull()
  })
})
