import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentAt } from '#core/annotation/segment.ts'
import { arabicAlphabet, arabicNews } from '#core/testing/arabic-text.ts'
import { isGraphemeBoundary } from '#core/text/graphemes.ts'
import { type Anchor, LEAST_MARGIN, LEAST_SCORE, reanchor, worstState } from './reanchor.ts'
import type { QuoteSelector } from './selector.ts'

const articles = Array.from(
  { length: 6 },
  (_, i) =>
    `${arabicNews.replaceAll('القمح', ['القمح', 'الشعير', 'الذرة'][i % 3] ?? '')}\nفقرة ${i}.`,
)
const text = articles[0] ?? ''

function selectorOf(source: string, quote: string): QuoteSelector {
  const start = source.indexOf(quote)
  if (start === -1) throw new Error(`${quote} is not in the text`)
  return segmentAt(source, { start, end: start + quote.length })
}

function anchorIn(changed: string, selector: QuoteSelector): Anchor {
  const [anchor] = reanchor(changed, [selector])
  if (anchor === undefined) throw new Error('no answer')
  return anchor
}

/** The words that an anchor chooses, where it chooses. */
function chosen(changed: string, anchor: Anchor): string | null {
  if (anchor.state === 'exact') return changed.slice(anchor.range.start, anchor.range.end)
  if (anchor.state !== 'moved') return null
  return changed.slice(anchor.candidate.range.start, anchor.candidate.range.end)
}

describe('anchoring again', () => {
  const claim = selectorOf(text, 'إنتاج القمح سيرتفع هذا العام')

  test('in the same text is exact', () => {
    expect(anchorIn(text, claim)).toEqual({
      state: 'exact',
      range: { start: claim.start, end: claim.end },
    })
  })

  test('a change elsewhere that keeps the place is exact, one that shifts it is a move to confirm', () => {
    expect(anchorIn(`${text}\nتصحيح.`, claim).state).toBe('exact')
    const shifted = `تصحيح: ورد خطأ.\n${text}`
    const anchor = anchorIn(shifted, claim)
    expect(anchor).toMatchObject({
      state: 'moved',
      candidate: { range: { start: claim.start + 16 }, quoteSimilarity: 1 },
    })
    expect(chosen(shifted, anchor)).toBe(claim.quote)
  })

  test('changed words are a move, and the new words are whole', () => {
    const changed = text.replace('القمح سيرتفع', 'القَمْحِ سوف يرتفع')
    const anchor = anchorIn(changed, claim)
    expect(anchor.state).toBe('moved')
    expect(chosen(changed, anchor)).toBe('إنتاج القَمْحِ سوف يرتفع هذا العام')
  })

  test('words that are gone leave an orphan', () => {
    expect(anchorIn(text.replace(/^.*\n/, ''), claim)).toEqual({ state: 'orphan' })
    expect(anchorIn('', claim)).toEqual({ state: 'orphan' })
    expect(anchorIn(text, { ...claim, quote: '' })).toEqual({ state: 'orphan' })
  })

  test('the same words in the same surroundings twice are ambiguous', () => {
    const doubled = `مقدمة.\n${text}\n${text}`
    const anchor = anchorIn(doubled, selectorOf(text, 'الأرقام أوّلية'))
    if (anchor.state !== 'ambiguous') throw new Error(anchor.state)
    expect(anchor.candidates.length).toBe(2)
    for (const { range, score } of anchor.candidates) {
      expect(doubled.slice(range.start, range.end)).toBe('الأرقام أوّلية')
      expect(score).toBeGreaterThan(0.9)
    }
  })

  test('surroundings tell equal words apart', () => {
    const source = 'قال الوزير إن الخبر كاذب. وردّ الناطق فقال إن الخبر كاذب أيضًا.'
    const second = source.lastIndexOf('الخبر كاذب')
    const selector = segmentAt(source, { start: second, end: second + 10 })
    const changed = `بيان جديد.\n${source}`
    expect(anchorIn(changed, selector)).toMatchObject({
      state: 'moved',
      candidate: { range: { start: second + 11 } },
    })
  })

  test('equal words that came to stand at the old offsets by chance are not taken for exact', () => {
    const source =
      'أولًا قال زيد إنه حضر الاجتماع كله، ثم بعد ذلك قال عمرو إنه لم يحضر أي اجتماع قط.'
    const at = source.lastIndexOf('قال')
    const selector = segmentAt(source, { start: at, end: at + 3 })
    const before = source.indexOf('قال')
    const changed = `${'س'.repeat(at - before)}${source}`
    expect(changed.slice(at, at + 3)).toBe('قال')
    const anchor = anchorIn(changed, selector)
    expect(anchor.state).not.toBe('exact')
    if (anchor.state === 'moved') expect(anchor.candidate.range.start).toBe(at + (at - before))
  })

  test('a word shorter than any run, without context, is found or told ambiguous', () => {
    const bare = { start: 0, end: 2, quote: 'لا', prefix: '', suffix: '' }
    expect(anchorIn('نعم أو لا', bare)).toMatchObject({ state: 'moved' })
    expect(anchorIn('لا ثم لا', bare)).toMatchObject({ state: 'exact' })
    expect(anchorIn('ثم لا ولا', bare)).toMatchObject({ state: 'ambiguous' })
  })

  test('a span is as sure as its worst segment', () => {
    expect(worstState(['exact', 'exact'])).toBe('exact')
    expect(worstState(['exact', 'ambiguous', 'moved'])).toBe('ambiguous')
    expect(worstState(['orphan', 'moved'])).toBe('orphan')
    expect(worstState([])).toBe('exact')
  })
})

