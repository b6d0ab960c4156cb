import { hash as sha256 } from 'node:crypto'
import type { Annotations, Span } from '#core/annotation/model.ts'
import { noAnnotations } from '#core/annotation/model.ts'
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
import { shippedTagset } from './tagsets.ts'

/** Documents of data sets for tests, made by hand, and a trip through a format and back. */

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

/** What spans and frames have in common. */
export function emptyItem(id: string) {
  return {
    id,
    attributes: {},
    note: '',
    origin: { kind: 'manual' } as const,
    created: at,
    modified: at,
  }
}

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
