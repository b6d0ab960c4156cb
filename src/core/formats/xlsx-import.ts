import { readForeignRows } from './foreign-table-import.ts'
import { asFound, type ImportFormat } from './importer.ts'
import { documentsOfTables, type OwnRow } from './own-tables-import.ts'
import { columnNames, type SeparatedTable } from './separated-table.ts'
import { type TableName, tableNames } from './table.ts'
import { documentsByTables, type ReadTable } from './tables-of-annotators.ts'
import { readWorkbook, type Sheet } from './workbook.ts'

/** Reads our own workbooks, and sheets that others made: each is a table. */
export const xlsxImport: ImportFormat = {
  recognise(name, head) {
    if (!isWorkbook(name)) return 'no'
    return head.startsWith('PK') ? 'surely' : 'maybe'
  },
  *read(source, report, reading = asFound) {
    const tables: ReadTable[] = []
    for (const file of source.names) {
      if (!isWorkbook(file)) continue
      const bytes = source.read(file)
      const workbook = bytes === null ? null : readWorkbook(bytes)
      if (workbook === null) report({ kind: 'unreadable', file, line: null, detail: '' })
      else if (!workbook.ok) report({ file, line: null, ...workbook.failure })
      else {
        const sheets = workbook.value.filter(({ rows }) => rows.length > 0)
        const isOwn = sheets.some(isOwnSpans)
        const own = (table: TableName): readonly OwnRow[] =>
          sheets.flatMap((sheet) => (isOwn && tableOf(sheet) === table ? ownRows(sheet, file) : []))
        yield* documentsOfTables(own('spans'), own('documents'), own('frames'), report)
        const foreign = sheets.filter((sheet) => !isOwn || tableOf(sheet) === null)
        for (const sheet of foreign) {
          const table = foreignTable(sheet)
          const place = `${file} › ${sheet.name}`
          const name = foreign.length === 1 ? stemOf(file) : sheet.name
          if (table.head.length > 1) {
            const documents = [...readForeignRows(table, place, report, reading)]
            tables.push({ file: place, name, documents })
          } else report({ kind: 'not-supported', file: place, line: null, detail: '' })
        }
      }
    }
    yield* documentsByTables(tables, reading.assume)
  },
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}

function isWorkbook(name: string): boolean {
  return /\.xls[xm]$/i.test(name)
}

/** Which of our tables a sheet is called, or goes on with (`spans 2`). */
function tableOf({ name }: Sheet): TableName | null {
  return tableNames.find((table) => name.replace(/ \d+$/, '') === table) ?? null
}

function isOwnSpans(sheet: Sheet): boolean {
  const head = sheet.rows[0]?.cells ?? []
  return (
    tableOf(sheet) === 'spans' && ['document', 'span', 'label'].every((one) => head.includes(one))
  )
}

function ownRows({ name, rows }: Sheet, file: string): readonly OwnRow[] {
  const [head, ...rest] = rows
  return rest.map(({ line, cells }) => ({
    file: `${file} › ${name}`,
    line,
    cells: new Map(
      cells.flatMap((cell, i): [string, string][] =>
        cell === '' ? [] : [[head?.cells[i] ?? '', cell]],
      ),
    ),
  }))
}

function foreignTable({ rows }: Sheet): SeparatedTable {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const padded = ({ line, cells }: Sheet['rows'][number]) => ({
    line,
    cells: Array.from({ length: width }, (_, i) => cells[i] ?? ''),
  })
  const [head, ...rest] = rows.map(padded)
  return { delimiter: null, head: columnNames(head?.cells ?? []), rows: rest }
}
