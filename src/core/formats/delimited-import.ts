import Papa from 'papaparse'
import type { Attributes } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { newlineOf, unguarded } from './delimited.ts'
import { readForeignTable } from './foreign-table-import.ts'
import { decodeUtf8 } from './import-text.ts'
import {
  asFound,
  headOf,
  type ImportedDocument,
  type ImportedFrame,
  type ImportedQuote,
  type ImportedSpan,
  type ImportFormat,
  type ImportProblem,
  type ImportSource,
} from './importer.ts'
import { placePiece } from './place-piece.ts'
import {
  attributeColumn,
  attributesOfJson,
  cellValue,
  noFillers,
  roleColumn,
  type TableName,
  tableNames,
} from './table.ts'

/**
 * Reads the three tables of our CSV or TSV, and tables that others made. Of ours the spans' is enough:
 * what it lacks of documents and frames is then not known, and the words find their article by its
 * path and by themselves.
 */
function delimitedImport(isTable: (name: string, head: () => string) => boolean): ImportFormat {
  return {
    recognise(name, head) {
      // INCEpTION's own tables begin so.
      if (!isTable(name, () => head) || head.startsWith('#FORMAT=')) return 'no'
      return tableOfName(name) !== null && isOwnHead(head) ? 'surely' : 'maybe'
    },
    *read(source, report, reading = asFound) {
      const files = source.names.filter(
        (name) => isTable(name, () => headOf(source, name)) && !isListOfSources(name, source),
      )
      const own = new Set(files.filter((name) => isOwn(name, source)))
      for (const spans of own) {
        if (tableOfName(spans) !== 'spans') continue
        const extension = spans.slice(-'csv'.length)
        const beside = (table: string) =>
          `${spans.slice(0, -'spans.csv'.length)}${table}.${extension}`
        const tableOf = (file: string) =>
          readTable(source, file, extension === 'csv' ? ',' : '\t', report)
        const rows = tableOf(spans)
        const [documents, frames] = [beside('documents'), beside('frames')].map((file) =>
          source.names.includes(file) ? tableOf(file) : [],
        )
        yield* assemble(rows, documents ?? [], frames ?? [], report)
      }
      for (const file of files)
        if (!own.has(file)) yield* readForeignTable(source, file, report, reading)
    },
  }
}

export const csvImport = delimitedImport((name) => /\.csv$/i.test(name))
/** Excel calls its “Unicode text” and “Text (tab delimited)” `.txt`. */
export const tsvImport = delimitedImport(
  (name, head) => /\.(?:tsv|tab)$/i.test(name) || (/\.txt$/i.test(name) && isTabbed(head())),
)

/** Rows of several named columns that are looked at. */
const rowsOfTable = 5
/** A head of so many characters may end within a row. */
const longHead = 4000

/** A text whose lines are rows of one table, the first with a name for each column. */
function isTabbed(head: string): boolean {
  const delimiter = '\t'
  if (!head.includes(delimiter)) return false
  const newline = newlineOf(head)
  const { data } = Papa.parse<string[]>(head, { delimiter, newline, preview: rowsOfTable })
  const [names = [], ...rows] = data.filter((cells) => cells.length > 1 || cells[0] !== '')
  if (names.length < 2 || names.some((name) => name.trim() === '')) return false
  const isCut = head.length >= longHead && data.length < rowsOfTable
  const whole = isCut ? rows.slice(0, -1) : rows
  return rows.length > 0 && whole.every((cells) => cells.length === names.length)
}

/** Which of our tables a file is called. */
function tableOfName(name: string): TableName | null {
  const [, table] = /^(documents|spans|frames)\.(?:csv|tsv)$/.exec(baseName(name)) ?? []
  return tableNames.find((one) => one === table) ?? null
}

/** One of our tables: by its own columns, or as one beside our table of spans. */
function isOwn(name: string, source: ImportSource): boolean {
  const table = tableOfName(name)
  if (table === null) return false
  const spans = `${name.slice(0, -baseName(name).length)}spans${name.slice(-'.csv'.length)}`
  const head = source.names.includes(spans) ? headOf(source, spans) : ''
  return isOwnHead(head)
}

