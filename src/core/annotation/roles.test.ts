import { describe, expect, it } from 'vitest'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { countByLabel, labelCounts, listFrames, listSpans } from './filter.ts'
import { type Frame, newFrame, newSpan, noAnnotations, writer } from './model.ts'
import { framesInOrder } from './order.ts'
import type { Attributes } from './records.ts'
import { mayFill, missingRoles } from './roles.ts'
import { segmentAt } from './segment.ts'
import { frameSentence, type SentencePart } from './sentence.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const text = 'قالت الوزارة في بيان: نفى التاجر أن الأسعار ارتفعت ارتفاعًا فاحشًا.'
const at = '2026-11-22T10:00:00Z'
const origin = { kind: 'manual' } as const

function span(id: string, label: string, words: string, attributes: Attributes = {}) {
  const start = text.indexOf(words)
  const segments = [segmentAt(text, { start, end: start + words.length })]
  return newSpan({ id, label, segments, attributes, origin, at })
}

function frame(id: string, type: string, roles: Frame['roles']): Frame {
  return newFrame({ id, type, roles, origin, at })
}

const spans = [
  span('ministry', 'source', 'الوزارة', { type: 'state', named: true }),
  span('said', 'cue', 'قالت'),
  span('trader', 'source', 'التاجر', { type: 'other' }),
  span('denied', 'cue', 'نفى'),
  span('prices', 'claim', 'الأسعار ارتفعت', { kind: 'statement' }),
  span('obscene', 'expression', 'فاحشًا'),
  span('odd', 'غير معروف', 'بيان'),
]
const inner = frame('inner', 'attribution', {
  source: ['trader'],
  cue: ['denied'],
  content: ['prices'],
})
const outer = frame('outer', 'attribution', {
  source: ['ministry'],
  cue: ['said'],
  content: ['inner'],
})
const feeling = frame('feeling', 'sentiment', { holder: [writer], expression: ['obscene'] })
const relation = frame('relation', 'relation', { from: ['prices'] })
const strange = frame('strange', 'not-in-tagset', { part: ['said', 'gone'] })
const annotations = {
  ...noAnnotations,
  spans: new Map(spans.map((one) => [one.id, one])),
  frames: new Map([strange, relation, feeling, outer, inner].map((one) => [one.id, one])),
}

describe('what may fill a role', () => {
  it.each([
    ['a span of an allowed label', inner, 'source', 'ministry'],
    ['the writer', inner, 'source', writer],
    ['a claim as target of a feeling', feeling, 'target', 'prices'],
    ['a source as target', feeling, 'target', 'trader'],
    ['another attribution', { ...outer, roles: {} }, 'content', 'inner'],
  ])('%s', (_, into, role, filler) => {
    expect(mayFill(tagset, annotations, into, role, filler)).toMatchObject({ ok: true })
  })

  it.each([
    [
      'another label',
      inner,
      'source',
      'prices',
      { kind: 'label-not-allowed', label: 'claim', allowed: ['source'] },
    ],
    [
      'another type of frame',
      outer,
      'content',
      'feeling',
      { kind: 'frame-type-not-allowed', type: 'sentiment', allowed: ['attribution'] },
    ],
    ['the writer where nobody speaks', inner, 'content', writer, { kind: 'writer-not-allowed' }],
    ['what is not there', inner, 'content', 'gone', { kind: 'no-such-item', id: 'gone' }],
    ['the same twice', inner, 'content', 'prices', { kind: 'already-fills' }],
    [
      'one too many',
      { ...relation, roles: { from: ['other'] } },
      'from',
      'prices',
      { kind: 'count-reached', max: 1 },
    ],
    ['the frame itself', outer, 'content', 'outer', { kind: 'cycle' }],
    ['a frame around it', inner, 'content', 'outer', { kind: 'cycle' }],
    [
      'a role that is not',
      inner,
      'holder',
      'ministry',
      { kind: 'unknown-role', type: 'attribution', role: 'holder' },
    ],
    [
      'a type that is not',
      strange,
      'part',
      'said',
      { kind: 'unknown-frame-type', type: 'not-in-tagset' },
    ],
  ])('not %s', (_, into, role, filler, failure) => {
    expect(mayFill(tagset, annotations, into, role, filler)).toEqual({ ok: false, failure })
  })

  it('and what a frame still lacks', () => {
    expect(missingRoles(tagset, outer)).toEqual([])
    expect(missingRoles(tagset, relation)).toMatchObject([{ role: { id: 'to' }, has: 0 }])
    expect(missingRoles(tagset, strange)).toEqual([])
  })
})

function shown(parts: readonly SentencePart[]): string {
  return parts.map(shownPart).join('')
}

