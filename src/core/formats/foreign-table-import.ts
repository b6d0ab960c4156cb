import type { Attributes } from '#core/annotation/records.ts'
import { err, ok, type Result } from '#core/result.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { soleStart } from './counted-in-article.ts'
import type {
  ImportedDocument,
  ImportedQuote,
  ImportedSpan,
  ImportProblem,
  ImportSource,
  Reading,
} from './importer.ts'
import { type CountedPiece, type OffsetUnit, UnitVote } from './offset-unit.ts'
import { type PieceFailure, placePiece } from './place-piece.ts'
import { type SeparatedRow as Row, readSeparated, type SeparatedTable } from './separated-table.ts'
import { cellValue } from './table.ts'
import { type ColumnRole, layoutOf, type TableLayout } from './table-columns.ts'

type Report = (problem: ImportProblem) => void

/** Rows that are looked at to tell what columns hold. */
const looked = 200
const mostExamples = 3
/** A row that says nothing but which article it is of. */
const wholeLabel = 'label'

/**
 * Reads a table that others made, one row a span or one row an article. Nothing of it is left out: a
 * column of unknown meaning becomes an attribute of its name.
 */
export function* readForeignTable(
  source: ImportSource,
  file: string,
  report: Report,
  reading: Reading,
): Generator<ImportedDocument> {
  const table = readSeparated(source, file, report, reading.assume)
  if (table !== null) yield* readForeignRows(table, file, report, reading)
}

/** Reads the rows of such a table, whatever it was written in; `file` is what it is called. */
export function* readForeignRows(
  { delimiter, head, rows }: SeparatedTable,
  file: string,
  report: Report,
  { choices, assume }: Reading,
): Generator<ImportedDocument> {
  const columns = head.map((_, i) => rows.slice(0, looked).map(({ cells }) => cells[i] ?? ''))
  const layout = layoutOf(head, columns, choices.table)
  assume({
    kind: 'table',
    file,
    delimiter,
    rows: layout.rows,
    columns: head.map((name, i) => ({
      name,
      role: layout.roles[i] ?? 'attribute',
      examples: [...new Set(columns[i])].filter((cell) => cell !== '').slice(0, mostExamples),
    })),
  })
  const reader = new Table(file, head, layout, report)
  if (layout.rows === 'documents') {
    for (const row of rows) yield reader.documentOf(row)
    return
  }
  const groups = reader.groupsOf(rows)
  const vote = new UnitVote()
  for (const { text: whole, pieces } of groups)
    if (whole !== null)
      vote.add(
        whole,
        pieces.map(({ piece }) => piece),
      )
  const fit = choices.unit === null ? vote.best('code-point') : null
  if (fit !== null) assume({ kind: 'offset-unit', file, ...fit })
  const unit = choices.unit ?? fit?.unit ?? null
  for (const group of groups) yield reader.ofSpans(group, unit)
}

/** One article as one annotator marked it. */
interface Group {
  readonly name: string
  readonly file: string | null
  readonly text: string | null
  readonly annotator: string | null
  readonly pieces: { readonly piece: CountedPiece; readonly row: Row }[]
}

class Table {
  readonly #file: string
  readonly #head: readonly string[]
  readonly #layout: TableLayout
  readonly #report: Report

  constructor(file: string, head: readonly string[], layout: TableLayout, report: Report) {
    this.#file = file
    this.#head = head
    this.#layout = layout
    this.#report = report
  }

