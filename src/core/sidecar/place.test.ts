import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followChange } from '#core/annotation/follow.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { PositionMap } from '#core/document/position-map.ts'
import { arabicAlphabet } from '#core/testing/arabic-text.ts'
import {
  generatedSidecar,
  generatedText,
  hash,
  sampleSidecar,
  sampleText,
} from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { envelopeOf, placeContents, toAnnotations, toSidecar } from './convert.ts'
import { type Corrections, inCodePoints } from './corrections.ts'
import type { TextAtHand } from './place.ts'
import type { Sidecar } from './schema.ts'

function handed(text: string, digit: string): TextAtHand {
  return { text, textSha256: hash(digit), offsets: new OffsetMap(text) }
}

interface Edit {
  readonly start: number
  readonly removed: number
  readonly inserted: string
}

/** Whole-character edits of a text, applied; and the map of them, in UTF-16. */
function edited(text: string, edits: readonly (readonly [number, number, string])[]) {
  const points = [...text]
  const units = (from: number, to: number) => points.slice(from, to).join('').length
  const made: Edit[] = []
  let done = 0
  for (const [skip, remove, inserted] of edits) {
    const start = Math.min(points.length, done + skip)
    const end = Math.min(points.length, start + remove)
    made.push({ start: units(0, start), removed: units(start, end), inserted })
    done = end
  }
  let after = text
  for (const { start, removed, inserted } of made.toReversed())
    after = after.slice(0, start) + inserted + after.slice(start + removed)
  const replacements = made.map((edit) => ({ ...edit, inserted: edit.inserted.length }))
  return { after, map: new PositionMap(replacements) }
}

function corrections(map: PositionMap, before: TextAtHand, after: TextAtHand): Corrections {
  const facts = (text: TextAtHand, sha256: string) => ({
    sha256,
    textSha256: text.textSha256,
    textLength: text.offsets.codePointLength,
  })
  return {
    format: 'isnad-corrections',
    version: 1,
    corrections: [
      {
        from: facts(before, hash('1')),
        to: facts(after, hash('2')),
        by: 'samir',
        at: '2026-11-22T10:00:00Z',
        replacements: inCodePoints(map, before.offsets, after.offsets),
      },
    ],
  }
}

const before = handed(sampleText, 'b')

describe('a sidecar of an earlier text', () => {
  const inserted = edited(sampleText, [[0, 0, 'تصحيح: ورد خطأ. ']])
  const here = handed(inserted.after, 'c')

  it('follows a correction exactly where its map leads here', () => {
    const known = corrections(inserted.map, before, here)
    const { annotations, followed } = placeContents(sampleSidecar, hash('b'), here, known)
    expect(followed).toEqual({ spans: 3, reworded: 0 })
    for (const span of annotations.spans.values()) {
      expect(span.unplaced).toEqual([])
      for (const { start, end, quote } of span.segments)
        expect(here.text.slice(start, end)).toBe(quote)
    }
  })

  it('takes words along that were corrected themselves, and says so', () => {
    const at = [...sampleText.slice(0, sampleText.indexOf('إنتاج'))].length
    const change = edited(sampleText, [[at, 5, 'محصول']])
    const there = handed(change.after, 'c')
    const known = corrections(change.map, before, there)
    const { annotations, followed } = placeContents(sampleSidecar, hash('b'), there, known)
    expect(followed).toEqual({ spans: 3, reworded: 1 })
    expect(annotations.spans.get('claim-1')?.segments[0]?.quote).toBe(
      'إن محصول القمح سيرتفع هذا العام',
    )
  })

  it('keeps words that a correction deleted, without a place', () => {
    const words = sampleSidecar.spans[0]?.segments[0]
    const change = edited(sampleText, [[words?.start ?? 0, 5, '']])
    const there = handed(change.after, 'c')
    const known = corrections(change.map, before, there)
    const cue = toAnnotations(sampleSidecar, hash('b'), there, known).spans.get('cue-1')
    expect(cue?.segments).toEqual([])
    expect(cue?.unplaced[0]).toMatchObject({ quote: 'قالت', recorded: { textSha256: hash('b') } })
  })

  it('moves nothing where no map leads here', () => {
    const { spans } = toAnnotations(sampleSidecar, hash('b'), here, null)
    for (const span of spans.values()) {
      expect(span.segments).toEqual([])
      expect(span.unplaced).toHaveLength(1)
    }
  })

  it('does not believe a map that does not fit the text', () => {
    const other = handed(`${inserted.after.slice(0, 40)}#${inserted.after.slice(40)}`, 'c')
    const known = corrections(inserted.map, before, here)
    const { spans } = toAnnotations(sampleSidecar, hash('b'), other, known)
    expect(spans.get('claim-1')?.segments).toEqual([])
    expect(spans.get('claim-1')?.unplaced).toHaveLength(1)
  })

  it('leaves a segment where words and surroundings still stand, and no other', () => {
    const grown = handed(`${sampleText}\nوأُضيف سطر.`, 'c')
    const { spans } = toAnnotations(sampleSidecar, hash('b'), grown, null)
    expect([...spans.values()].every((span) => span.unplaced.length === 0)).toBe(true)
    const turned = sampleText.replace('وزارة الزراعة', 'وزارة التجارة')
    const cue = toAnnotations(sampleSidecar, hash('b'), handed(turned, 'c'), null).spans
    expect(cue.get('cue-1')?.unplaced).toHaveLength(1)
  })
})

