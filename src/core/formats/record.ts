import { z } from 'zod'
import type { Frame, Span } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import { originKinds, statuses } from '#core/annotation/records.ts'
import { articleFormats } from '#core/document/document.ts'
import { isRecord } from '#core/json.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import { type DatasetDocument, splits } from './dataset.ts'

/**
 * A document as one record of our own format, JSONL and Parquet alike. Every field has one type in all
 * records, as programs ask that read them into columns (Hugging Face datasets, Arrow, DuckDB): attributes
 * and roles, whose names vary, are lists. Offsets are code points. In JSONL what is null or an empty list
 * is left out, since a column of nothing else would have no type; but for `spans`, which readers ask every
 * record for.
 */

const attributeSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['text', 'boolean', 'list']),
  values: z
    .array(z.string())
    .default([])
    .describe('One, unless the type is list; of a boolean, true or false'),
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
  attributes: z.array(attributeSchema).default([]),
  note: z.string(),
  origin: z.strictObject({
    kind: z.enum(originKinds),
    by: z.string().nullable().default(null),
    score: z.number().nullable().default(null),
  }),
  created: z.string(),
  modified: z.string(),
}

const spanSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  start: offset.describe('Of the first piece'),
  end: offset.describe('Of the last piece, exclusive'),
  text: z.string().describe('From start to end, what lies between pieces included'),
  segments: z.array(segmentSchema).describe('The pieces; mostly one'),
  unplaced: z
    .array(unplacedSchema)
    .default([])
    .describe('Further pieces, whose words are not in the text'),
  ...made,
})

const unplacedSpanSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  unplaced: z.array(unplacedSchema),
  ...made,
})

const frameSchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  roles: z
    .array(
      z.strictObject({
        role: z.string(),
        fillers: z.array(z.string()).default([]).describe('Ids of spans or frames, or #writer'),
      }),
    )
    .default([]),
  ...made,
})

export const recordSchema = z.strictObject({
  id: z.string().describe('Unique in the data set'),
  file: z.string().describe('The article’s path'),
  sha256: z.string().describe('Of the article’s bytes'),
  text_sha256: z.string().describe('Of the text in UTF-8'),
  encoding: z.string().nullable().default(null),
  extraction: z.strictObject({ format: z.enum(articleFormats), rules: z.number().int() }),
  title: z.string().nullable().default(null),
  author: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  site: z.string().nullable().default(null),
  text: z.string().describe('What all offsets count in, by Unicode code points'),
  annotator: z.strictObject({
    id: z.string(),
    name: z.string(),
    role: z.enum(['annotator', 'reviewer']),
  }),
  tagset: z.strictObject({ id: z.string(), version: z.string() }),
  status: z.enum(statuses),
  split: z.enum(splits).nullable().default(null),
  attributes: z.array(attributeSchema).default([]).describe('Of the document as a whole'),
  note: z.string(),
  spans: z.array(spanSchema).default([]),
  unplaced_spans: z
    .array(unplacedSpanSchema)
    .default([])
    .describe('Spans none of whose words are in the text'),
  frames: z.array(frameSchema).default([]),
})
export type DatasetRecord = z.infer<typeof recordSchema>
/** A record as JSONL has it, undefined in place of what is left out. */
type LeanRecord = z.input<typeof recordSchema>
type RecordAttribute = z.infer<typeof attributeSchema>

/** The JSON Schema of a record of JSONL, as the text of a file. */
export function recordSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(recordSchema, { io: 'input' })
  const title = 'A record of an Isnad data set, format 1'
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

/** The schema gives what is left out its value (`recordSchema.parse`). */
export function toRecord(document: DatasetDocument): LeanRecord {
  const { stem, article, text, offsets, annotator, tagset, status, annotations, split } = document
  const { title, author, date, site } = article.byline
  const spans = spansInOrder(annotations)
  return {
    id: stem,
    file: article.file,
    sha256: article.sha256,
    text_sha256: article.textSha256,
    encoding: article.encoding ?? undefined,
    extraction: { format: article.extraction.format, rules: article.extraction.rules },
    title,
    author,
    date,
    site,
    text,
    annotator: { id: annotator.id, name: annotator.name, role: annotator.role },
    tagset: { id: tagset.id, version: tagset.version },
    status,
    split: split ?? undefined,
    attributes: some(listAttributes(annotations.document.attributes)),
    note: annotations.document.note,
    spans: spans.flatMap((span) => spanRecord(span, text, offsets) ?? []),
    unplaced_spans: some(
      spans
        .filter(({ segments }) => segments.length === 0)
        .map((span) => ({
          id: span.id,
          label: span.label,
          unplaced: unplacedRecords(span),
          ...madeRecord(span),
        })),
    ),
    frames: some(framesInOrder(annotations).map(frameRecord)),
  }
}