function shownPart(part: SentencePart): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'span':
      return part.quoted ? `«${part.pieces.join('…')}»` : part.pieces.join('…')
    case 'writer':
      return '(الكاتب)'
    case 'frame':
      return `{${shown(part.parts)}}`
    case 'and':
      return ' و'
    case 'gap':
      return '___'
    case 'lost':
      return '(?)'
  }
}

describe('a frame as a sentence', () => {
  const said = (one: Frame) => shown(frameSentence(tagset, annotations, one, 'ar'))

  it('with a frame in it', () => {
    expect(said(outer)).toBe('«الوزارة» قالت: {«التاجر» نفى: «الأسعار ارتفعت»}')
  })

  it('of the writer', () => {
    expect(said(feeling)).toBe('(الكاتب): «فاحشًا»')
  })

  it('half built, with a gap where something is needed', () => {
    expect(said(relation)).toBe('«الأسعار ارتفعت» ← ___')
    expect(said(frame('x', 'attribution', { cue: ['said'] }))).toBe('قالت: ___')
  })

  it('with several fillers of one role', () => {
    expect(said({ ...inner, roles: { ...inner.roles, source: ['trader', 'ministry'] } })).toBe(
      '«التاجر» و«الوزارة» نفى: «الأسعار ارتفعت»',
    )
  })

  it('of a type that the tagset lacks, with a filler that is gone', () => {
    expect(said(strange)).toBe('«قالت» و(?)')
  })

  it('that contains itself ends', () => {
    const loop = frame('loop', 'attribution', { content: ['loop'] })
    const frames = new Map([['loop', loop]])
    expect(shown(frameSentence(tagset, { ...annotations, frames }, loop, 'ar'))).toBe('(?)')
  })

  it('does not begin with the colon after roles that nothing fills', () => {
    expect(said(frame('x', 'attribution', { content: ['inner'] }))).toBe(
      '{«التاجر» نفى: «الأسعار ارتفعت»}',
    )
  })

  it('adds no quotation marks to words that bring their own', () => {
    const prices = span('prices', 'claim', 'الأسعار ارتفعت')
    const segments = prices.segments.map((one) => ({ ...one, quote: `“${one.quote}` }))
    const marked = new Map([...annotations.spans, ['prices', { ...prices, segments }] as const])
    expect(shown(frameSentence(tagset, { ...annotations, spans: marked }, inner, 'ar'))).toBe(
      '«التاجر» نفى: “الأسعار ارتفعت',
    )
  })
})

describe('lists', () => {
  const listed = (filter: Parameters<typeof listSpans>[1], order: 'text' | 'label' = 'text') =>
    listSpans(annotations, filter, { order, tagset }).map(({ id }) => id)

  it('stand in text order, or by label in the order of the tagset', () => {
    expect(listed({})).toEqual(['said', 'ministry', 'odd', 'denied', 'trader', 'prices', 'obscene'])
    expect(listed({}, 'label')).toEqual([
      'prices',
      'ministry',
      'trader',
      'said',
      'denied',
      'obscene',
      'odd',
    ])
  })

  it.each([
    ['a label', { labels: new Set(['cue']) }, ['said', 'denied']],
    ['an attribute', { attribute: { key: 'type', value: 'state' } }, ['ministry']],
    [
      'an attribute that is not set',
      { labels: new Set(['source']), attribute: { key: 'named', value: null } },
      ['trader'],
    ],
    ['words, folded', { text: 'الاسعار' }, ['prices']],
    ['words with other harakat', { text: 'فاحِشا' }, ['obscene']],
    ['ids that have a problem', { among: new Set(['odd']) }, ['odd']],
    ['nothing at all', { text: 'لا يوجد' }, []],
  ])('by %s', (_, filter, expected) => {
    expect(listed(filter)).toEqual(expected)
  })

  it.each([
    ['a type', { types: new Set(['relation']) }, ['relation']],
    ['words of a filler, folded', { text: 'الاسعار' }, ['outer', 'inner', 'relation']],
    ['ids that have a problem', { among: new Set(['strange']) }, ['strange']],
    ['nothing at all', { text: 'لا يوجد' }, []],
  ])('of frames by %s', (_, filter, expected) => {
    expect(listFrames(annotations, filter).map(({ id }) => id)).toEqual(expected)
  })

  it('count by label, those of the tagset first', () => {
    expect(countByLabel(labelCounts(annotations.spans.values()), tagset)).toEqual([
      { label: 'claim', known: true, count: 1 },
      { label: 'source', known: true, count: 2 },
      { label: 'cue', known: true, count: 2 },
      { label: 'expression', known: true, count: 1 },
      { label: 'target', known: true, count: 0 },
      { label: 'غير معروف', known: false, count: 1 },
    ])
  })

  it('of frames stand by their earliest words, frames within frames included', () => {
    expect(framesInOrder(annotations).map(({ id }) => id)).toEqual([
      'outer',
      'strange',
      'inner',
      'relation',
      'feeling',
    ])
  })
})
