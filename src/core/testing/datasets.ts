import { hash as sha256 } from 'node:crypto'
import fc from 'fast-check'
import type { Annotations, Frame, Segment, Span } from '#core/annotation/model.ts'
import { noAnnotations } from '#core/annotation/model.ts'
import type { Attributes } from '#core/annotation/records.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { extractText } from '#core/document/text.ts'
import type { DatasetDocument } from '#core/formats/dataset.ts'
import type { Emission, ExportFormat } from '#core/formats/exporter.ts'
import type {
  ImportedDocument,
  ImportedFrame,
  ImportFormat,
  ImportProblem,
  ImportSource,
} from '#core/formats/importer.ts'
import { ExportReport } from '#core/formats/report.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { arabicAlphabet } from './arabic-text.ts'
import { shippedTagset } from './tagsets.ts'

/** Documents of data sets for tests, by hand and generated, and a trip through a format and back. */

export const datasetTagset = shippedTagset('claims-sources-sentiment')

const at = '2026-11-22T10:00:00Z'

export function datasetDocument(
  text: string,
  annotations: Partial<Annotations>,
  more: Partial<DatasetDocument> = {},
): DatasetDocument {
  const { blocks, byline, extraction } = extractText(text)
  return {
    stem: 'haleb.amal',
    article: {
      file: 'haleb.txt',
      sha256: '0'.repeat(64),
      textSha256: sha256('sha256', text, 'hex'),
      encoding: 'utf-8',
      extraction,
      byline,
    },
    text,
    blocks,
    offsets: new OffsetMap(text),
    annotator: { id: 'amal', name: 'أمل', role: 'annotator' },
    tagset: { id: datasetTagset.id, version: datasetTagset.version },
    status: 'submitted',
    annotations: { ...noAnnotations, ...annotations },
    split: null,
    ...more,
  }
}

/** A span over the words, wherever they stand first; several are its pieces. */
export function spanOn(
  text: string,
  id: string,
  label: string,
  words: readonly string[],
  more: Partial<Span> = {},
): Span {
  const segments = words.map((one) => {
    const start = text.indexOf(one)
    if (start === -1) throw new Error(`«${one}» is not in the text`)
    return segmentAt(text, { start, end: start + one.length })
  })
  return { ...emptyItem(id), label, segments, unplaced: [], ...more }
}

export function byId<T extends { readonly id: string }>(...items: T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function emptyItem(id: string) {
  return {
    id,
    attributes: {},
    note: '',
    origin: { kind: 'manual' } as const,
    created: at,
    modified: at,
  }
}

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

export interface Exported {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly report: ExportReport
}

/** The files that a format writes of documents. */
export function exportAll(
  format: ExportFormat,
  documents: readonly DatasetDocument[],
  layer: string | null = null,
): Exported {
  const report = new ExportReport()
  const exporter = format.open({ tagset: datasetTagset, layer }, report)
  const parts = new Map<string, Uint8Array[]>()
  const put = (emissions: Iterable<Emission>): void => {
    for (const { file, data } of emissions) {
      const list = parts.get(file) ?? []
      parts.set(file, list)
      list.push(typeof data === 'string' ? Buffer.from(data) : data)
    }
  }
  put(exporter.begin())
  for (const document of documents) put(exporter.document(document))
  put(exporter.end())
  const files = new Map([...parts].map(([file, list]) => [file, Buffer.concat(list)]))
  return { files, report }
}

export function sourceOf(files: ReadonlyMap<string, Uint8Array>): ImportSource {
  return { names: [...files.keys()].sort(), read: (name) => files.get(name) ?? null }
}

/** What a format reads from files, with the problems that it met. */
export function importAll(
  format: ImportFormat,
  files: ReadonlyMap<string, Uint8Array>,
): {
  readonly documents: readonly ImportedDocument[]
  readonly problems: readonly ImportProblem[]
} {
  const problems: ImportProblem[] = []
  const documents = [...format.read(sourceOf(files), (problem) => problems.push(problem))]
  return { documents, problems }
}

/** A text file that an exporter wrote. */
export function textOf({ files }: Exported, name: string): string {
  const bytes = files.get(name)
  if (bytes === undefined) throw new Error(`No ${name} among ${[...files.keys()].join(', ')}`)
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** What a document's annotations are once they were written and read again, ids in order. */
export function annotationsOf({ annotations }: DatasetDocument) {
  const { spans, frames, document } = annotations
  return {
    attributes: document.attributes,
    note: document.note,
    spans: inOrder(spans.values()).map(({ id, label, segments, unplaced, attributes, note }) => ({
      id,
      label,
      segments: segments.map(({ start, end }) => ({ start, end })),
      unplaced: unplaced.map(({ recorded, ...rest }) => ({ ...rest, ...recorded })),
      attributes,
      note,
    })),
    frames: inOrder(frames.values()).map(({ id, type, roles, attributes, note }) => ({
      id,
      type,
      roles,
      attributes,
      note,
    })),
  }
}

/** The same of what was read. */
export function importedAnnotations({ attributes, note, spans, frames }: ImportedDocument) {
  return { attributes, note, spans: inOrder(spans), frames: inOrder(frames) }
}

/** What frames say, where a format keeps no ids of theirs: types and fillers, each in one order. */
export function withoutFrameIds(
  frames: readonly Pick<ImportedFrame, 'type' | 'roles'>[],
): readonly string[] {
  const said = frames.map(({ type, roles }) =>
    JSON.stringify([
      type,
      Object.entries(roles)
        .map(([role, fillers]) => [role, fillers.toSorted()] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  )
  return said.toSorted()
}

function inOrder<T extends { readonly id: string }>(items: Iterable<T>): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
}
