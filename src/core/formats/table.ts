import type { Annotations, Frame, Span } from '#core/annotation/model.ts'
import { writer } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import { isRecord, readJson } from '#core/json.ts'
import type { DatasetDocument } from './dataset.ts'

/**
 * A data set as three tables: documents, spans, frames, for CSV, TSV and spreadsheets alike. Each
 * attribute and role of the tagset has a column of its own; those that it lacks stand in one more
 * column, as JSON.
 */

export type Cell = string | number | null

export interface TableRows {
  readonly documents: readonly (readonly Cell[])[]
  readonly spans: readonly (readonly Cell[])[]
  readonly frames: readonly (readonly Cell[])[]
}
export type TableName = keyof TableRows
export const tableNames = ['documents', 'spans', 'frames'] as const satisfies readonly TableName[]

/** Between the pieces of a span where its words are written in one cell. */
export const pieceSeparator = ' … '

export const attributeColumn = 'attribute.'
export const roleColumn = 'role.'
export const wordsColumn = 'words.'
/** A role that is there and has no fillers. No id begins with this sign. */
export const noFillers = '#none'

const documentColumns = [
  'document',
  'file',
  'sha256',
  'text_sha256',
  'encoding',
  'format',
  'title',
  'author',
  'date',
  'site',
  'annotator',
  'annotator_name',
  'annotator_role',
  'tagset',
  'tagset_version',
  'status',
  'split',
  'note',
] as const
const spanColumns = [
  'document',
  'file',
  'annotator',
  'split',
  'span',
  'label',
  'start',
  'end',
  'before',
  'text',
  'after',
  'pieces',
  'unplaced',
  'note',
] as const
const frameColumns = ['document', 'file', 'annotator', 'split', 'frame', 'type', 'note'] as const

/** Makes the tables' heads and rows, by the tagset's columns. */
export class Tables {
  readonly heads: Readonly<Record<TableName, readonly string[]>>
  readonly #attributes: Readonly<Record<TableName, readonly string[]>>
  readonly #roles: readonly string[]

  constructor(tagset: Tagset | null) {
    const ids = (lists: readonly (readonly AttributeDefinition[])[]) => [
      ...new Set(lists.flat().map(({ id }) => id)),
    ]
    this.#attributes = {
      documents: ids([tagset?.document.attributes ?? []]),
      spans: ids(tagset?.spans.map((label) => label.attributes) ?? []),
      frames: ids(tagset?.frames.map((type) => type.attributes) ?? []),
    }
    this.#roles = [...new Set(tagset?.frames.flatMap(({ roles }) => roles.map(({ id }) => id)))]
    const attributes = (table: TableName) => [
      ...this.#attributes[table].map((id) => attributeColumn + id),
      'other_attributes',
    ]
    this.heads = {
      documents: [...documentColumns, ...attributes('documents'), 'text'],
      spans: [...spanColumns, ...attributes('spans')],
      frames: [
        ...frameColumns,
        ...this.#roles.flatMap((role) => [roleColumn + role, wordsColumn + role]),
        'other_roles',
        ...attributes('frames'),
      ],
    }
  }

  rows(document: DatasetDocument): TableRows {
    const { annotations } = document
    return {
      documents: [this.#document(document)],
      spans: spansInOrder(annotations).map((span) => this.#span(document, span)),
      frames: framesInOrder(annotations).map((frame) => this.#frame(document, frame)),
    }
  }

  #document(document: DatasetDocument): readonly Cell[] {
    const { stem, article, annotator, tagset, status, split, annotations, text } = document
    const { title, author, date, site } = article.byline
    const { attributes, note } = annotations.document
    return [
      stem,
      article.file,
      article.sha256,
      article.textSha256,
      article.encoding,
      article.extraction.format,
      title ?? null,
      author ?? null,
      date ?? null,
      site ?? null,
      annotator.id,
      annotator.name,
      annotator.role,
      tagset.id,
      tagset.version,
      status,
      split,
      note,
      ...this.#values('documents', attributes),
      text,
    ]
  }

  #span({ stem, article, annotator, split, offsets }: DatasetDocument, span: Span): Cell[] {
    const pieces = span.segments.map(({ start, end }) => ({
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
    }))
    const lost = span.unplaced.map(({ recorded, quote, prefix, suffix }) => ({
      ...recorded,
      quote,
      prefix,
      suffix,
    }))
    return [
      stem,
      article.file,
      annotator.id,
      split,
      span.id,
      span.label,
      pieces[0]?.start ?? null,
      pieces.at(-1)?.end ?? null,
      span.segments[0]?.prefix ?? null,
      span.segments.map(({ quote }) => quote).join(pieceSeparator),
      span.segments.at(-1)?.suffix ?? null,
      pieces.map(({ start, end }) => `${start}-${end}`).join(' '),
      lost.length === 0 ? null : JSON.stringify(lost),
      span.note,
      ...this.#values('spans', span.attributes),
    ]
  }

  #frame({ stem, article, annotator, split, annotations }: DatasetDocument, frame: Frame): Cell[] {
    const columns = this.#roles.flatMap((role) => {
      const fillers = Object.hasOwn(frame.roles, role) ? frame.roles[role] : undefined
      if (fillers === undefined) return [null, null]
      if (fillers.length === 0) return [noFillers, null]
      return [fillers.join(' '), fillers.map((id) => wordsOf(annotations, id)).join(' | ')]
    })
    const others = Object.entries(frame.roles).filter(([role]) => !this.#roles.includes(role))
    return [
      stem,
      article.file,
      annotator.id,
      split,
      frame.id,
      frame.type,
      frame.note,
      ...columns,
      others.length === 0 ? null : JSON.stringify(Object.fromEntries(others)),
      ...this.#values('frames', frame.attributes),
    ]
  }

  #values(table: TableName, attributes: Attributes): readonly Cell[] {
    const known = this.#attributes[table]
    const others = Object.entries(attributes).filter(([name]) => !known.includes(name))
    return [
      ...known.map((name) => {
        const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
        return value === undefined ? null : valueCell(value)
      }),
      others.length === 0 ? null : JSON.stringify(Object.fromEntries(others)),
    ]
  }
}

/** The words of a filler: of a span its own, of a frame none. */
function wordsOf({ spans }: Annotations, id: string): string {
  if (id === writer) return writer
  return (spans.get(id)?.segments ?? []).map(({ quote }) => quote).join(pieceSeparator)
}

/**
 * An attribute's value as a cell: plain text as it is; yes and no as `true` and `false`; lists, and
 * texts that would be taken for something else, as JSON. The empty cell is no value.
 */
export function valueCell(value: AttributeValue): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^(?:$|true$|false$|["[])/.test(value) ? JSON.stringify(value) : value
}

export function cellValue(cell: string): AttributeValue {
  if (cell === 'true' || cell === 'false') return cell === 'true'
  if (!/^["[]/.test(cell)) return cell
  const { value, faults } = readJson(cell)
  if (faults.length > 0) return cell
  return isAttributeValue(value) ? value : cell
}

export function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string')
  return typeof value === 'string' || typeof value === 'boolean'
}

/** Attributes written as one JSON object; what is none of ours is left out. */
export function attributesOfJson(cell: string): Attributes {
  const { value } = readJson(cell)
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isAttributeValue(one) ? [[name, one]] : [])),
  )
}
