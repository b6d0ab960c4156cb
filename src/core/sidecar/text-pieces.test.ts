import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedSidecar, generatedText, sampleSidecar } from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import type { Sidecar, SidecarSpan } from './schema.ts'
import { serialiseSidecar } from './serialise.ts'
import { pieceLength, type SidecarLayout, type TextPiece, textPieces } from './text-pieces.ts'

const tagset = shippedTagset('claims-sources-sentiment')

interface Made {
  readonly bytes: Buffer
  readonly layout: SidecarLayout
  /** Bytes that were written anew. */
  readonly written: number
  readonly pieces: readonly TextPiece[]
}

/** Puts the pieces together as their receiver does. */
function made(sidecar: Sidecar, by: typeof tagset | null, before: Made | null): Made {
  const all = textPieces(sidecar, by, before?.layout ?? null)
  const pieces: TextPiece[] = []
  for (;;) {
    const next = all.next()
    if (next.done) {
      const parts = pieces.map((piece) =>
        typeof piece === 'string'
          ? Buffer.from(piece)
          : (before ?? fail()).bytes.subarray(piece.from, piece.to),
      )
      const written = pieces.map((piece) =>
        typeof piece === 'string' ? Buffer.byteLength(piece) : 0,
      )
      const sum = written.reduce((a, b) => a + b, 0)
      return { bytes: Buffer.concat(parts), layout: next.value, written: sum, pieces }
    }
    pieces.push(next.value)
  }
}

function fail(): never {
  throw new Error('there is nothing to take bytes of')
}

/** `of` the items of one sidecar and those of another in what is left. */
const mixed = (a: Sidecar, b: Sidecar, of: (i: number) => number): Sidecar => {
  const some = <T extends { readonly id: string }>(
    ours: readonly T[],
    theirs: readonly T[],
  ): readonly T[] => {
    const taken = ours.filter((_, i) => of(i) > 0)
    const ids = new Set(taken.map(({ id }) => id))
    return [...theirs.filter(({ id }, i) => !ids.has(id) && of(i + 7) > 1), ...taken]
  }
  return {
    ...b,
    spans: some(a.spans, b.spans),
    frames: some(a.frames, b.frames),
    comments: some(a.comments, b.comments),
    reviews: some(a.reviews, b.reviews),
    conflicts: some(a.conflicts, b.conflicts),
  }
}

describe('the text of a sidecar in pieces', () => {
  it('is what it is written at once, whatever of the one before stays, goes, comes or changes place', () => {
    const sidecars = generatedText.chain((text) =>
      fc.tuple(generatedSidecar(text), generatedSidecar(text), generatedSidecar(text)),
    )
    const chosen = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 9 })
    const tagsets = fc.constantFrom(tagset, tagset, tagset, null)
    fc.assert(
      fc.property(
        sidecars,
        chosen,
        fc.tuple(tagsets, tagsets, tagsets),
        ([a, b, c], of, [x, y, z]) => {
          const pick = (i: number) => of[i % of.length] ?? 0
          const second = mixed(a, b, pick)
          const third = mixed(second, c, (i) => pick(i + 1))
          let before: Made | null = null
          for (const [sidecar, by] of [
            [a, x],
            [second, y],
            [third, z],
          ] as const) {
            before = made(sidecar, by, before)
            expect(before.bytes.toString()).toBe(serialiseSidecar(sidecar, by))
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('names each item’s place', () => {
    const { bytes, layout } = made(sampleSidecar, tagset, null)
    const items = layout.places.map(({ from, to }) => JSON.parse(bytes.toString('utf8', from, to)))
    const { spans, frames, comments, reviews, conflicts } = JSON.parse(bytes.toString())
    expect(items).toEqual([...spans, ...frames, ...comments, ...reviews, ...conflicts])
  })

  it('has unknown fields and lists that are none of the format’s', () => {
    const odd = { ...sampleSidecar, 'x:later': [{ id: 'a\n"b' }, []], more: {}, spans: [] }
    const first = made(odd, tagset, null)
    expect(first.bytes.toString()).toBe(serialiseSidecar(odd, tagset))
    expect(made(odd, tagset, first).bytes.toString()).toBe(serialiseSidecar(odd, tagset))
  })

  it('holds of many items that stayed no more than what stands around them', () => {
    const many = manySpans(3000)
    const before = made(many, tagset, null)
    expect(before.pieces.length).toBeGreaterThan(1)
    for (const piece of before.pieces) expect(String(piece).length).toBeLessThan(pieceLength + 2000)
    const [first, ...rest] = many.spans
    const changed = { ...many, spans: [...rest, { ...(first ?? fail()), note: 'ملاحظة' }] }
    const after = made(changed, tagset, before)
    expect(after.bytes.toString()).toBe(serialiseSidecar(changed, tagset))
    expect(after.written).toBeLessThan(4000)
    expect(after.pieces.length).toBeLessThan(8)
  })

  it('is made anew under another tagset, whose order of attributes is another', () => {
    const before = made(sampleSidecar, null, null)
    const turned = {
      ...tagset,
      spans: tagset.spans.map((label) => ({
        ...label,
        attributes: label.attributes.toReversed(),
      })),
    }
    expect(serialiseSidecar(sampleSidecar, turned)).not.toBe(before.bytes.toString())
    const after = made(sampleSidecar, turned, before)
    expect(after.pieces).toEqual([serialiseSidecar(sampleSidecar, turned)])
  })
})

function manySpans(count: number): Sidecar {
  const [span] = sampleSidecar.spans
  const spans = Array.from({ length: count }, (_, i): SidecarSpan => {
    const { segments, ...rest } = span ?? fail()
    return { ...rest, id: `span-${i}`, segments: segments.map((segment) => ({ ...segment })) }
  })
  return { ...sampleSidecar, spans, frames: [] }
}
