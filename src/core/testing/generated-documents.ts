/** Documents of data sets for property tests. */
import fc from 'fast-check'
import type { Frame, Segment, Span } from '#core/annotation/model.ts'
import type { Attributes } from '#core/annotation/records.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import type { DatasetDocument } from '#core/formats/dataset.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { arabicAlphabet } from './arabic-text.ts'
import { byId, datasetDocument, emptyItem } from './datasets.ts'

/** With line breaks of every kind, marks and characters beyond the first plane, alone and at spans' edges. */
const alphabet = [...arabicAlphabet, '😀', '📈', '\u2028', '\u0085', ' ', 'ب', 'م']

const datasetText = fc
  .array(fc.constantFrom(...alphabet), { minLength: 10, maxLength: 60 })
  .map((parts) => `📈${parts.join('')}`)

const note = fc.constantFrom(
  '',
  '',
  'ملاحظة 😀',
  'a "note",\nof two lines\tand a tab',
  '<b>&amp;</b>',
)
const written = fc.constantFrom('قيمة', '=1+1', 'a|b, "c"', '', 'two\nlines', '😀')

const spanAttributes = fc.record(
  {
    kind: fc.constantFrom('accusation', 'prediction'),
    checkworthy: fc.constantFrom('high', 'none'),
    named: fc.boolean(),
    remark: written,
    techniques: fc.uniqueArray(fc.constantFrom('p', 'q', 'قيمة'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Attributes>

function generatedSegments(text: string): fc.Arbitrary<readonly Segment[]> {
  const offsets = new OffsetMap(text)
  return fc
    .uniqueArray(fc.integer({ min: 0, max: offsets.codePointLength }), {
      minLength: 2,
      maxLength: 4,
    })
    .map((edges) => {
      const sorted = edges.toSorted((a, b) => a - b).map((edge) => offsets.toUtf16(edge))
      const segments: Segment[] = []
      for (let i = 0; i + 1 < sorted.length; i += 2)
        segments.push(segmentAt(text, { start: sorted[i] ?? 0, end: sorted[i + 1] ?? 0 }))
      return segments
    })
}

function generatedSpan(text: string, id: string): fc.Arbitrary<Span> {
  return fc
    .record({
      label: fc.constantFrom('claim', 'source', 'cue'),
      segments: generatedSegments(text),
      attributes: spanAttributes,
      note,
      unplaced: fc.constantFrom([], [], [lost]),
    })
    .map((drawn) => ({ ...emptyItem(id), ...drawn }))
}

const lost: Span['unplaced'][number] = {
  recorded: { start: 900, end: 904, textSha256: 'f'.repeat(64) },
  quote: 'حذف😀',
  prefix: 'ما',
  suffix: '',
}

function generatedFrame(
  id: string,
  spans: readonly string[],
  frames: readonly string[],
): fc.Arbitrary<Frame> {
  const fillers = (allowed: readonly string[]) =>
    allowed.length === 0
      ? fc.constant([])
      : fc.uniqueArray(fc.constantFrom(...allowed), { maxLength: 2 })
  return fc
    .record({
      type: fc.constantFrom('attribution', 'sentiment'),
      roles: fc.record(
        {
          source: fillers(['#writer', ...spans]),
          cue: fillers(spans),
          content: fillers([...spans, ...frames]),
        },
        { requiredKeys: [] },
      ),
      attributes: fc.record(
        { polarity: fc.constantFrom('positive', 'negative'), reported: fc.boolean() },
        { requiredKeys: [] },
      ),
      note,
    })
    .map(({ type, roles, attributes, note: said }) => ({
      ...emptyItem(id),
      type,
      roles,
      attributes,
      note: said,
    }))
}

/** Any document: overlaps, several pieces, empty roles, frames in frames, pieces without a place. */
export const generatedDocument: fc.Arbitrary<DatasetDocument> = datasetText.chain((text) =>
  fc
    .tuple(fc.nat(4), fc.nat(3))
    .chain(([spanCount, frameCount]) => {
      const ids = Array.from({ length: spanCount }, (_, i) => `s${i}`)
      const frameIds = Array.from({ length: frameCount }, (_, i) => `f${i}`)
      return fc.record({
        spans: fc.tuple(...ids.map((id) => generatedSpan(text, id))),
        frames: fc.tuple(...frameIds.map((id, i) => generatedFrame(id, ids, frameIds.slice(0, i)))),
        attributes: fc.record(
          { tone: fc.constantFrom('neutral', 'hostile'), topic: written },
          { requiredKeys: [] },
        ),
        note,
      })
    })
    .map(({ spans, frames, attributes, note: said }) =>
      datasetDocument(text, {
        spans: byId(...spans),
        frames: byId(...frames),
        document: { attributes, note: said },
      }),
    ),
)