/** The list of articles with their hashes that goes along with our data sets. */
function isListOfSources(name: string, source: ImportSource): boolean {
  if (baseName(name) !== 'sources.tsv') return false
  const folder = name.slice(0, -'sources.tsv'.length)
  return source.names.includes(`${folder}isnad-dataset.json`)
}

function isOwnHead(head: string): boolean {
  const [line = ''] = head.split(/[\r\n]/, 1)
  return /^"?(?:document|file)"?[,\t]/.test(line) && /[,\t]"?span"?[,\t]"?label"?\b/.test(line)
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

type Report = (problem: ImportProblem) => void

interface Row {
  readonly file: string
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

function readTable(
  source: Parameters<ImportFormat['read']>[0],
  file: string,
  delimiter: string,
  report: Report,
): readonly Row[] {
  const text = decodeUtf8(source, file, report)
  if (text === null) return []
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: newlineOf(text) })
  for (const { message, row } of errors)
    report({ kind: 'malformed', file, line: row === undefined ? null : row + 1, detail: message })
  const [head = [], ...rows] = data
  return rows.flatMap((row, i): Row[] => {
    const line = i + 2
    if (row.length === 1 && row[0] === '') return []
    if (row.length !== head.length) {
      report({ kind: 'malformed', file, line, detail: `${row.length} cells, not ${head.length}` })
      return []
    }
    const cells = row.flatMap((cell, column): [string, string][] =>
      cell === '' ? [] : [[head[column] ?? '', unguarded(cell)]],
    )
    return [{ file, line, cells: new Map(cells) }]
  })
}

interface Gathered {
  readonly name: string
  readonly row: Row | null
  readonly spans: Row[]
  readonly frames: Row[]
}

function* assemble(
  spans: readonly Row[],
  documents: readonly Row[],
  frames: readonly Row[],
  report: Report,
): Generator<ImportedDocument> {
  const gathered = new Map<string, Gathered>()
  const of = (row: Row): Gathered | null => {
    const name = row.cells.get('document') ?? row.cells.get('file')
    if (name === undefined) {
      report({ kind: 'schema', file: row.file, line: row.line, detail: 'document' })
      return null
    }
    const known = gathered.get(name) ?? { name, row: null, spans: [], frames: [] }
    gathered.set(name, known)
    return known
  }
  for (const row of documents) {
    const one = of(row)
    if (one !== null) gathered.set(one.name, { ...one, row })
  }
  for (const row of spans) of(row)?.spans.push(row)
  for (const row of frames) of(row)?.frames.push(row)
  for (const one of gathered.values()) yield documentOf(one, report)
}

function documentOf({ name, row, spans, frames }: Gathered, report: Report): ImportedDocument {
  const first = row ?? spans[0] ?? frames[0]
  const cell = (column: string) => first?.cells.get(column)
  const text = row === null ? null : (row.cells.get('text') ?? '')
  const annotator = cell('annotator')
  const textSha256 = cell('text_sha256') ?? null
  const offsets = text === null ? null : { text, map: new OffsetMap(text) }
  return {
    name,
    file: cell('file') ?? null,
    text,
    textSha256,
    annotator:
      annotator === undefined ? null : { id: annotator, name: cell('annotator_name') ?? annotator },
    attributes: row === null ? {} : attributesIn(row),
    note: row?.cells.get('note') ?? '',
    spans: spans.flatMap((span) => spanOf(span, offsets, textSha256, report)),
    frames: frames.flatMap((frame) => frameOf(frame, report)),
  }
}

