import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newFrame } from '#core/annotation/model.ts'
import {
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { doccano } from './doccano.ts'
import { doccanoImport } from './doccano-import.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'
const made = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const

const sorted = <T>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

describe('doccano', () => {
  it('brings every span with a place back', () => {
    fc.assert(
      fc.property(fc.array(generatedDocument, { minLength: 1, maxLength: 2 }), (documents) => {
        const { documents: back } = roundTrip(doccano, doccanoImport, documents)
        for (const [i, { annotations }] of documents.entries())
          expect(
            sorted((back[i]?.spans ?? []).map(({ label, segments }) => [label, segments])),
          ).toEqual(
            sorted(
              [...annotations.spans.values()]
                .filter(({ segments }) => segments.length > 0)
                .map(({ label, segments }) => [
                  label,
                  segments.map(({ start, end }) => ({ start, end })),
                ]),
            ),
          )
      }),
      { numRuns: 60 },
    )
  })

  it('counts UTF-16, in ASCII, and keeps frames of two', () => {
    const spans = byId(
      spanOn(text, 'a', 'source', ['الوزير']),
      spanOn(text, 'b', 'claim', ['القمح']),
    )
    const roles = { source: ['a'], content: ['b'] }
    const frames = byId(newFrame({ id: 'f', type: 'attribution', roles, ...made }))
    const exported = exportAll(doccano, [datasetDocument(text, { spans, frames })])
    const line = textOf(exported, 'data.jsonl')
    expect(line).toMatch(/^\p{ASCII}+$/u)
    expect(JSON.parse(line).entities[1]).toMatchObject({
      start_offset: text.indexOf('القمح'),
      id: 2,
    })
    expect(exported.report.losses).toEqual([])
    expect(importAll(doccanoImport, exported.files).documents[0]?.frames).toMatchObject([
      { type: 'attribution', roles: { source: ['1'], content: ['2'] } },
    ])
  })

  it('says what it has no place for', () => {
    const spans = byId(
      spanOn(text, 'a', 'source', ['الوزير'], { note: 'x', attributes: { named: true } }),
      spanOn(text, 'b', 'claim', ['القمح']),
      spanOn(text, 'c', 'cue', ['قال']),
    )
    const frames = byId(
      newFrame({
        id: 'f',
        type: 'attribution',
        roles: { source: ['a', '#writer'], content: ['b'], cue: ['c'] },
        ...made,
      }),
      newFrame({ id: 'g', type: 'attribution', roles: { content: ['f'] }, ...made }),
    )
    const { losses, changes } = exportAll(doccano, [
      datasetDocument(text, { spans, frames }),
    ]).report
    expect(losses.map(({ kind, count }) => [kind, count])).toEqual([
      ['frame', 1],
      ['filler', 1],
    ])
    expect(changes.map(({ kind, count }) => [kind, count])).toEqual([['parted-frame', 1]])
  })

  it('reads the older form, and tells what is broken', () => {
    const lines = [
      {
        text,
        label: [
          [2, 5, 'Cue'],
          [0, 1, 'Half'],
          [5, 900, 'Far'],
        ],
      },
      { text, entities: [], relations: [{ id: 1, from_id: 1, to_id: 2, type: 'x' }] },
      { data: 1 },
    ]
    const bytes = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))
    const { documents, problems } = importAll(doccanoImport, new Map([['a.jsonl', bytes]]))
    expect(documents[0]?.spans).toMatchObject([
      { label: 'Cue', segments: [{ start: 2, end: 5 }], unplaced: [] },
      { label: 'Half', segments: [], unplaced: [{ start: 0, end: 1 }] },
      { label: 'Far', segments: [], unplaced: [{ start: 5, end: 900 }] },
    ])
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['outside-text', 1],
      ['outside-text', 1],
      ['dangling', 2],
      ['schema', 3],
    ])
  })

  it('takes classes of a text, its metadata and its comments for what is said of the article', () => {
    const line = { id: 7, text, label: ['positive'], outlet: 'x', page: 3, Comments: ['أعد النظر'] }
    const bytes = Buffer.from(JSON.stringify(line))
    const { documents, problems } = importAll(doccanoImport, new Map([['a.jsonl', bytes]]))
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      {
        attributes: { label: 'positive', outlet: 'x', page: '3' },
        note: 'أعد النظر',
        spans: [],
      },
    ])
  })
})
