import Papa from 'papaparse'
import { decode } from '#core/text/decode.ts'
import { newlineOf, unguarded } from './delimited.ts'
import type { Assumption, ImportProblem, ImportSource } from './importer.ts'

type Report = (problem: ImportProblem) => void

/** A table of whatever separator and encoding. */
export interface SeparatedTable {
  /** Null: cells of a sheet, which need none. */
  readonly delimiter: string | null
  /** Names of the columns, each but once. */
  readonly head: readonly string[]
  readonly rows: readonly SeparatedRow[]
}

export interface SeparatedRow {
  /** From 1, where no cell holds a line break. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Separators that tables are found with; the one that makes most columns of the head is taken. */
const delimiters = [',', ';', '\t', '|'] as const

/** Reads a table, told what was assumed of it; null, and a problem, where it is none. */
export function readSeparated(
  source: ImportSource,
  file: string,
  report: Report,
  assume: (assumption: Assumption) => void,
): SeparatedTable | null {
  const text = textOf(source, file, report, assume)
  if (text === null) return null
  // Excel's own line before the table, which says what parts its cells.
  const stated = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text)
  const delimiter = stated?.[1] ?? delimiterOf(text)
  const table = { text: text.slice(stated?.[0].length ?? 0), line: stated === null ? 1 : 2 }
  const { head, rows } = parse(table, delimiter, file, report)
  return head.length === 0 ? null : { delimiter, head, rows }
}

function textOf(
  source: ImportSource,
  file: string,
  report: Report,
  assume: (assumption: Assumption) => void,
): string | null {
  const bytes = source.read(file)
  if (bytes === null) {
    report({ kind: 'unreadable', file, line: null, detail: '' })
    return null
  }
  const decoded = decode(bytes)
  if (!decoded.ok) {
    report({ kind: 'not-utf-8', file, line: null, detail: decoded.failure.kind })
    return null
  }
  const { encoding } = decoded.value
  if (encoding !== 'utf-8') assume({ kind: 'encoding', file, encoding })
  for (const { kind } of decoded.value.notices)
    if (kind !== 'encoding-assumed' && kind !== 'nul-characters')
      report({ kind: 'not-utf-8', file, line: null, detail: kind })
  // Not the decoder's own text: that has other line ends, in which offsets would not count.
  return new TextDecoder(encoding).decode(bytes)
}

function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r\n|\n|\r/, 1)
  const columns = (delimiter: string): number =>
    Papa.parse<string[]>(head, { delimiter }).data[0]?.length ?? 0
  return delimiters.reduce<string>(
    (best, one) => (columns(one) > columns(best) ? one : best),
    delimiters[0],
  )
}

/** `line` is that of the head. */
function parse(
  { text, line: first }: { readonly text: string; readonly line: number },
  delimiter: string,
  file: string,
  report: Report,
): { readonly head: readonly string[]; readonly rows: readonly SeparatedRow[] } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: newlineOf(text) })
  for (const { message, row } of errors)
    report({
      kind: 'malformed',
      file,
      line: row === undefined ? null : row + first,
      detail: message,
    })
  const [head = [], ...rows] = data
  return {
    head: columnNames(head),
    rows: rows.flatMap((cells, i): SeparatedRow[] => {
      const line = i + first + 1
      if (cells.length === 1 && cells[0] === '') return []
      if (cells.length === head.length) return [{ line, cells: cells.map(unguarded) }]
      report({ kind: 'malformed', file, line, detail: `${cells.length}/${head.length}` })
      return []
    }),
  }
}

/** Names of columns, each but once: those that have none, or come again, with a number. */
export function columnNames(head: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return head.map((cell, column) => {
    const name = cell.trim() || `column-${column + 1}`
    let made = name
    for (let i = 2; used.has(made); i++) made = `${name}-${i}`
    used.add(made)
    return made
  })
}
