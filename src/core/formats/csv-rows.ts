/** Lines of CSV and TSV as spreadsheets read them: RFC 4180, with a byte order mark and guarded formulas. */

export const byteOrderMark = '\ufeff'

/** Whether a spreadsheet would take the cell for a formula, or for one that is guarded. */
export function isFormula(cell: string): boolean {
  return /^'*[=+\-@\t\r\n]/.test(cell)
}

/** Makes a line of cells, quoted where they must be. */
export function lineWriter(delimiter: string): (cells: readonly string[]) => string {
  const special = new RegExp(`["${delimiter}\r\n]`)
  return (cells) =>
    `${cells.map((cell) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`
}

/** A whole file of rows. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const line = lineWriter(',')
  const cellOf = (cell: string | number) =>
    typeof cell === 'string' && isFormula(cell) ? `'${cell}` : String(cell)
  return byteOrderMark + rows.map((cells) => line(cells.map(cellOf))).join('')
}
