import { z } from 'zod'
import type { Frame, Span } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import { originKinds, statuses } from '#core/annotation/records.ts'
import { articleFormats } from '#core/document/document.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import { type DatasetDocument, splits } from './dataset.ts'

/**
 * A document as one record of our own format, JSONL and Parquet alike. Every record has every field,
 * of one type, so that programs that look at the first records only (Hugging Face datasets, Arrow,
 * DuckDB) know them all: attributes and roles, whose names vary, are lists. Offsets are code points.
 */

const attributeSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['text', 'boolean', 'list']),
  values: z.array(z.string()).describe('One, unless the type is list; of a boolean, true or false'),
})

const offset = z.number().int().min(0)

const segmentSchema = z.strictObject({ start: offset, end: offset, text: z.string() })

const unplacedSchema = z.strictObject({
  start: offset.describe('In the text with the hash text_sha256'),
  end: offset,
  text: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  text_sha256: z.string(),
})

const made = {
  attributes: z.array(attributeSchema),
  note: z.string(),
  origin: z.strictObject({
    kind: z.enum(originKinds),
    by: z.string().nullable(),
    score: z.number().nullable(),
  }),
  created: z.string(),
  modified: z.string(),
}

const spanSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  start: offset.nullable().describe('Of the first piece; null where none has a place in the text'),
  end: offset.nullable().describe('Of the last piece, exclusive'),
  text: z.string().describe('The words of all pieces, with " … " between them'),
  segments: z.array(segmentSchema),
  unplaced: z.array(unplacedSchema).describe('Pieces whose words are not in the text'),
  ...made,
})

const frameSchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  roles: z.array(
    z.strictObject({
      role: z.string(),
      fillers: z.array(z.string()).describe('Ids of spans or frames, or #writer'),
    }),
  ),
  ...made,
})

export const recordSchema = z.strictObject({
  id: z.string().describe('Unique in the data set'),
  file: z.string().describe('The article’s path'),
  sha256: z.string().describe('Of the article’s bytes'),
  text_sha256: z.string().describe('Of the text in UTF-8'),
  encoding: z.string().nullable(),
  extraction: z.strictObject({ format: z.enum(articleFormats), rules: z.number().int() }),
  title: z.string().nullable(),
  author: z.string().nullable(),
  date: z.string().nullable(),
  site: z.string().nullable(),
  text: z.string().describe('What all offsets count in, by Unicode code points'),
  annotator: z.strictObject({
    id: z.string(),
    name: z.string(),
    role: z.enum(['annotator', 'reviewer']),
  }),
  tagset: z.strictObject({ id: z.string(), version: z.string() }),
  status: z.enum(statuses),
  split: z.enum(splits).nullable(),
  attributes: z.array(attributeSchema).describe('Of the document as a whole'),
  note: z.string(),
  spans: z.array(spanSchema),
  frames: z.array(frameSchema),
})
export type DatasetRecord = z.infer<typeof recordSchema>
type RecordAttribute = z.infer<typeof attributeSchema>

/** The JSON Schema of a record, as the text of a file. */
export function recordSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(recordSchema)
  const title = 'A record of an Isnad data set, format 1'
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

/** Between the pieces of a span where its words are written in one. */
export const pieceSeparator = ' … '

export function toRecord(document: DatasetDocument): DatasetRecord {
  const { stem, article, text, offsets, annotator, tagset, status, annotations, split } = document
  const { title, author, date, site } = article.byline
  return {
    id: stem,
    file: article.file,
    sha256: article.sha256,
    text_sha256: article.textSha256,
    encoding: article.encoding,
    extraction: { format: article.extraction.format, rules: article.extraction.rules },
    title: title ?? null,
    author: author ?? null,
    date: date ?? null,
    site: site ?? null,
    text,
    annotator: { id: annotator.id, name: annotator.name, role: annotator.role },
    tagset: { id: tagset.id, version: tagset.version },
    status,
    split,
    attributes: listAttributes(annotations.document.attributes),
    note: annotations.document.note,
    spans: spansInOrder(annotations).map((span) => spanRecord(span, offsets)),
    frames: framesInOrder(annotations).map(frameRecord),
  }
}

function spanRecord(span: Span, offsets: OffsetMap): DatasetRecord['spans'][number] {
  const segments = span.segments.map(({ start, end, quote }) => ({
    start: offsets.toCodePoint(start),
    end: offsets.toCodePoint(end),
    text: quote,
  }))
  return {
    id: span.id,
    label: span.label,
    start: segments[0]?.start ?? null,
    end: segments.at(-1)?.end ?? null,
    text: segments.map((segment) => segment.text).join(pieceSeparator),
    segments,
    unplaced: span.unplaced.map(({ recorded, quote, prefix, suffix }) => ({
      start: recorded.start,
      end: recorded.end,
      text: quote,
      prefix,
      suffix,
      text_sha256: recorded.textSha256,
    })),
    ...madeRecord(span),
  }
}

function frameRecord(frame: Frame): DatasetRecord['frames'][number] {
  return {
    id: frame.id,
    type: frame.type,
    roles: Object.entries(frame.roles).map(([role, fillers]) => ({ role, fillers: [...fillers] })),
    ...madeRecord(frame),
  }
}

function madeRecord({ attributes, note, origin, created, modified }: Span | Frame) {
  return {
    attributes: listAttributes(attributes),
    note,
    origin: { kind: origin.kind, by: origin.by ?? null, score: origin.score ?? null },
    created,
    modified,
  }
}

export function listAttributes(attributes: Attributes): RecordAttribute[] {
  return Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'string') return { name, type: 'text', values: [value] }
    if (typeof value === 'boolean') return { name, type: 'boolean', values: [String(value)] }
    return { name, type: 'list', values: [...value] }
  })
}

export function attributesOf(list: readonly RecordAttribute[]): Attributes {
  const attributes: Record<string, AttributeValue> = {}
  for (const { name, type, values } of list)
    attributes[name] =
      type === 'list' ? values : type === 'boolean' ? values[0] === 'true' : (values[0] ?? '')
  return attributes
}
