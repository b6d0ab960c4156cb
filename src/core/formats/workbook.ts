import { openArchive } from '#core/document/docx/archive.ts'
import { err, ok, type Result } from '#core/result.ts'
import { readXml, type XmlElement } from '#core/xml.ts'
import type { ImportProblem } from './importer.ts'

/** A sheet of a workbook, its cells as the texts that they show, but for formats of numbers. */
export interface Sheet {
  readonly name: string
  /** Rows that have cells, in order. */
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** From 1, as spreadsheets number them. */
  readonly line: number
  /** From the first column on; empty where a cell is. */
  readonly cells: readonly string[]
}

export type WorkbookFailure = Pick<ImportProblem, 'kind' | 'detail'>

/**
 * Reads a workbook (ECMA-376, SpreadsheetML) that Excel, LibreOffice or ourselves wrote. Formulas give the
 * value that was last shown. Dates are numbers with the format of one, and become ISO 8601.
 */
export function readWorkbook(bytes: Uint8Array): Result<readonly Sheet[], WorkbookFailure> {
  const opened = openArchive(bytes)
  if (!opened.ok) return refused(opened.failure)
  const archive = opened.value
  const part = (name: string): Result<string, WorkbookFailure> => {
    const read = archive.read(name)
    return read.ok
      ? ok(new TextDecoder().decode(read.value ?? new Uint8Array()))
      : refused(read.failure)
  }
  const parts = new Map<string, string>()
  for (const name of ['workbook', '_rels/workbook.xml.rels', 'sharedStrings', 'styles']) {
    const path = name.endsWith('.rels') ? `xl/${name}` : `xl/${name}.xml`
    const content = part(path)
    if (!content.ok) return content
    parts.set(name, content.value)
  }
  const contents = contentsOf(
    parts.get('workbook') ?? '',
    parts.get('_rels/workbook.xml.rels') ?? '',
  )
  if (!contents.ok) return contents
  const strings = stringsOf(parts.get('sharedStrings') ?? '')
  if (!strings.ok) return strings
  const dates = dateStylesOf(parts.get('styles') ?? '')
  if (!dates.ok) return dates
  const sheets: Sheet[] = []
  for (const { name, path } of contents.value.sheets) {
    const content = part(path)
    if (!content.ok) return content
    const cells = { strings: strings.value, dates: dates.value, from1904: contents.value.from1904 }
    const rows = rowsOf(content.value, cells)
    if (!rows.ok) return rows
    sheets.push({ name, rows: rows.value })
  }
  return ok(sheets)
}

function refused(failure: { readonly kind: string; readonly reason?: string }) {
  return err<WorkbookFailure>({ kind: 'malformed', detail: failure.reason ?? failure.kind })
}

const deepest = 100

interface Handler {
  open?(element: XmlElement, above: readonly string[]): void
  /** An element ends, with the text in it. */
  close?(name: string, text: string, above: readonly string[]): void
}

/** Reads a part; an absent one is as good as empty. `above` are the names of the elements around. */
function parse(xml: string, { open, close }: Handler): Result<null, WorkbookFailure> {
  if (xml === '') return ok(null)
  const names: string[] = []
  let text = ''
  const read = readXml(
    xml,
    {
      open(element) {
        text = ''
        open?.(element, names)
        names.push(element.local)
      },
      close() {
        const name = names.pop() ?? ''
        close?.(name, text, names)
        text = ''
      },
      text(more) {
        text += more
      },
    },
    deepest,
  )
  return read.ok ? read : err({ kind: 'malformed', detail: read.failure.kind })
}

interface Contents {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  /** Dates count from 1904, as on early Macintoshes. */
  readonly from1904: boolean
}

