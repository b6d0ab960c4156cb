import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import {
  graphemeAt,
  isGraphemeBoundary,
  nextGraphemeBoundary,
  previousGraphemeBoundary,
  snapToGraphemes,
} from './graphemes.ts'

const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'
const mixed = fc.oneof(
  fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '\u{1f1f8}',
      '\u200d',
      '\u{1f469}',
      '\u0600',
      '\u0301',
      'ا',
      '\r',
      '\n',
      '\ud800',
    ),
  }),
)
/** Runs in which no boundary is certain, longer than what is segmented at a time. */
const long = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '新',
        'é',
        '한',
        '\u1112\u1161\u11ab',
        '\u{1f1f8}',
        '\u{1f469}',
        '\u{1f469}\u200d',
        '\u0301',
        '\u200d',
        'क्',
        'क',
        '\u0600',
        'ا\u0651',
        '\ud83c',
        '\udde6',
      ),
      fc.constantFrom(1, 2, 3, 40, 150),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((runs) => runs.map(([unit, times]) => unit.repeat(times)).join(''))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('graphemes', () => {
  test('boundaries are those of the whole text, though only a window is segmented', () => {
    const whole = new Intl.Segmenter('ar', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.oneof(mixed, long), fc.nat(), (text, seed) => {
        const boundaries = [...whole.segment(text)].map((segment) => segment.index)
        const at = seed % (text.length + 1)
        expect(isGraphemeBoundary(text, at)).toBe(at === text.length || boundaries.includes(at))
        expect(nextGraphemeBoundary(text, at)).toBe(
          boundaries.find((boundary) => boundary > at) ?? text.length,
        )
        expect(previousGraphemeBoundary(text, at)).toBe(
          boundaries.findLast((boundary) => boundary < at) ?? 0,
        )
      }),
      { numRuns: 10_000 },
    )
  })

  test('a letter keeps its marks, an emoji its parts', () => {
    expect(graphemeAt('مُّحلب', 1)).toEqual({ start: 0, end: 3 })
    expect(graphemeAt(`ا${family}ب`, 4)).toEqual({ start: 1, end: 1 + family.length })
    expect(graphemeAt('اب', 2)).toEqual({ start: 2, end: 2 })
  })

  test('10,000 marks are one grapheme', () => {
    const text = `ا${'\u0651'.repeat(10_000)}ب`
    expect(nextGraphemeBoundary(text, 0)).toBe(10_001)
    expect(nextGraphemeBoundary(text, 10_001)).toBe(10_002)
  })

  test.each([
    ['ideographs', '新', 1],
    ['flags', '\u{1f1f8}\u{1f1fe}', 4],
    ['families', family, family.length],
  ])('in a long run of %s a short stretch is segmented', (_, cluster, length) => {
    const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
    const text = cluster.repeat(20_000)
    const at = 9000 * length
    expect(graphemeAt(text, at)).toEqual({ start: at, end: at + length })
    expect(previousGraphemeBoundary(text, at)).toBe(at - length)
    for (const [stretch] of segment.mock.calls) expect(stretch.length).toBeLessThan(1000)
  })

  test('a range is widened to whole graphemes, an empty one only moved', () => {
    const text = `كَتَبَ ${family}`
    expect(snapToGraphemes(text, { start: 1, end: 3 })).toEqual({ start: 0, end: 4 })
    expect(snapToGraphemes(text, { start: 8, end: 9 })).toEqual({ start: 7, end: text.length })
    expect(snapToGraphemes(text, { start: 1, end: 1 })).toEqual({ start: 0, end: 0 })
    expect(snapToGraphemes(text, { start: 2, end: 4 })).toEqual({ start: 2, end: 4 })
  })
})
