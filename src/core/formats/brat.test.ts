import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newFrame } from '#core/annotation/model.ts'
import { isRecord } from '#core/json.ts'
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
import { brat } from './brat.ts'
import { bratImport } from './brat-import.ts'
import { bratName, hasWords, nameOfBrat } from './brat-writing.ts'
import type { DatasetDocument } from './dataset.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀\nالبلاد.'

/** What brat carries: spans with words, frames with a span that has words; its own ids. */
function carried(document: DatasetDocument) {
  const all = annotationsOf(document)
  const spans = all.spans.filter(({ segments }) =>
    segments.some(({ start, end }) => hasWords.test(document.text.slice(start, end))),
  )
  const ids = new Set(spans.map(({ id }) => id))
  const frames = all.frames.filter(({ roles }) =>
    Object.values(roles)
      .flat()
      .some((id) => ids.has(id)),
  )
  for (const { id } of frames) ids.add(id)
  return {
    spans: spans.map(({ id: _id, ...span }) => ({ ...span, unplaced: [] })),
    frames: frames.map(({ id: _id, roles, ...frame }) => ({
      ...frame,
      roles: Object.fromEntries(
        Object.entries(roles)
          .map(
            ([role, fillers]) =>
              [role, fillers.filter((id) => id === '#writer' || ids.has(id))] as const,
          )
          .filter(([role, fillers]) => fillers.length > 0 || roles[role]?.length === 0)
          .map(([role, fillers]) => [role, fillers.length]),
      ),
    })),
  }
}

/** By what they hold, whatever the order of their keys. */
const sorted = <T>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

function keyOf(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isRecord(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}

describe('brat', () => {
  it('comes back as it went, in its own ids', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const [back] = roundTrip(brat, bratImport, [document]).annotations
        const expected = carried(document)
        expect(sorted((back?.spans ?? []).map(({ id: _id, ...span }) => span))).toEqual(
          sorted(expected.spans),
        )
        const counts = (back?.frames ?? []).map(({ id: _id, roles, ...frame }) => ({
          ...frame,
          roles: Object.fromEntries(
            Object.entries(roles).map(([role, list]) => [role, list.length]),
          ),
        }))
        expect(sorted(counts).map((one) => JSON.parse(JSON.stringify(one)))).toEqual(
          sorted(expected.frames).map((one) => JSON.parse(JSON.stringify(one))),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('writes lines that hold no line break, fragments around those of the text', () => {
    const exported = exportAll(brat, [
      datasetDocument(text, {
        spans: byId(
          spanOn(text, 's', 'source', ['الوزير']),
          spanOn(text, 'c', 'claim', ['القمح يكفي 😀\nالبلاد'], {
            attributes: { kind: 'prediction', sure: true },
          }),
        ),
        frames: byId(
          newFrame({
            id: 'f',
            type: 'attribution',
            roles: { source: ['s'], content: ['c'], cue: [] },
            origin: { kind: 'manual' },
            at: '2026-11-22T10:00:00Z',
          }),
        ),
      }),
    ])
    expect(textOf(exported, 'haleb.amal.ann').split('\n')).toEqual([
      'T1\tsource 6 12\tالوزير',
      'T2\tclaim 16 28;29 35\tالقمح يكفي 😀 البلاد',
      '#1\tIsnadPieces T2\t[[16,35]]',
      'A1\tkind T2 prediction',
      'A2\tsure T2',
      'T3\tattribution 6 12\tالوزير',
      'E1\tattribution:T3 source:T1 content:T2',
      '#2\tIsnadRoles E1\t{"cue":[]}',
      '',
    ])
    const conf = textOf(exported, 'annotation.conf')
    expect(conf).toMatch(/\[entities\]\n(?:[\w-]+\n)*claim\n/)
    expect(conf).toContain('<OVL-TYPE>:<ANY>')
    expect(conf).toContain('sure\tArg:<ANY>\n')
    expect(conf).toMatch(/kind\tArg:<ANY>, Value:[\w|-]*prediction/)
  })

  it('reports a span of blanks alone: brat calls its words missing, and changes the file', () => {
    const blank = { ...spanOn('a \t b', 's', 'claim', [' \t ']) }
    const exported = exportAll(brat, [datasetDocument('a \t b', { spans: byId(blank) })])
    expect(textOf(exported, 'haleb.amal.ann')).toBe('')
    expect(exported.report.losses).toMatchObject([{ kind: 'blank-span', count: 1 }])
  })

  it('writes any name in the characters that it may have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (name, role) => {
        const written = bratName(name, role)
        expect(written).toMatch(role ? /^(?:[\w-]*[A-Za-z_-])?$/ : /^[\w-]*$/)
        expect(nameOfBrat(written)).toBe(name)
      }),
    )
    expect(nameOfBrat(bratName('a_x41_1', true))).toBe('a_x41_1')
  })

  it('keeps the U+FEFF that a text begins with, and drops a byte order mark that nobody counted', () => {
    const marked = `\ufeff${text}`
    const own = exportAll(brat, [
      datasetDocument(marked, { spans: byId(spanOn(marked, 's', 'source', ['الوزير'])) }),
    ])
    const place = (files: ReadonlyMap<string, Uint8Array>) => {
      const { documents, problems } = importAll(bratImport, files)
      expect(problems).toEqual([])
      const [segment] = documents[0]?.spans[0]?.segments ?? []
      expect(documents[0]?.text?.slice(segment?.start, segment?.end)).toBe('الوزير')
      return documents[0]?.text
    }
    expect(place(own.files)).toBe(marked)
    const uncounted = new Map([
      ['a.ann', Buffer.from('T1\tPerson 6 12\tالوزير\n')],
      ['a.txt', Buffer.from(marked)],
    ])
    expect(place(uncounted)).toBe(text)
  })

  it('of others is read, with its relations, events and equivalences', () => {
    const ann = [
      'T1\tPerson 6 12\tالوزير',
      'T2\tSay 2 5\tقال',
      'T3\tThing 16 21\tالقمح',
      'E1\tSay:T2 Agent:T1 Theme:T3 Theme2:T1',
      'R1\tAbout Arg1:T1 Arg2:T3',
      '*\tEquiv T1 T3',
      'A1\tNegated E1',
      '#1\tAnnotatorNotes T1\tعن C:\\dir',
      'T4\tThing 900 905\tشيء',
      'T5\tThing 16 21\tغيره',
      'A2\tLost T9',
      'nonsense',
      '',
    ].join('\r\n')
    const files = new Map([
      ['a.ann', Buffer.from(ann)],
      ['a.txt', Buffer.from(text)],
    ])
    const { documents, problems } = importAll(bratImport, files)
    expect(documents[0]?.spans).toMatchObject([
      { label: 'Person', note: 'عن C:\\dir' },
      { label: 'Say' },
      { label: 'Thing' },
      { segments: [], unplaced: [{ quote: 'شيء', start: 900 }] },
      { segments: [], unplaced: [{ quote: 'غيره' }] },
    ])
    expect(documents[0]?.frames).toMatchObject([
      {
        type: 'Say',
        roles: { trigger: ['T2'], Agent: ['T1'], Theme: ['T3', 'T1'] },
        attributes: { Negated: true },
      },
      { type: 'About', roles: { Arg1: ['T1'], Arg2: ['T3'] } },
      { type: 'Equiv', roles: { member: ['T1', 'T3'] } },
    ])
    expect(problems.map(({ kind, line }) => `${kind} ${line}`).sort()).toEqual([
      'dangling 11',
      'not-supported 12',
      'outside-text 9',
      'quote-differs 10',
    ])
  })
})