  documentOf(row: Row): ImportedDocument {
    const named = this.#cell(row, 'document')
    const annotator = this.#cell(row, 'annotator')
    const text = this.#cell(row, 'text')
    if (text === null) this.#tell(row, 'no-text', '')
    const label = this.#layout.roles.indexOf('label')
    const value = this.#cell(row, 'label')
    return {
      name: named ?? `${this.#file}#${row.line}`,
      file: named,
      text,
      textSha256: null,
      annotator: annotator === null ? null : { id: annotator, name: annotator },
      attributes: {
        ...(value !== null && { [this.#head[label] ?? wholeLabel]: cellValue(value) }),
        ...this.#attributes(row),
      },
      note: this.#cell(row, 'note') ?? '',
      spans: [],
      frames: [],
    }
  }

  groupsOf(rows: readonly Row[]): readonly Group[] {
    const groups = new Map<string, Group>()
    for (const row of rows) {
      const [named, annotator] = [this.#cell(row, 'document'), this.#cell(row, 'annotator')]
      const text = this.#cell(row, 'text')
      const key = JSON.stringify([named, text, annotator])
      const group = groups.get(key) ?? {
        name: named ?? this.#file,
        file: named,
        text,
        annotator,
        pieces: [],
      }
      groups.set(key, group)
      const piece = this.#pieceOf(row)
      if (piece !== null) group.pieces.push({ piece, row })
    }
    return [...groups.values()]
  }

  /** `unit` null: not known, to be told by the article's text. */
  ofSpans(group: Group, unit: OffsetUnit | null): ImportedDocument {
    const { name, file, text, annotator, pieces } = group
    const at = text === null ? null : { text, map: new OffsetMap(text) }
    return {
      name,
      file,
      text,
      textSha256: null,
      annotator: annotator === null ? null : { id: annotator, name: annotator },
      attributes: {},
      note: '',
      spans: pieces.map(({ piece, row }, i) => this.#spanOf(row, piece, i, at, unit)),
      frames: [],
    }
  }

  #spanOf(
    row: Row,
    piece: CountedPiece,
    index: number,
    at: { readonly text: string; readonly map: OffsetMap } | null,
    unit: OffsetUnit | null,
  ): ImportedSpan {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    const placed =
      at === null
        ? null
        : isNowhere(piece)
          ? soleRange(at.text, piece.quote)
          : placePiece(at.text, at.map, piece, piece.quote, unit ?? 'code-point')
    if (placed?.ok === true) segments.push(placed.value)
    else {
      if (placed !== null)
        this.#tell(row, placed.failure.kind, `${piece.start}–${piece.end} ${piece.quote ?? ''}`)
      unplaced.push({
        start: Math.max(0, piece.start),
        end: Math.max(0, piece.end),
        quote: piece.quote ?? '',
        prefix: '',
        suffix: '',
        textSha256: null,
        unit: isNowhere(piece) ? 'none' : (unit ?? 'unknown'),
      })
    }
    return {
      id: this.#cell(row, 'span') ?? `row-${row.line}-${index + 1}`,
      label: this.#cell(row, 'label') ?? wholeLabel,
      segments,
      unplaced,
      attributes: this.#attributes(row),
      note: this.#cell(row, 'note') ?? '',
    }
  }

  /** Null where a row marks nothing; it is told. */
  #pieceOf(row: Row): CountedPiece | null {
    const edges = (['start', 'end'] as const).map((role) => {
      const cell = this.#cell(row, role)
      return cell === null ? null : Number(cell)
    })
    const [start = null, end = null] = edges
    const quote = this.#cell(row, 'quote')
    if (edges.some((edge) => Number.isNaN(edge))) this.#tell(row, 'malformed', 'start, end')
    const known =
      start !== null && end !== null && Number.isInteger(start) && Number.isInteger(end) && end > 0
    if (known) return { start, end, quote }
    if (quote !== null) return { ...nowhere, quote }
    this.#tell(row, 'schema', 'quote')
    return null
  }

  #attributes(row: Row): Attributes {
    return Object.fromEntries(
      this.#head.flatMap((name, i) => {
        const cell = row.cells[i] ?? ''
        return this.#layout.roles[i] === 'attribute' && cell !== ''
          ? [[name, cellValue(cell)] as const]
          : []
      }),
    )
  }

  #cell({ cells }: Row, role: ColumnRole): string | null {
    const cell = cells[this.#layout.roles.indexOf(role)] ?? ''
    return cell === '' ? null : cell
  }

  #tell({ line }: Row, kind: ImportProblem['kind'], detail: string): void {
    this.#report({ kind, file: this.#file, line, detail })
  }
}

/** Words whose place the table does not give. */
const nowhere = { start: -1, end: -1 } as const

function isNowhere({ start }: CountedPiece): boolean {
  return start < 0
}

/** Where the words stand, if they stand there but once. */
function soleRange(text: string, quote: string | null): Result<Utf16Range, PieceFailure> {
  const start = quote === null ? null : soleStart(text, quote)
  return start === null || quote === null
    ? err({ kind: 'quote-differs' })
    : ok({ start, end: start + quote.length })
}
