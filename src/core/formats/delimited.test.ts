import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { csv, tsv, unguarded } from './delimited.ts'
import { csvImport, tsvImport } from './delimited-import.ts'

const text = '📈 قال الوزير إن =القمح= يكفي 😀 البلاد.'

const distinct = (documents: readonly Parameters<typeof annotationsOf>[0][]) =>
  documents.map((document, i) => ({ ...document, stem: `d${i}` }))

describe.each([
  ['csv', csv, csvImport],
  ['tsv', tsv, tsvImport],
] as const)('%s', (extension, format, reader) => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.array(generatedDocument, { minLength: 1, maxLength: 2 }), (drawn) => {
        const documents = distinct(drawn)
        const { exported, annotations } = roundTrip(format, reader, documents)
        expect(exported.report.losses).toEqual([])
        expect(annotations).toEqual(documents.map(annotationsOf))
      }),
      { numRuns: 60 },
    )
  })

  it('has a byte order mark, CR LF and a row for each span', () => {
    const exported = exportAll(format, [
      datasetDocument(text, { spans: byId(spanOn(text, 's1', 'claim', ['يكفي'])) }),
    ])
    const spans = textOf(exported, `spans.${extension}`)
    expect(spans.startsWith('\ufeffdocument')).toBe(true)
    expect(spans.split('\r\n').length).toBe(3)
    expect(spans.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})

describe('cells', () => {
  it('that a spreadsheet would run are guarded, counted, and read back as they were', () => {
    for (const dangerous of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'=1", "''=1"]) {
      const span = spanOn(text, 's1', 'claim', ['يكفي'], { note: dangerous })
      const exported = exportAll(csv, [datasetDocument(text, { spans: byId(span) })])
      expect(exported.report.changes).toMatchObject([{ kind: 'guarded-cell', count: 1 }])
      expect(textOf(exported, 'spans.csv')).toContain(`'${dangerous}`)
      expect(importAll(csvImport, exported.files).documents[0]?.spans[0]?.note).toBe(dangerous)
    }
    expect(unguarded("'harmless")).toBe("'harmless")
  })
})

describe('spans alone', () => {
  it('are read without their texts, to find their articles by their words', () => {
    const span = spanOn(text, 's1', 'claim', ['القمح', 'البلاد'])
    const { files } = exportAll(csv, [datasetDocument(text, { spans: byId(span) })])
    const only = new Map([...files].filter(([name]) => name === 'spans.csv'))
    const { documents, problems } = importAll(csvImport, only)
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      {
        file: 'haleb.txt',
        text: null,
        spans: [{ segments: [], unplaced: [{ quote: 'القمح' }, { quote: 'البلاد' }] }],
      },
    ])
  })

  it('are told where a row is broken', () => {
    const broken = Buffer.from(
      'document,span,label,pieces\r\nd,s,claim,9-\r\nd,s,claim\r\n,s,x,\r\n',
    )
    const { problems } = importAll(csvImport, new Map([['spans.csv', broken]]))
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['malformed', 3],
      ['schema', 4],
      ['malformed', 2],
    ])
  })
})