function contentsOf(workbook: string, relationships: string): Result<Contents, WorkbookFailure> {
  const targets = new Map<string, string>()
  const related = parse(relationships, {
    open(element) {
      const [id, target] = [element.attribute('Id'), element.attribute('Target')]
      if (id !== undefined && target !== undefined) targets.set(id, pathOf(target))
    },
  })
  if (!related.ok) return related
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  const read = parse(workbook, {
    open(element) {
      if (element.local === 'workbookPr') from1904 = isTrue(element.attribute('date1904'))
      if (element.local !== 'sheet') return
      const path = targets.get(element.attribute('id') ?? '')
      if (path !== undefined) sheets.push({ name: element.attribute('name') ?? '', path })
    },
  })
  return read.ok ? ok({ sheets, from1904 }) : read
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Readings of words in another script stand beside them, and are no part of a text. */
const beside = 'rPh'

function stringsOf(xml: string): Result<readonly string[], WorkbookFailure> {
  const strings: string[] = []
  let string = ''
  const read = parse(xml, {
    close(name, text, above) {
      if (name === 't' && !above.includes(beside)) string += unescaped(text)
      if (name !== 'si') return
      strings.push(string)
      string = ''
    },
  })
  return read.ok ? ok(strings) : read
}

/** Formats of dates and times that spreadsheets have of themselves (ECMA-376, part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
}

/** Which of the cells' styles are of dates, by number. */
function dateStylesOf(xml: string): Result<ReadonlySet<number>, WorkbookFailure> {
  const own = new Map<number, boolean>()
  const dates = new Set<number>()
  let style = 0
  const read = parse(xml, {
    open(element, above) {
      if (element.local === 'numFmt') {
        // What is quoted, in brackets or after a stroke is shown as it is.
        const code = (element.attribute('formatCode') ?? '').replaceAll(
          /"[^"]*"|\[[^\]]*\]|\\./g,
          '',
        )
        own.set(Number(element.attribute('numFmtId')), /[ymdhs]/i.test(code))
      }
      if (element.local !== 'xf' || above.at(-1) !== 'cellXfs') return
      const id = Number(element.attribute('numFmtId') ?? 0)
      if (own.get(id) ?? isBuiltInDate(id)) dates.add(style)
      style++
    },
  })
  return read.ok ? ok(dates) : read
}

interface CellContext {
  readonly strings: readonly string[]
  readonly dates: ReadonlySet<number>
  readonly from1904: boolean
}

function rowsOf(xml: string, context: CellContext): Result<readonly SheetRow[], WorkbookFailure> {
  const rows: SheetRow[] = []
  let line = 0
  let cells: string[] = []
  let column = -1
  let cell: { readonly type: string; readonly style: number; text: string } | null = null
  const read = parse(xml, {
    open(element) {
      if (element.local === 'row') {
        line = Number(element.attribute('r') ?? line + 1)
        cells = []
        column = -1
      } else if (element.local === 'c') {
        const place = /^[A-Z]+/.exec(element.attribute('r') ?? '')?.[0]
        column = place === undefined ? column + 1 : columnOf(place)
        const type = element.attribute('t') ?? 'n'
        cell = { type, style: Number(element.attribute('s') ?? 0), text: '' }
      }
    },
    close(name, text, above) {
      if (name === 'row') {
        if (cells.length > 0) rows.push({ line, cells: Array.from(cells, (one) => one ?? '') })
        return
      }
      if (cell === null) return
      if (name === 'v' || (name === 't' && !above.includes(beside))) cell.text += text
      if (name !== 'c') return
      const value = shown(cell, context)
      if (value !== '' && column < mostColumns) cells[column] = value
      cell = null
    },
  })
  return read.ok ? ok(rows) : read
}

/** A spreadsheet has no more. */
const mostColumns = 16_384

/** The column's number, from 0, of its letters. */
function columnOf(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

function shown(
  { type, style, text }: { readonly type: string; readonly style: number; readonly text: string },
  { strings, dates, from1904 }: CellContext,
): string {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? ''
    case 'b':
      return text === '1' ? 'true' : 'false'
    case 'n': {
      const number = Number(text)
      if (text === '' || Number.isNaN(number)) return text
      return dates.has(style) ? dateOf(from1904 ? number + 1462 : number) : String(number)
    }
    default:
      return unescaped(text)
  }
}

const dayMs = 86_400_000

/** A day, a time of day, or both, of days since 30 December 1899. */
function dateOf(days: number): string {
  const time = Math.round((days * dayMs) / 1000) * 1000
  const date = new Date(Date.UTC(1899, 11, 30) + time)
  if (Number.isNaN(date.getTime())) return String(days)
  const [day = '', clock = ''] = date.toISOString().split(/[T.]/)
  if (days >= 0 && days < 1) return clock
  return time % dayMs === 0 ? day : `${day}T${clock}`
}

/** ST_Xstring: `_xHHHH_` is a UTF-16 code unit. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  )
}
