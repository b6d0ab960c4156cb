import { schemaFaults } from '#core/annotation/schema-faults.ts'
import { readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { carriesAll, type ExportFormat, splitFile } from './exporter.ts'
import { decodeUtf8 } from './import-text.ts'
import type {
  ImportedDocument,
  ImportedQuote,
  ImportedSpan,
  ImportFormat,
  ImportProblem,
} from './importer.ts'
import { placePiece } from './place-piece.ts'
import {
  attributesOf,
  type DatasetRecord,
  recordSchema,
  recordSchemaText,
  toRecord,
} from './record.ts'

/** Our own format: one record (record.ts) a line, in UTF-8 without a byte order mark, LF. */
export const jsonl: ExportFormat = {
  carries: carriesAll,
  open: () => ({
    begin: () => [{ file: 'record.schema.json', data: recordSchemaText() }],
    document: (document) => [
      {
        file: splitFile(document, 'jsonl'),
        data: `${JSON.stringify(toRecord(document))}\n`,
      },
    ],
    end: () => [],
  }),
}

export const jsonlImport: ImportFormat = {
  recognise: (name, head) =>
    /\.(?:jsonl|ndjson)$/i.test(name) &&
    /"text_sha256"/.test(head) &&
    /"extraction"\s*:\s*\{/.test(head)
      ? 'surely'
      : 'no',
  *read(source, report) {
    for (const file of source.names) {
      if (!/\.(?:jsonl|ndjson)$/i.test(file)) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      let line = 0
      for (const one of text.split('\n')) {
        line++
        if (one.trim() === '') continue
        const record = readRecord(one, { file, line }, report)
        if (record !== null) yield documentOf(record, { file, line }, report)
      }
    }
  },
}

interface Place {
  readonly file: string
  readonly line: number
}
type Report = (problem: ImportProblem) => void

function readRecord(text: string, place: Place, report: Report): DatasetRecord | null {
  const { value, faults } = readJson(text)
  for (const { kind } of faults) report({ kind: 'malformed', ...place, detail: kind })
  if (faults.length > 0) return null
  const checked = recordSchema.safeParse(value)
  if (checked.success) return checked.data
  for (const { path, reason } of schemaFaults(checked.error, value))
    report({ kind: 'schema', ...place, detail: `${path}: ${reason.kind}` })
  return null
}

function documentOf(record: DatasetRecord, place: Place, report: Report): ImportedDocument {
  const { id, file, text, text_sha256, annotator, attributes, note } = record
  const offsets = new OffsetMap(text)
  return {
    name: id,
    file,
    text,
    textSha256: text_sha256,
    annotator: { id: annotator.id, name: annotator.name },
    attributes: attributesOf(attributes),
    note,
    spans: [...record.spans, ...record.unplaced_spans].map((span) =>
      spanOf(span, { text, text_sha256 }, offsets, place, report),
    ),
    frames: record.frames.map((frame) => ({
      id: frame.id,
      type: frame.type,
      roles: Object.fromEntries(frame.roles.map(({ role, fillers }) => [role, fillers])),
      attributes: attributesOf(frame.attributes),
      note: frame.note,
    })),
  }
}

function spanOf(
  span: DatasetRecord['spans'][number] | DatasetRecord['unplaced_spans'][number],
  { text, text_sha256 }: Pick<DatasetRecord, 'text' | 'text_sha256'>,
  offsets: OffsetMap,
  place: Place,
  report: Report,
): ImportedSpan {
  const segments: Utf16Range[] = []
  const unplaced: ImportedQuote[] = span.unplaced.map(
    ({ start, end, text: quote, prefix, suffix, text_sha256: textSha256 }) => ({
      start,
      end,
      quote,
      prefix,
      suffix,
      textSha256,
    }),
  )
  for (const { start, end, text: quote } of 'segments' in span ? span.segments : []) {
    const placed = placePiece(text, offsets, { start, end }, quote)
    if (placed.ok) segments.push(placed.value)
    else {
      report({ kind: placed.failure.kind, ...place, detail: `${span.id}: ${start}–${end}` })
      unplaced.push({ start, end, quote, prefix: '', suffix: '', textSha256: text_sha256 })
    }
  }
  return {
    id: span.id,
    label: span.label,
    segments,
    unplaced,
    attributes: attributesOf(span.attributes),
    note: span.note,
  }
}
