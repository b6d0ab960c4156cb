import { describe, expect, it } from 'vitest'
import { newFrame, newSpan, noAnnotations, type Span } from '#core/annotation/model.ts'
import type { Attributes } from '#core/annotation/records.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { hash } from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { findProblems } from './validate.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const text = 'قالتِ الوزارة إن الأسعار سترتفع.'
const at = '2026-11-22T10:00:00Z'
const origin = { kind: 'manual' } as const

function span(label: string, range: readonly [number, number], attributes: Attributes = {}): Span {
  const segments = [segmentAt(text, { start: range[0], end: range[1] })]
  return newSpan({ id: 's', label, segments, attributes, origin, at })
}

function problemsOf(one: Span) {
  return findProblems({ ...noAnnotations, spans: new Map([['s', one]]) }, tagset, text)
}

function frameProblems(type: string, roles: Record<string, string[]>) {
  const claim = { ...span('claim', [6, 13]), id: 'claim' }
  const frame = newFrame({ id: 'f', type, roles, origin, at })
  const annotations = {
    ...noAnnotations,
    spans: new Map([['claim', claim]]),
    frames: new Map([['f', frame]]),
  }
  return findProblems(annotations, tagset, text).map(({ item, ...reason }) => reason)
}

describe('what is odd is told, and nothing else', () => {
  it('a span by the book', () => {
    const attributes = { kind: 'prediction', checkworthy: 'high' }
    expect(problemsOf(span('claim', [6, 13], attributes))).toEqual([])
    expect(problemsOf(span('source', [6, 13], { named: false }))).toEqual([])
  })

  it.each([
    ['an unknown label', span('رأي', [6, 13]), [{ kind: 'unknown-label', label: 'رأي' }]],
    [
      'an unknown attribute',
      span('cue', [0, 5], { kind: 'x' }),
      [{ kind: 'unknown-attribute', attribute: 'kind' }],
    ],
    [
      'an unknown value',
      span('claim', [6, 13], { kind: 'rumour' }),
      [{ kind: 'unknown-value', attribute: 'kind', value: 'rumour' }],
    ],
    [
      'a value of another type',
      span('source', [6, 13], { named: 'yes', type: ['state'] }),
      [
        { kind: 'wrong-value-type', attribute: 'named' },
        { kind: 'wrong-value-type', attribute: 'type' },
      ],
    ],
    ['an edge inside a grapheme', span('cue', [0, 4]), [{ kind: 'inside-grapheme', offset: 4 }]],
    [
      'a piece without a place',
      {
        ...span('claim', [6, 13]),
        unplaced: [
          {
            recorded: { start: 90, end: 95, textSha256: hash('a') },
            quote: 'ضائع',
            prefix: '',
            suffix: '',
          },
        ],
      },
      [{ kind: 'unplaced', pieces: 1 }],
    ],
  ])('%s', (_, one, reasons) => {
    expect(problemsOf(one)).toEqual(reasons.map((reason) => ({ item: 's', ...reason })))
  })

  it.each([
    ['a frame by the book', 'attribution', { source: ['#writer'], content: ['claim'] }, []],
    [
      'a frame half built',
      'relation',
      { from: ['claim'] },
      [{ kind: 'missing-role', role: 'to', min: 1 }],
    ],
    [
      'a frame that contains itself',
      'attribution',
      { content: ['f'] },
      [{ kind: 'contains-itself' }],
    ],
    [
      'a filler that does not fit',
      'attribution',
      { source: ['claim'], content: ['claim'] },
      [
        {
          kind: 'filler-not-allowed',
          role: 'source',
          refusal: { kind: 'label-not-allowed', label: 'claim', allowed: ['source'] },
        },
      ],
    ],
    [
      'more than may be',
      'relation',
      { from: ['claim', 'claim'], to: ['claim'] },
      [{ kind: 'too-many-fillers', role: 'from', max: 1 }],
    ],
    ['an unknown type', 'event', {}, [{ kind: 'unknown-frame-type', type: 'event' }]],
    [
      'an unknown role',
      'attribution',
      { content: ['claim'], place: ['claim'] },
      [{ kind: 'unknown-role', role: 'place' }],
    ],
  ])('%s', (_, type, roles, reasons) => {
    expect(frameProblems(type, roles)).toEqual(reasons)
  })

  it('conflicts and attributes of the document', () => {
    const conflict = { id: 's/note', item: 's', field: 'note', values: ['a', 'b'] }
    const annotations = {
      ...noAnnotations,
      document: { attributes: { tone: 'loud' }, note: '' },
      conflicts: new Map([[conflict.id, conflict]]),
    }
    expect(findProblems(annotations, tagset, text)).toEqual([
      { item: null, kind: 'unknown-value', attribute: 'tone', value: 'loud' },
      { item: 's', kind: 'conflict', field: 'note' },
    ])
  })
})
