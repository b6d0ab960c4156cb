import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  generatedSidecar,
  generatedText,
  hash,
  sampleFrame,
  sampleSidecar,
  sampleText,
} from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { envelopeOf, toAnnotations, toSidecar } from './convert.ts'
import { parseSidecar, readSidecar } from './parse.ts'
import type { TextAtHand } from './place.ts'
import type { Sidecar } from './schema.ts'
import { serialiseSidecar } from './serialise.ts'

const tagset = shippedTagset('claims-sources-sentiment')

function parsed(text: string): Sidecar {
  const result = parseSidecar(text)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value.sidecar
}

function handed(text: string): TextAtHand {
  return { text, textSha256: hash('b'), offsets: new OffsetMap(text) }
}

/** A sidecar without the order of its lists, which the file's own order replaces. */
function unordered(sidecar: Sidecar) {
  const { spans, frames, comments, reviews, ...rest } = sidecar
  const byId = (items: readonly { readonly id: string }[]) =>
    Object.fromEntries(items.map((item) => [item.id, item]))
  return {
    ...rest,
    spans: byId(spans),
    frames: byId(frames),
    comments: byId(comments),
    reviews: byId(reviews),
  }
}

const onText = generatedText.chain((text) =>
  generatedSidecar(text).map((sidecar) => ({ text, sidecar })),
)

