import type { Annotations } from '#core/annotation/model.ts'
import type { Attributes, AttributeValue, Status } from '#core/annotation/records.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Block, Byline, Extraction } from '#core/document/document.ts'
import type { Sidecar, SidecarAnnotator, TagsetReference } from '#core/sidecar/schema.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import type { ExportReport } from './report.ts'

/**
 * The neutral form that every exporter is given: one article as one annotator sees it. Offsets are
 * UTF-16, as everywhere inside the program; each format converts to its own unit.
 */
export interface DatasetDocument {
  /** Names the document's own files and records: unique in the set, safe on every system. */
  readonly stem: string
  readonly article: DatasetArticle
  /** The canonical text. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly offsets: OffsetMap
  readonly annotator: DatasetAnnotator
  readonly tagset: TagsetReference
  readonly status: Status
  readonly annotations: Annotations
  readonly split: Split | null
}

export interface DatasetArticle {
  /** Path in the folder, `/` between its parts. */
  readonly file: string
  /** Of the file's bytes, hex. */
  readonly sha256: string
  /** Of the canonical text in UTF-8, hex. */
  readonly textSha256: string
  readonly encoding: Sidecar['article']['encoding']
  readonly extraction: Extraction
  readonly byline: Byline
}

/** Who annotated, by name or by pseudonym. */
export type DatasetAnnotator = Pick<SidecarAnnotator, 'id' | 'name' | 'role'>

export const splits = ['train', 'validation', 'test'] as const
export type Split = (typeof splits)[number]

/** What holds for a whole data set. */
export interface DatasetOptions {
  /** Null where the folder's annotations follow none that is known. */
  readonly tagset: Tagset | null
  /**
   * What a format of one flat layer writes: the spans of this label, or of the labels of this group of
   * the tagset; null: all, the longest first (`flatLayer`).
   */
  readonly layer: string | null
}

/**
 * The document without half surrogate pairs in what people wrote: no UTF-8 file can hold those, so
 * each becomes U+FFFD, and the item is counted. A text that was decoded has none.
 */
export function wellFormed(document: DatasetDocument, report: ExportReport): DatasetDocument {
  const { annotations } = document
  const replace = <T extends Written>(written: T, item: string | null): T => {
    if (isWhole(written)) return written
    report.add('replaced-character', document, item)
    return { ...written, note: written.note.toWellFormed(), attributes: whole(written.attributes) }
  }
  const spans = mapChanged(annotations.spans, (span) => replace(span, span.id))
  const frames = mapChanged(annotations.frames, (frame) => replace(frame, frame.id))
  const record = replace(annotations.document, null)
  const same =
    spans === annotations.spans && frames === annotations.frames && record === annotations.document
  return same
    ? document
    : { ...document, annotations: { ...annotations, spans, frames, document: record } }
}

interface Written {
  readonly note: string
  readonly attributes: Attributes
}

function isWhole({ note, attributes }: Written): boolean {
  return (
    note.isWellFormed() &&
    Object.entries(attributes).every(
      ([key, value]) =>
        key.isWellFormed() && JSON.stringify(value) === JSON.stringify(cured(value)),
    )
  )
}

function whole(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key.toWellFormed(), cured(value)]),
  )
}

function cured(value: AttributeValue): AttributeValue {
  if (typeof value === 'string') return value.toWellFormed()
  return typeof value === 'boolean' ? value : value.map((one) => one.toWellFormed())
}

function mapChanged<T>(
  map: ReadonlyMap<string, T>,
  change: (item: T) => T,
): ReadonlyMap<string, T> {
  let changed: Map<string, T> | null = null
  for (const [id, item] of map) {
    const after = change(item)
    if (after === item) continue
    changed ??= new Map(map)
    changed.set(id, after)
  }
  return changed ?? map
}
