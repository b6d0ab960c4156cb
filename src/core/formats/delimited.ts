import { byteOrderMark, isFormula, lineWriter } from './csv-rows.ts'
import type { DatasetDocument } from './dataset.ts'
import { carriesAll, type ExportFormat } from './exporter.ts'
import type { ExportReport } from './report.ts'
import { type Cell, type TableName, Tables, tableNames } from './table.ts'

/**
 * CSV (RFC 4180) and TSV: three files, in UTF-8 with the byte order mark that spreadsheets need, lines
 * ending in CR LF. A cell that a spreadsheet would take for a formula is guarded by an apostrophe
 * (OWASP, "CSV Injection"), and so is one that looks guarded already, so that reading is exact.
 */

function delimited(extension: string, delimiter: string): ExportFormat {
  return {
    carries: carriesAll,
    open({ tagset }, report) {
      const tables = new Tables(tagset)
      const line = lineWriter(delimiter)
      const fileOf = (table: TableName) => `${table}.${extension}`
      return {
        begin: () =>
          tableNames.map((table) => ({
            file: fileOf(table),
            data: byteOrderMark + line(tables.heads[table]),
          })),
        *document(document) {
          const rows = tables.rows(document)
          for (const table of tableNames) {
            const lines = rows[table].map((cells) =>
              line(cells.map((cell) => guarded(cell, document, report))),
            )
            if (lines.length > 0) yield { file: fileOf(table), data: lines.join('') }
          }
        },
        end: () => [],
      }
    },
  }
}

export const csv = delimited('csv', ',')
export const tsv = delimited('tsv', '\t')

function guarded(cell: Cell, document: DatasetDocument, report: ExportReport): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  if (!isFormula(cell)) return cell
  report.add('guarded-cell', document, null)
  return `'${cell}`
}

/** The cell as it was before it was guarded. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isFormula(cell) ? cell.slice(1) : cell
}

/** The line ends of the head, which has none within it: those of other programs may be LF. */
export function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const [first] = /\r\n|\n|\r/.exec(text) ?? []
  return first === '\r\n' || first === '\r' ? first : '\n'
}
