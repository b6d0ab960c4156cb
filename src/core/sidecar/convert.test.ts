import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '#core/annotation/commands/apply.ts'
import { newFrame, newSpan, noAnnotations } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { generatedText, hash, sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { envelopeOf, toAnnotations, toSidecar } from './convert.ts'
import { parseSidecar } from './parse.ts'
import type { TextAtHand } from './place.ts'
import { serialiseSidecar } from './serialise.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const time = '2026-11-22T10:00:00Z'

function handed(text: string, digit: string): TextAtHand {
  return { text, textSha256: hash(digit), offsets: new OffsetMap(text) }
}

const here = handed(sampleText, 'b')

describe('reading against the text', () => {
  it('places every segment in UTF-16, behind a character that takes two units', () => {
    const { spans } = toAnnotations(sampleSidecar, hash('b'), here)
    const claim = spans.get('claim-1')
    const [first] = claim?.segments ?? []
    expect(sampleSidecar.spans[2]?.segments[0]?.start).toBe((first?.start ?? 0) - 1)
    expect(sampleText.slice(first?.start, first?.end)).toBe('إن إنتاج القمح سيرتفع هذا العام')
  })

  it('leaves a segment without a place whose words stand elsewhere, and keeps all of it', () => {
    const changed = handed(sampleText.replace('سيرتفع', 'سيزداد'), 'c')
    const annotations = toAnnotations(sampleSidecar, hash('b'), changed)
    expect(annotations.spans.get('cue-1')?.unplaced).toEqual([])
    const claim = annotations.spans.get('claim-1')
    expect(claim?.segments).toEqual([])
    const { start, end, quote, prefix, suffix } = sampleSidecar.spans[2]?.segments[0] ?? {}
    expect(claim?.unplaced).toEqual([
      { recorded: { start, end, textSha256: hash('b') }, quote, prefix, suffix },
    ])
  })

  it('writes such a segment with the text that it counts in, and reads it back', () => {
    const changed = handed('نص قصير', 'c')
    const orphans = toAnnotations(sampleSidecar, hash('b'), changed)
    const written = toSidecar(orphans, envelopeOf(sampleSidecar), changed)
    expect(written.article).toMatchObject({ textSha256: hash('c'), textLength: 7 })
    for (const span of written.spans) expect(span.segments[0]?.textSha256).toBe(hash('b'))
    const read = parseSidecar(serialiseSidecar(written, tagset))
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const again = toAnnotations(read.value.sidecar, hash('c'), changed)
    expect(again.spans).toEqual(orphans.spans)
    const back = toAnnotations(read.value.sidecar, hash('c'), here)
    expect([...back.spans.values()].every((span) => span.unplaced.length === 0)).toBe(true)
  })

  it('does not take half a character for its place', () => {
    const text = 'a😀b'
    const segment = { start: 1, end: 2, quote: '\ud83d', prefix: 'a', suffix: '' }
    const [span] = sampleSidecar.spans
    if (span === undefined) throw new Error('the sample lacks a span')
    const odd = { ...sampleSidecar, spans: [{ ...span, segments: [segment] }], frames: [] }
    const read = toAnnotations(odd, hash('b'), handed(text, 'b'))
    expect(read.spans.get(span.id)?.unplaced).toHaveLength(1)
  })

  it('is never off by a character, whatever the text', () => {
    const ranges = generatedText.chain((text) =>
      fc.record({ text: fc.constant(text), a: fc.nat(text.length), b: fc.nat(text.length) }),
    )
    fc.assert(
      fc.property(ranges, ({ text, a, b }) => {
        const at = handed(text, 'b')
        const whole = (offset: number) => at.offsets.toUtf16(at.offsets.toCodePoint(offset))
        const [start, end] = [whole(Math.min(a, b)), whole(Math.max(a, b))]
        fc.pre(start < end)
        const segment = segmentAt(text, { start, end })
        const span = newSpan({
          id: 's',
          label: 'claim',
          segments: [segment],
          origin: { kind: 'manual' },
          at: time,
        })
        const annotations = { ...noAnnotations, spans: new Map([['s', span]]) }
        const sidecar = toSidecar(annotations, envelopeOf(sampleSidecar), at)
        const [written] = sidecar.spans[0]?.segments ?? []
        const points = [...text]
        expect(points.slice(written?.start, written?.end).join('')).toBe(segment.quote)
        expect([...segment.prefix].length).toBeLessThanOrEqual(32)
        expect(segment.prefix.isWellFormed() && segment.suffix.isWellFormed()).toBe(true)
        expect(text.slice(start - segment.prefix.length, end + segment.suffix.length)).toBe(
          segment.prefix + segment.quote + segment.suffix,
        )
        expect(toAnnotations(sidecar, at.textSha256, at).spans.get('s')).toEqual(span)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})

describe('a real article', () => {
  const shared = new URL('../../../../shared/articles/syria-escalation.txt', import.meta.url)
  const own = [
    'وأوضح البيان الصادر عن القيادة العامة للجيش أن جهات معادية تواصل بث الأخبار الكاذبة،',
    'وأن جيشنا الباسل ماضٍ في مهمته. 📈',
  ].join(' ')
  const text = existsSync(shared) ? readFileSync(shared, 'utf8') : own

  it('takes an accusation with its source and cue, and a feeling, and its quotes are the text', () => {
    const at = handed(text, 'b')
    const made = (id: string, label: string, words: string, attributes = {}) => {
      const start = text.indexOf(words)
      expect(start, words).toBeGreaterThan(-1)
      const segments = [segmentAt(text, { start, end: start + words.length })]
      return newSpan({ id, label, segments, attributes, origin: { kind: 'manual' }, at: time })
    }
    const framed = (id: string, type: string, roles: Record<string, string[]>) =>
      newFrame({ id, type, roles, origin: { kind: 'manual' }, at: time })
    const result = apply(noAnnotations, {
      do: 'several',
      commands: [
        {
          do: 'create-span',
          span: made('claim', 'claim', 'تواصل', { kind: 'false-news-accusation' }),
        },
        { do: 'create-span', span: made('source', 'source', 'القيادة العامة') },
        // The cue without its و.
        { do: 'create-span', span: made('cue', 'cue', 'أوضح البيان') },
        { do: 'create-span', span: made('feeling', 'expression', 'الباسل') },
        {
          do: 'create-frame',
          frame: framed('f', 'attribution', {
            source: ['source'],
            cue: ['cue'],
            content: ['claim'],
          }),
        },
        {
          do: 'create-frame',
          frame: framed('g', 'sentiment', { expression: ['feeling'], holder: ['source'] }),
        },
      ],
    })
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    const sidecar = toSidecar(result.value.annotations, envelopeOf(sampleSidecar), at)
    const read = parseSidecar(serialiseSidecar(sidecar, tagset))
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const points = [...text]
    for (const { segments } of read.value.sidecar.spans)
      for (const { start, end, quote } of segments)
        expect(points.slice(start, end).join('')).toBe(quote)
    expect(toAnnotations(read.value.sidecar, hash('b'), at)).toEqual(result.value.annotations)
  })
})
