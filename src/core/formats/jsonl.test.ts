import Ajv2020 from 'ajv/dist/2020.js'
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
import { jsonl, jsonlImport } from './jsonl.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'

describe('jsonl', () => {
  it('counts code points, and gives the words of each piece', () => {
    const span = spanOn(text, 's1', 'claim', ['القمح', '😀 البلاد'])
    const [line = ''] = textOf(
      exportAll(jsonl, [datasetDocument(text, { spans: byId(span) })]),
      'data.jsonl',
    ).split('\n')
    const record = JSON.parse(line)
    expect(record.spans[0]).toMatchObject({ start: 16, text: 'القمح يكفي 😀 البلاد' })
    const points = [...record.text]
    for (const { start, end, text: words } of record.spans[0].segments)
      expect(points.slice(start, end).join('')).toBe(words)
  })

  it('writes each split into a file of its own', () => {
    const { files } = exportAll(jsonl, [
      datasetDocument(text, {}, { split: 'train' }),
      datasetDocument(text, {}, { split: 'test' }),
    ])
    expect([...files.keys()]).toEqual(['record.schema.json', 'train.jsonl', 'test.jsonl'])
  })

  it('comes back as it went, and keeps its own schema', () => {
    const schema = JSON.parse(textOf(exportAll(jsonl, []), 'record.schema.json'))
    const isRecord = new Ajv2020({ strict: false }).compile(schema)
    fc.assert(
      fc.property(fc.array(generatedDocument, { minLength: 1, maxLength: 2 }), (documents) => {
        const { exported, annotations } = roundTrip(jsonl, jsonlImport, documents)
        const lines = textOf(exported, 'data.jsonl').trimEnd().split('\n')
        for (const line of lines) expect(isRecord(JSON.parse(line))).toBe(true)
        expect(exported.report.losses).toEqual([])
        expect(annotations).toEqual(documents.map(annotationsOf))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps words that do not stand at their offsets, and says so', () => {
    const span = spanOn(text, 's1', 'claim', ['القمح'])
    const exported = exportAll(jsonl, [datasetDocument(text, { spans: byId(span) })])
    const record = JSON.parse(textOf(exported, 'data.jsonl'))
    record.spans[0].segments[0].start += 1
    record.spans[0].segments[0].end += 1
    const files = new Map([['data.jsonl', Buffer.from(`${JSON.stringify(record)}\n{"half`)]])
    const { documents, problems } = importAll(jsonlImport, files)
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['quote-differs', 1],
      ['malformed', 2],
    ])
    expect(documents[0]?.spans[0]).toMatchObject({
      segments: [],
      unplaced: [{ quote: 'القمح', start: 17, end: 22 }],
    })
  })
})