describe('a sidecar written and read', () => {
  it('is the same, and written again the same bytes', () => {
    fc.assert(
      fc.property(onText, ({ sidecar }) => {
        const text = serialiseSidecar(sidecar, tagset)
        const again = parsed(text)
        expect(unordered(again)).toEqual(unordered(sidecar))
        expect(serialiseSidecar(again, tagset)).toBe(text)
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('comes back through the working model, where offsets are UTF-16, to the same bytes', () => {
    fc.assert(
      fc.property(onText, ({ text, sidecar }) => {
        const at = handed(text)
        const annotations = toAnnotations(sidecar, sidecar.article.textSha256, at)
        for (const { segments, unplaced } of annotations.spans.values()) {
          expect(unplaced).toEqual([])
          for (const { start, end, quote } of segments) expect(text.slice(start, end)).toBe(quote)
        }
        const written = serialiseSidecar(toSidecar(annotations, envelopeOf(sidecar), at), tagset)
        expect(written).toBe(serialiseSidecar(sidecar, tagset))
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('does not depend on the order in which items and keys were made', () => {
    const { attributes, ...span } = sampleSidecar.spans[2] ?? sampleSidecar.spans[0] ?? fail()
    const turned = { attributes: Object.fromEntries(Object.entries(attributes).reverse()), ...span }
    const [first, second] = sampleSidecar.spans
    const mixed = { ...sampleSidecar, spans: [turned, second ?? fail(), first ?? fail()] }
    expect(serialiseSidecar(mixed, tagset)).toBe(serialiseSidecar(sampleSidecar, tagset))
  })
})

function fail(): never {
  throw new Error('the sample lacks a span')
}

describe('the form of the file', () => {
  const text = serialiseSidecar(sampleSidecar, tagset)

  it('is indented by two, ends in one LF, has no CR and no BOM', () => {
    expect(text).toMatch(/^\{\n {2}"format": "isnad-sidecar",\n {2}"version": 1,\n/)
    expect(text).toMatch(/[^\n]\n$/)
    expect(text).not.toMatch(/\r|^\u{FEFF}/u)
  })

  it('has its keys in the order of the format', () => {
    expect(Object.keys(JSON.parse(text))).toEqual([
      'format',
      'version',
      'article',
      'annotator',
      'tagset',
      'status',
      'document',
      'spans',
      'frames',
      'comments',
      'reviews',
      'conflicts',
    ])
    expect(Object.keys(JSON.parse(text).spans[0])).toEqual([
      'id',
      'label',
      'segments',
      'attributes',
      'note',
      'origin',
      'created',
      'modified',
    ])
  })

  it('lists spans by place, and roles and attributes as the tagset does', () => {
    const { spans, frames } = JSON.parse(
      serialiseSidecar(
        {
          ...sampleSidecar,
          frames: [
            {
              ...(sampleSidecar.frames[0] ?? fail()),
              roles: { zeta: ['cue-1'], content: ['claim-1'], source: ['source-1'] },
            },
          ],
        },
        tagset,
      ),
    )
    expect(spans.map((span: { id: string }) => span.id)).toEqual(['cue-1', 'source-1', 'claim-1'])
    expect(Object.keys(spans[2].attributes)).toEqual(['kind', 'checkworthy'])
    expect(Object.keys(frames[0].roles)).toEqual(['source', 'content', 'zeta'])
  })

  it('lists frames by their first filler’s place, type and id, and comments by time and id', () => {
    const frame = (id: string, type: string, filler: string) => ({
      ...sampleFrame,
      id,
      type,
      roles: { [type === 'relation' ? 'from' : 'content']: [filler] },
    })
    const [comment] = sampleSidecar.comments
    const said = (id: string, created: string) => ({ ...(comment ?? fail()), id, created })
    const { frames, comments } = JSON.parse(
      serialiseSidecar(
        {
          ...sampleSidecar,
          frames: [
            frame('b', 'relation', 'claim-1'),
            frame('d', 'attribution', 'claim-1'),
            frame('c', 'attribution', 'claim-1'),
            // By the first word of the frame that it holds.
            frame('e', 'attribution', 'z'),
            frame('z', 'attribution', 'cue-1'),
          ],
          comments: [
            said('a', '2026-11-22T12:00:00Z'),
            said('c', '2026-11-22T11:00:00Z'),
            said('b', '2026-11-22T11:00:00Z'),
          ],
        },
        tagset,
      ),
    )
    const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).join('')
    expect(ids(frames)).toBe('ezcdb')
    expect(ids(comments)).toBe('bca')
  })

  it('changes by a line or two where one field of one item changes', () => {
    const changed = parsed(text)
    const spans = changed.spans.map((span) =>
      span.id === 'claim-1' ? { ...span, note: 'يُراجع', modified: '2026-11-22T11:00:00Z' } : span,
    )
    const before = text.split('\n')
    const after = serialiseSidecar({ ...changed, spans }, tagset).split('\n')
    expect(after.length).toBe(before.length)
    expect(after.filter((line, i) => line !== before[i])).toHaveLength(2)
  })

  it('keeps unknown keys where they were, at every level', () => {
    const file = text
      .replace('"status": "draft",', '"x-root": {"b": 1, "a": [2]},\n"status": "draft",')
      .replace('"label": "cue",', '"label": "cue",\n"x-span": null,')
      .replace('"start": 2,', '"start": 2,\n"x-segment": 0.5,')
      .replace('"kind": "manual"', '"x-origin": "y",\n"kind": "manual"')
      .replace('"offsetUnit"', '"x-article": true,\n"offsetUnit"')
      .replace('"tone"', '"other": "kept",\n"tone"')
    const once = serialiseSidecar(parsed(file), tagset)
    for (const [before, key, after] of [
      ['"tagset"', '"x-root"', '"status"'],
      ['"label"', '"x-span"', '"segments"'],
      ['"start"', '"x-segment"', '"end"'],
      ['"origin"', '"x-origin"', '"kind"'],
      ['"textLength"', '"x-article"', '"offsetUnit"'],
    ] as const) {
      expect(once.indexOf(key), key).toBeGreaterThan(once.indexOf(before))
      expect(once.indexOf(key), key).toBeLessThan(once.indexOf(after, once.indexOf(key) - 40))
    }
    const sidecar = parsed(once)
    const at = handed(sampleText)
    const annotations = toAnnotations(sidecar, hash('b'), at)
    expect(serialiseSidecar(toSidecar(annotations, envelopeOf(sidecar), at), tagset)).toBe(once)
  })

  it('is the same read from bytes', () => {
    const result = readSidecar(new TextEncoder().encode(text))
    expect(result.ok && serialiseSidecar(result.value.sidecar, tagset)).toBe(text)
  })
})
