import type { DatasetDocument, DatasetOptions } from './dataset.ts'
import type { ExportReport } from './report.ts'

/** A piece of a file of the data set, to be put at the end of what the file has so far. */
export interface Emission {
  /** Path in the data set, `/` between its parts. */
  readonly file: string
  /** Text is written as UTF-8. */
  readonly data: string | Uint8Array
}

/** Writes one data set: `begin`, `document` for each, in order, and `end`. It keeps no document. */
export interface Exporter {
  begin(): Iterable<Emission>
  document(document: DatasetDocument): Iterable<Emission>
  end(): Iterable<Emission>
}

/** What a format has a place for. What it has not is counted for it (`reportUncarried`). */
export interface Carries {
  /** Spans of several pieces. */
  readonly pieces: boolean
  /** Spans that share text. */
  readonly overlaps: boolean
  /** Pieces whose words are not in the text. */
  readonly unplaced: boolean
  readonly spanAttributes: boolean
  readonly frames: boolean
  readonly frameAttributes: boolean
  readonly notes: boolean
  readonly documentAttributes: boolean
}

/** Everything has its place. */
export const carriesAll: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: true,
  spanAttributes: true,
  frames: true,
  frameAttributes: true,
  notes: true,
  documentAttributes: true,
}

export interface ExportFormat {
  readonly carries: Carries
  open(options: DatasetOptions, report: ExportReport): Exporter
}

/** The name of the file that holds all documents of one split, or of a set without splits. */
export function splitFile(document: Pick<DatasetDocument, 'split'>, extension: string): string {
  return `${document.split ?? 'data'}.${extension}`
}

/** The path of a document's own file. */
export function documentFile(
  document: Pick<DatasetDocument, 'split' | 'stem'>,
  extension: string,
): string {
  const name = `${document.stem}.${extension}`
  return document.split === null ? name : `${document.split}/${name}`
}

/**
 * Counts what the document has and the format carries nothing of. Overlaps are counted by the format,
 * which knows what it let stand.
 */
export function reportUncarried(
  document: DatasetDocument,
  carries: Carries,
  report: ExportReport,
): void {
  const { spans, frames, document: record } = document.annotations
  for (const span of spans.values()) {
    const { id, segments, unplaced } = span
    if (!carries.unplaced && segments.length === 0) {
      report.add('unplaced-span', document, id)
      continue
    }
    if (!carries.unplaced) report.add('unplaced-piece', document, id, unplaced.length)
    if (!carries.pieces && segments.length > 1) report.add('joined-pieces', document, id)
    if (!carries.spanAttributes)
      report.add('span-attribute', document, id, Object.keys(span.attributes).length)
    if (!carries.notes && span.note !== '') report.add('note', document, id)
  }
  for (const frame of frames.values()) {
    if (!carries.frames) {
      report.add('frame', document, frame.id)
      continue
    }
    if (!carries.frameAttributes)
      report.add('frame-attribute', document, frame.id, Object.keys(frame.attributes).length)
    if (!carries.notes && frame.note !== '') report.add('note', document, frame.id)
  }
  if (!carries.documentAttributes)
    report.add('document-attribute', document, null, Object.keys(record.attributes).length)
  if (!carries.notes && record.note !== '') report.add('note', document, null)
}
