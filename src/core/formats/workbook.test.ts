import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from './workbook.ts'

const workbook = (properties = '') =>
  `<workbook xmlns:r="r">${properties}<sheets><sheet name="ورقة" sheetId="1" r:id="rId3"/></sheets></workbook>`
const related =
  '<Relationships><Relationship Id="rId3" Target="/xl/worksheets/one.xml"/></Relationships>'
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>'

/** What the cells of a sheet show, row by row. */
function read(rows: string, { strings = '', properties = '' } = {}) {
  const parts = {
    'xl/workbook.xml': workbook(properties),
    'xl/_rels/workbook.xml.rels': related,
    'xl/styles.xml': styles,
    'xl/worksheets/one.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(strings !== '' && { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
  }
  return readWorkbook(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  )
}

const cellsOf = (rows: string, more = {}) => {
  const sheets = read(rows, more)
  if (!sheets.ok) throw new Error(sheets.failure.detail)
  return sheets.value[0]?.rows.map(({ line, cells }) => [line, ...cells])
}

describe('a workbook', () => {
  it('has its rows by number and its cells by place, where some are left out', () => {
    expect(
      cellsOf(
        '<row r="2"><c r="B2"><v>7</v></c><c r="AA2"><v>1</v></c></row><row r="9"><c/></row><row r="10"><c t="str"><v>قال</v></c></row>',
      ),
    ).toEqual([
      [2, '', '7', ...Array(24).fill(''), '1'],
      [10, 'قال'],
    ])
  })

  it('has texts whole: shared, in runs, with what XML cannot hold, without their readings', () => {
    const strings =
      '<si><t xml:space="preserve"> 007 </t></si><si><r><t>قا</t></r><r><rPr><b/></rPr><t>ل</t></r><rPh><t>qala</t></rPh></si>'
    expect(
      cellsOf(
        '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>a_x000D_\n_x005F_x0041_</t></is></c></row>',
        { strings },
      ),
    ).toEqual([[1, ' 007 ', 'قال', 'a\r\n_x0041_']])
  })

  it('has values of formulas, truths, errors and numbers as they are shown', () => {
    expect(
      cellsOf(
        '<row r="1"><c t="str"><f>A1&amp;"x"</f><v>=x</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>0.10000000000000001</v></c><c s="3"><v>1E3</v></c></row>',
      ),
    ).toEqual([[1, '=x', 'true', '#N/A', '0.1', '1000']])
  })

  it('has days and times of day, from either beginning', () => {
    const rows =
      '<row r="1"><c s="1"><v>46348</v></c><c s="2"><v>46348</v></c><c s="4"><v>46348.75</v></c><c s="4"><v>0.5</v></c><c><v>46348</v></c></row>'
    expect(cellsOf(rows)).toEqual([
      [1, '2026-11-22', '2026-11-22', '2026-11-22T18:00:00', '12:00:00', '46348'],
    ])
    const from1904 = { properties: '<workbookPr date1904="1"/>' }
    expect(cellsOf('<row r="1"><c s="1"><v>44886</v></c></row>', from1904)).toEqual([
      [1, '2026-11-22'],
    ])
  })

  it.each([
    ['no archive', strToU8('x'), 'not-zip'],
    [
      'a document type',
      zipSync({ 'xl/workbook.xml': strToU8(`<!DOCTYPE workbook>${workbook()}`) }),
      'document-type',
    ],
    ['names that climb', zipSync({ '../xl/workbook.xml': strToU8('') }), 'path-escape'],
  ])('is refused: %s', (_, bytes, detail) => {
    expect(readWorkbook(bytes)).toMatchObject({
      ok: false,
      failure: { kind: 'malformed', detail },
    })
  })
})
