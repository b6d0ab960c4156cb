import { Archive } from './archive.ts'
import type { DatasetDocument } from './dataset.ts'
import { carriesAll, type ExportFormat } from './exporter.ts'
import type { ExportReport } from './report.ts'
import { type Cell, type TableName, Tables, tableNames } from './table.ts'
import { cutNote, longestCell, mostRows } from './xlsx-limits.ts'

/**
 * A workbook (ECMA-376, SpreadsheetML) with a sheet for each table, right to left. All text is in text
 * cells, so that `007` stays `007`; a text that begins like a formula is marked as text by the
 * spreadsheet's own means (`quotePrefix`), so that it is exact.
 */
export const xlsx: ExportFormat = {
  carries: carriesAll,
  open({ tagset }, report) {
    const tables = new Tables(tagset)
    const archive = new Archive('dataset.xlsx')
    const workbook = new Workbook(archive, tables.heads)
    return {
      *begin() {
        archive.add('_rels/.rels', rootRelationships)
        archive.add('xl/styles.xml', styles)
        yield* archive.drain()
      },
      *document(document) {
        const rows = tables.rows(document)
        for (const table of tableNames)
          for (const cells of rows[table])
            workbook.add(
              table,
              cells.map((cell) => fitting(cell, document, report)),
            )
        yield* archive.drain()
      },
      *end() {
        workbook.finish()
        archive.close()
        yield* archive.drain()
      },
    }
  },
}

function fitting(cell: Cell, document: DatasetDocument, report: ExportReport): Cell {
  if (typeof cell !== 'string' || cell.length <= longestCell) return cell
  report.add('cut-cell', document, null)
  const end = longestCell - cutNote.length
  const cut = cell.slice(0, end)
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)) + cutNote
}

interface Sheet {
  readonly name: string
  readonly member: string
  rows: number
}

/** Adds rows to the sheet of their table; where one is full, a second follows. */
class Workbook {
  readonly #archive: Archive
  readonly #heads: Readonly<Record<TableName, readonly string[]>>
  readonly #sheets: Sheet[] = []
  readonly #current = new Map<TableName, Sheet>()

  constructor(archive: Archive, heads: Readonly<Record<TableName, readonly string[]>>) {
    this.#archive = archive
    this.#heads = heads
    for (const table of tableNames) this.#open(table)
  }

  add(table: TableName, cells: readonly Cell[]): void {
    const current = this.#current.get(table)
    this.#write(
      current === undefined || current.rows >= mostRows ? this.#open(table) : current,
      cells,
    )
  }

  finish(): void {
    for (const { member } of this.#current.values()) this.#close(member)
    const list = (line: (sheet: Sheet, number: number) => string) =>
      this.#sheets.map((sheet, i) => line(sheet, i + 1)).join('')
    this.#archive.add(
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${list(
        ({ name }, i) => `<sheet name="${name}" sheetId="${i}" r:id="rId${i}"/>`,
      )}</sheets></workbook>`,
    )
    this.#archive.add(
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packaging}/relationships">${list(
        ({ member }, i) =>
          `<Relationship Id="rId${i}" Type="${relations}/worksheet" Target="${member.slice('xl/'.length)}"/>`,
      )}<Relationship Id="rId${this.#sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    )
    this.#archive.add(
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${list(
        ({ member }) => `<Override PartName="/${member}" ContentType="${content}.worksheet+xml"/>`,
      )}</Types>`,
    )
  }

  #open(table: TableName): Sheet {
    const full = this.#current.get(table)
    if (full !== undefined) this.#close(full.member)
    const earlier = this.#sheets.filter(({ name }) => name.startsWith(table)).length
    const sheet: Sheet = {
      name: earlier === 0 ? table : `${table} ${earlier + 1}`,
      member: `xl/worksheets/sheet${this.#sheets.length + 1}.xml`,
      rows: 0,
    }
    this.#sheets.push(sheet)
    this.#current.set(table, sheet)
    this.#archive.write(
      sheet.member,
      `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView rightToLeft="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    )
    this.#write(sheet, this.#heads[table])
    return sheet
  }

  #write(sheet: Sheet, cells: readonly Cell[]): void {
    sheet.rows++
    const row = sheet.rows
    const written = cells.map((cell, i) => cellXml(cell, `${columnName(i)}${row}`)).join('')
    this.#archive.write(sheet.member, `<row r="${row}">${written}</row>`)
  }

  #close(member: string): void {
    this.#archive.write(member, '</sheetData></worksheet>')
    this.#archive.end(member)
  }
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  const style = /^[=+\-@\t\r\n']/.test(cell) ? 2 : 1
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`
}

/** ST_Xstring: what XML cannot hold, and CR, as `_xHHHH_`; what looks like that with its `_` written so. */
function cellText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[^\t\n\u0020-\ufffd]|[\ud800-\udfff]/gu, (character) =>
      character.length === 2
        ? character
        : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** A, B … Z, AA and on. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schemas = 'http://schemas.openxmlformats.org'
const main = `${schemas}/spreadsheetml/2006/main`
const relations = `${schemas}/officeDocument/2006/relationships`
const packaging = `${schemas}/package/2006`
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const rootRelationships = `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

/** Style 1: text. Style 2: text that its sheet shows as if an apostrophe stood before it. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`
