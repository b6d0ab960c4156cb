import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { xlsx } from './xlsx.ts'
import { xlsxImport } from './xlsx-import.ts'

const text = '📈 قال الوزير إن =القمح= يكفي 😀 البلاد.'

describe('our own workbook', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.array(generatedDocument, { minLength: 1, maxLength: 2 }), (drawn) => {
        const documents = drawn.map((document, i) => ({ ...document, stem: `d${i}` }))
        const { exported, annotations } = roundTrip(xlsx, xlsxImport, documents)
        expect(exported.report.losses).toEqual([])
        expect(annotations).toEqual(documents.map(annotationsOf))
      }),
      { numRuns: 60 },
    )
  })

  it('with a text that was cut leaves it to the article, and the spans to their words', () => {
    const long = `${text}${'خبر '.repeat(10_000)}`
    const span = spanOn(long, 's1', 'claim', ['يكفي'])
    const { files, report } = exportAll(xlsx, [datasetDocument(long, { spans: byId(span) })])
    expect(report.losses).toMatchObject([{ kind: 'cut-cell', count: 1 }])
    const { documents, problems } = importAll(xlsxImport, files)
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      { text: null, spans: [{ segments: [], unplaced: [{ quote: 'يكفي' }] }] },
    ])
  })
})

/** A workbook of sheets that others made, cells all in place. */
function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const names = Object.keys(sheets)
  const list = (line: (name: string, number: number) => string) =>
    names.map((name, i) => line(name, i + 1)).join('')
  const row = (cells: readonly string[]) =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${list((name, i) => `<sheet name="${name}" r:id="r${i}"/>`)}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${list((_, i) => `<Relationship Id="r${i}" Target="worksheets/${i}.xml"/>`)}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/${i + 1}.xml`,
        strToU8(
          `<worksheet><sheetData>${(sheets[name] ?? []).map(row).join('')}</sheetData></worksheet>`,
        ),
      ]),
    ),
  })
}

describe('a workbook of others', () => {
  it('is read sheet by sheet by its columns; what is no table is told', () => {
    const bytes = workbook({
      marks: [
        ['الملف', 'نص', 'التصنيف', 'الثقة'],
        ['n1.txt', 'القمح', 'Claim', '0.9'],
        ['n1.txt', 'الوزير', 'Source', ''],
      ],
      فارغة: [],
      notes: [['what we agreed on'], ['a note']],
      frames: [
        ['id', 'fulltext', 'topic'],
        ['7', text, 'اقتصاد'],
      ],
    })
    const { documents, problems } = importAll(xlsxImport, new Map([['book.XLSX', bytes]]))
    expect(problems).toEqual([
      { kind: 'not-supported', file: 'book.XLSX › notes', line: null, detail: '' },
    ])
    expect(documents).toMatchObject([
      {
        file: 'n1.txt',
        spans: [
          { label: 'Claim', attributes: { الثقة: '0.9' }, unplaced: [{ quote: 'القمح' }] },
          { label: 'Source', attributes: {} },
        ],
      },
      { name: '7', text, attributes: { topic: 'اقتصاد' }, spans: [] },
    ])
  })

  it('is told where it cannot be read', () => {
    const { documents, problems } = importAll(xlsxImport, new Map([['a.xlsx', strToU8('PK')]]))
    expect(documents).toEqual([])
    expect(problems).toMatchObject([{ kind: 'malformed', file: 'a.xlsx', detail: 'not-zip' }])
  })
})