function spanOf(
  row: Row,
  at: { readonly text: string; readonly map: OffsetMap } | null,
  textSha256: string | null,
  report: Report,
): readonly ImportedSpan[] {
  const { cells, file, line } = row
  const id = cells.get('span')
  const label = cells.get('label')
  if (id === undefined || label === undefined) {
    report({ kind: 'schema', file, line, detail: id === undefined ? 'span' : 'label' })
    return []
  }
  const segments = []
  const unplaced = [...quotesOf(cells.get('unplaced') ?? '[]', row, report)]
  const pieces = piecesOf(row, report)
  for (const [i, { start, end, quote }] of pieces.entries()) {
    const placed = at === null ? null : placePiece(at.text, at.map, { start, end }, quote)
    if (placed?.ok === true) segments.push(placed.value)
    else {
      if (placed !== null)
        report({ kind: placed.failure.kind, file, line, detail: `${start}–${end}` })
      const prefix = i === 0 ? (cells.get('before') ?? '') : ''
      const suffix = i === pieces.length - 1 ? (cells.get('after') ?? '') : ''
      unplaced.push({ start, end, quote: quote ?? '', prefix, suffix, textSha256 })
    }
  }
  const note = cells.get('note') ?? ''
  return [{ id, label, segments, unplaced, attributes: attributesIn(row), note }]
}

interface Piece {
  readonly start: number
  readonly end: number
  /** Null where the words of several pieces cannot be told apart. */
  readonly quote: string | null
}

/** The pieces of a span, with their words cut from the text cell by their lengths. */
function piecesOf({ cells, file, line }: Row, report: Report): readonly Piece[] {
  const written = cells.get('pieces') ?? `${cells.get('start') ?? ''}-${cells.get('end') ?? ''}`
  if (written === '-') return []
  const characters = [...(cells.get('text') ?? '')]
  const pieces: Piece[] = []
  let at = 0
  for (const range of written.split(' ')) {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? []
    if (from === undefined || to === undefined) {
      report({ kind: 'malformed', file, line, detail: `pieces: ${written}` })
      return []
    }
    const [start, end] = [Number(from), Number(to)]
    const quote = characters.slice(at, at + end - start).join('')
    at += end - start + 3
    pieces.push({ start, end, quote: quote === '' ? null : quote })
  }
  return pieces
}

function quotesOf(cell: string, { file, line }: Row, report: Report): readonly ImportedQuote[] {
  const { value } = readJson(cell)
  if (!Array.isArray(value)) {
    report({ kind: 'malformed', file, line, detail: 'unplaced' })
    return []
  }
  return value.flatMap((one: unknown): ImportedQuote[] => {
    if (!isRecord(one)) return []
    const text = (key: string) => (typeof one[key] === 'string' ? one[key] : '')
    const number = (key: string) => (typeof one[key] === 'number' ? one[key] : 0)
    return [
      {
        start: number('start'),
        end: number('end'),
        quote: text('quote'),
        prefix: text('prefix'),
        suffix: text('suffix'),
        textSha256: text('textSha256') === '' ? null : text('textSha256'),
      },
    ]
  })
}

function frameOf(row: Row, report: Report): readonly ImportedFrame[] {
  const { cells, file, line } = row
  const id = cells.get('frame')
  const type = cells.get('type')
  if (id === undefined || type === undefined) {
    report({ kind: 'schema', file, line, detail: id === undefined ? 'frame' : 'type' })
    return []
  }
  const roles: Record<string, readonly string[]> = {}
  for (const [column, cell] of cells)
    if (column.startsWith(roleColumn))
      roles[column.slice(roleColumn.length)] = cell === noFillers ? [] : cell.split(' ')
  const { value: others } = readJson(cells.get('other_roles') ?? '{}')
  if (isRecord(others))
    for (const [role, fillers] of Object.entries(others))
      if (Array.isArray(fillers)) roles[role] = fillers.filter((one) => typeof one === 'string')
  return [{ id, type, roles, attributes: attributesIn(row), note: cells.get('note') ?? '' }]
}

function attributesIn({ cells }: Row): Attributes {
  const own = [...cells].flatMap(([column, cell]) =>
    column.startsWith(attributeColumn)
      ? [[column.slice(attributeColumn.length), cellValue(cell)] as const]
      : [],
  )
  return { ...Object.fromEntries(own), ...attributesOfJson(cells.get('other_attributes') ?? '{}') }
}
