import Papa from 'papaparse'
import { newlineOf, unguarded } from './delimited.ts'
import { readForeignTable } from './foreign-table-import.ts'
import { decodeUtf8 } from './import-text.ts'
import {
  asFound,
  headOf,
  type ImportFormat,
  type ImportProblem,
  type ImportSource,
} from './importer.ts'
import { documentsOfTables, type OwnRow } from './own-tables-import.ts'
import { type TableName, tableNames } from './table.ts'
import { documentsByTables } from './tables-of-annotators.ts'

/** Reads the three tables of our CSV or TSV, and tables that others made. */
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
        yield* documentsOfTables(rows, documents ?? [], frames ?? [], report)
      }
      const tables = files
        .filter((file) => !own.has(file))
        .map((file) => ({
          file,
          name: stemOf(file),
          documents: [...readForeignTable(source, file, report, reading)],
        }))
      yield* documentsByTables(tables, reading.assume)
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
const stemOf = (path: string) => baseName(path).replace(/\.[^.]*$/, '')

type Report = (problem: ImportProblem) => void

function readTable(
  source: Parameters<ImportFormat['read']>[0],
  file: string,
  delimiter: string,
  report: Report,
): readonly OwnRow[] {
  const text = decodeUtf8(source, file, report)
  if (text === null) return []
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: newlineOf(text) })
  for (const { message, row } of errors)
    report({ kind: 'malformed', file, line: row === undefined ? null : row + 1, detail: message })
  const [head = [], ...rows] = data
  return rows.flatMap((row, i): OwnRow[] => {
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