describe('whatever the text was and is', () => {
  const edits = fc.array(
    fc.tuple(
      fc.nat(25),
      fc.nat(6),
      fc.string({ unit: fc.constantFrom(...arabicAlphabet, '😀'), maxLength: 5 }),
    ),
    { maxLength: 4 },
  )
  const cases = generatedText.chain((text) =>
    fc.record({ text: fc.constant(text), sidecar: generatedSidecar(text), edits }),
  )
  const piecesOf = (sidecar: Sidecar, id: string) =>
    sidecar.spans.find((span) => span.id === id)?.segments ?? []

  it('corrections lead every character to where it is; nothing else is placed, nothing is lost', () => {
    fc.assert(
      fc.property(cases, ({ text, sidecar, edits }) => {
        const from = handed(text, 'b')
        const { after, map } = edited(text, edits)
        const to = handed(after, 'c')
        const known = corrections(map, from, to)
        const { spans } = toAnnotations(sidecar, hash('b'), to, known)
        for (const [id, span] of spans) {
          const pieces = piecesOf(sidecar, id)
          expect(span.segments.length + span.unplaced.length).toBe(pieces.length)
          for (const segment of span.segments)
            expect(segment).toMatchObject(segmentAt(after, segment))
          const unplaced = new Set(span.unplaced.map(({ recorded }) => recorded.start))
          for (const piece of pieces) {
            const range = {
              start: from.offsets.toUtf16(piece.start),
              end: from.offsets.toUtf16(piece.end),
            }
            const mapped = map.mapRange(range)
            expect(unplaced.has(piece.start)).toBe(mapped.range === null)
            if (mapped.range === null) continue
            expect(span.segments).toContainEqual(expect.objectContaining(mapped.range))
            if (!mapped.changed)
              expect(after.slice(mapped.range.start, mapped.range.end)).toBe(piece.quote)
          }
        }
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('opening at the next reader’s gives what the corrector’s own spans became', () => {
    fc.assert(
      fc.property(cases, ({ text, sidecar, edits }) => {
        const from = handed(text, 'b')
        const { after, map } = edited(text, edits)
        const to = handed(after, 'c')
        const own = toAnnotations(sidecar, hash('b'), from)
        const followed = followChange(own, map, from, after)
        const read = toAnnotations(sidecar, hash('b'), to, corrections(map, from, to))
        const byPlace = (one: typeof read) => toSidecar(one, envelopeOf(sidecar), to).spans
        expect(byPlace(read)).toEqual(byPlace(followed))
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('without corrections only what stands in its surroundings at its offsets keeps its place', () => {
    fc.assert(
      fc.property(cases, ({ text, sidecar, edits }) => {
        const { after } = edited(text, edits)
        const to = handed(after, 'c')
        const annotations = toAnnotations(sidecar, hash('b'), to)
        for (const [id, span] of annotations.spans) {
          const pieces = piecesOf(sidecar, id)
          expect(span.segments.length + span.unplaced.length).toBe(pieces.length)
          for (const { start, end, quote, prefix, suffix } of span.segments) {
            expect(after.slice(start - prefix.length, end + suffix.length)).toBe(
              prefix + quote + suffix,
            )
            const recorded = pieces.find(
              (piece) => piece.quote === quote && piece.prefix === prefix,
            )
            expect(recorded?.start).toBe(to.offsets.toCodePoint(start))
          }
          for (const piece of span.unplaced) expect(piece.recorded.textSha256).toBe(hash('b'))
        }
        const written = toSidecar(annotations, envelopeOf(sidecar), to)
        const again = toAnnotations(written, hash('c'), to)
        expect(again).toEqual(annotations)
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)
})