describe('after random edits', () => {
  interface Edit {
    readonly at: number
    readonly remove: number
    readonly insert: string
  }
  const edit: fc.Arbitrary<Edit> = fc.record({
    at: fc.nat({ max: 700 }),
    remove: fc.nat({ max: 60 }),
    insert: fc.oneof(
      fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 30 }),
      fc.constantFrom('وأضاف المتحدث باسم الوزارة أن ', 'القمح', 'قالت وزارة الزراعة يوم الأحد'),
    ),
  })
  /** Applies edits from the end on; returns where `from` went, null where an edit touched `from`–`to`. */
  function apply(source: string, edits: readonly Edit[], from: number, to: number) {
    let changed = source
    let place: number | null = from
    for (const { at, remove, insert } of [...edits].sort((a, b) => b.at - a.at)) {
      const start = Math.min(at, changed.length)
      const end = Math.min(start + remove, changed.length)
      changed = changed.slice(0, start) + insert + changed.slice(end)
      if (place === null) continue
      const begin: number = place
      if (end <= begin) place = begin + insert.length - (end - start)
      else if (start < begin + (to - from)) place = null
    }
    return { changed, place }
  }
  const source = fc.constantFrom(...articles)
  const range = fc.tuple(fc.nat({ max: 600 }), fc.integer({ min: 1, max: 80 }))

  test('identical words are chosen, or it is flagged; a choice is above score and margin and cuts nothing', () => {
    fc.assert(
      fc.property(
        source,
        range,
        fc.array(edit, { maxLength: 6 }),
        (original, [at, length], edits) => {
          const start = Math.min(at, original.length - 1)
          const selector = segmentAt(original, {
            start,
            end: Math.min(original.length, start + length),
          })
          const { changed } = apply(original, edits, selector.start, selector.end)
          const anchor = anchorIn(changed, selector)
          if (anchor.state === 'exact') {
            expect(chosen(changed, anchor)).toBe(selector.quote)
            expect(anchor.range.start).toBe(selector.start)
          }
          if (anchor.state === 'moved') {
            const { range: found, score } = anchor.candidate
            expect(score).toBeGreaterThanOrEqual(LEAST_SCORE)
            if (anchor.candidate.quoteSimilarity === 1)
              expect(chosen(changed, anchor)).toContain(selector.quote)
            if (chosen(changed, anchor) !== selector.quote)
              expect(
                isGraphemeBoundary(changed, found.start) && isGraphemeBoundary(changed, found.end),
              ).toBe(true)
          }
          if (anchor.state === 'ambiguous') {
            const [first, second] = anchor.candidates
            expect((first?.score ?? 0) - (second?.score ?? 0)).toBeLessThan(LEAST_MARGIN)
          }
        },
      ),
      { numRuns: 10_000 },
    )
  })

  test('where the edits left words and surroundings alone, the true place is chosen or flagged, never another', () => {
    fc.assert(
      fc.property(
        source,
        range,
        fc.array(edit, { maxLength: 4 }),
        (original, [at, length], edits) => {
          const start = Math.min(at, original.length - 1)
          const selector = segmentAt(original, {
            start,
            end: Math.min(original.length, start + length),
          })
          const from = selector.start - selector.prefix.length
          const to = selector.end + selector.suffix.length
          const { changed, place } = apply(original, edits, from, to)
          if (place === null) return
          const truth = place + selector.prefix.length
          const anchor = anchorIn(changed, selector)
          expect(anchor.state).not.toBe('orphan')
          if (anchor.state === 'exact') expect(anchor.range.start).toBe(truth)
          if (anchor.state === 'moved')
            expect(anchor.candidate.range).toEqual({
              start: truth,
              end: truth + selector.quote.length,
            })
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
