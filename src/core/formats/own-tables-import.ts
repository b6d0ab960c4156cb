import type { Attributes } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type {
  ImportedDocument,
  ImportedFrame,
  ImportedQuote,
  ImportedSpan,
  ImportProblem,
} from './importer.ts'
import { placePiece } from './place-piece.ts'
import { attributeColumn, attributesOfJson, cellValue, noFillers, roleColumn } from './table.ts'
import { cutNote, longestCell } from './xlsx-limits.ts'

type Report = (problem: ImportProblem) => void

/** A row of one of our own tables: cells that hold something, by the names of their columns. */
export interface OwnRow {
  readonly file: string
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

interface Gathered {
  readonly name: string
  readonly row: OwnRow | null
  readonly spans: OwnRow[]
  readonly frames: OwnRow[]
}

/**
 * The documents of our three tables. That of the spans is enough: what it lacks of documents and frames is
 * then not known, and the words find their article by its path and by themselves.
 */
export function* documentsOfTables(
  spans: readonly OwnRow[],
  documents: readonly OwnRow[],
  frames: readonly OwnRow[],
  report: Report,
): Generator<ImportedDocument> {
  const gathered = new Map<string, Gathered>()
  const of = (row: OwnRow): Gathered | null => {
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
  const text = row === null || isCut(row) ? null : (row.cells.get('text') ?? '')
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

/** A text that is longer than a cell of a spreadsheet was cut when it was written: it is not the article's. */
function isCut({ cells }: OwnRow): boolean {
  const text = cells.get('text') ?? ''
  return text.length >= longestCell - 1 && text.endsWith(cutNote)
}

function spanOf(
  row: OwnRow,
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
function piecesOf({ cells, file, line }: OwnRow, report: Report): readonly Piece[] {
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

function quotesOf(cell: string, { file, line }: OwnRow, report: Report): readonly ImportedQuote[] {
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

function frameOf(row: OwnRow, report: Report): readonly ImportedFrame[] {
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

function attributesIn({ cells }: OwnRow): Attributes {
  const own = [...cells].flatMap(([column, cell]) =>
    column.startsWith(attributeColumn)
      ? [[column.slice(attributeColumn.length), cellValue(cell)] as const]
      : [],
  )
  return { ...Object.fromEntries(own), ...attributesOfJson(cells.get('other_attributes') ?? '{}') }
}