function spanRecord(
  span: Span,
  text: string,
  offsets: OffsetMap,
): NonNullable<LeanRecord['spans']>[number] | null {
  const [first] = span.segments
  const last = span.segments.at(-1)
  if (first === undefined || last === undefined) return null
  const segments = span.segments.map(({ start, end, quote }) => ({
    start: offsets.toCodePoint(start),
    end: offsets.toCodePoint(end),
    text: quote,
  }))
  return {
    id: span.id,
    label: span.label,
    start: segments[0]?.start ?? 0,
    end: segments.at(-1)?.end ?? 0,
    text: text.slice(first.start, last.end),
    segments,
    unplaced: some(unplacedRecords(span)),
    ...madeRecord(span),
  }
}

function some<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list
}

function unplacedRecords({ unplaced }: Span): DatasetRecord['spans'][number]['unplaced'] {
  return unplaced.map(({ recorded, quote, prefix, suffix }) => ({
    start: recorded.start,
    end: recorded.end,
    text: quote,
    prefix,
    suffix,
    text_sha256: recorded.textSha256,
  }))
}

function frameRecord(frame: Frame): NonNullable<LeanRecord['frames']>[number] {
  return {
    id: frame.id,
    type: frame.type,
    roles: some(
      Object.entries(frame.roles).map(([role, fillers]) => ({ role, fillers: some([...fillers]) })),
    ),
    ...madeRecord(frame),
  }
}

function madeRecord({ attributes, note, origin, created, modified }: Span | Frame) {
  return {
    attributes: some(listAttributes(attributes)),
    note,
    origin: { kind: origin.kind, by: origin.by, score: origin.score },
    created,
    modified,
  }
}

export function listAttributes(attributes: Attributes): z.input<typeof attributeSchema>[] {
  return Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'string') return { name, type: 'text', values: [value] }
    if (typeof value === 'boolean') return { name, type: 'boolean', values: [String(value)] }
    return { name, type: 'list', values: some([...value]) }
  })
}

export function attributesOf(list: readonly RecordAttribute[]): Attributes {
  const attributes: Record<string, AttributeValue> = {}
  for (const { name, type, values } of list)
    attributes[name] =
      type === 'list' ? values : type === 'boolean' ? values[0] === 'true' : (values[0] ?? '')
  return attributes
}

/** A field of the records, as columns know it. */
export type RecordField = { readonly name: string; readonly nullable: boolean } & (
  | { readonly kind: 'string' | 'integer' | 'number' }
  | { readonly kind: 'list'; readonly of: RecordField }
  | { readonly kind: 'struct'; readonly fields: readonly RecordField[] }
)

/** The fields of a record, in order, as its schema says. */
export function recordFields(): readonly RecordField[] {
  const root = fieldOf('record', z.toJSONSchema(recordSchema, { io: 'output' }))
  return root.kind === 'struct' ? root.fields : []
}

function fieldOf(name: string, schema: unknown): RecordField {
  if (!isRecord(schema)) throw new Error(`«${name}» has no schema`)
  const options = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [schema]
  const types = options.flatMap(({ type }) => (Array.isArray(type) ? type : [type]))
  const nullable = types.includes('null')
  const value = options.find(({ type }) => type !== 'null') ?? schema
  const type = types.find((one) => one !== 'null')
  switch (type) {
    case 'string':
    case 'integer':
    case 'number':
      return { name, nullable, kind: type }
    case 'array':
      return { name, nullable, kind: 'list', of: fieldOf('element', value.items) }
    case 'object': {
      const properties = isRecord(value.properties) ? Object.entries(value.properties) : []
      return {
        name,
        nullable,
        kind: 'struct',
        fields: properties.map(([key, one]) => fieldOf(key, one)),
      }
    }
    default:
      throw new Error(`«${name}» is of no type that columns have`)
  }
}
