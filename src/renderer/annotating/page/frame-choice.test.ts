import { describe, expect, it } from 'vitest'
import {
  type Annotations,
  type Frame,
  newFrame,
  newSpan,
  noAnnotations,
  type Span,
  writer,
} from '#core/annotation/model.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { defaultLabel, isRoleKey, placeOfItem, placeOfNewSpan, takenAlong } from './frame-choice.ts'

const tagset = shippedTagset('claims-sources-sentiment')

const item = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
const spans = ['claim', 'source', 'cue', 'expression', 'target'].map((label) =>
  newSpan({ ...item, id: label, label, segments: [] }),
)

function frame(id: string, type: string, roles: Frame['roles']): Frame {
  return newFrame({ ...item, id, type, roles })
}

function annotations(...frames: readonly Frame[]): Annotations {
  return {
    ...noAnnotations,
    spans: new Map(spans.map((span) => [span.id, span])),
    frames: new Map(frames.map((each) => [each.id, each])),
  }
}

function placed(
  key: string,
  filler: string,
  frames: readonly Frame[] = [],
  active: string | null = null,
  wantedType: string | null = null,
) {
  const place = placeOfItem(
    { tagset, annotations: annotations(...frames), active, wantedType },
    key,
    filler,
  )
  if (place === null) return null
  if (!place.ok) return place.failure.kind
  const { frame: at, type, role } = place.value
  return `${at ?? 'new'} ${type.id}.${role.id}`
}

describe('the frame that a role’s key means', () => {
  it('is new where none is active, of the first type that has the role', () => {
    expect(placed('C', 'claim')).toBe('new attribution.content')
    expect(placed('E', 'expression')).toBe('new sentiment.expression')
    expect(placed('F', 'claim')).toBe('new relation.from')
  })

  it('is the active one while its type has the role', () => {
    const active = frame('f', 'attribution', { content: ['claim'] })
    expect(placed('S', 'source', [active], 'f')).toBe('f attribution.source')
    expect(placed('Q', 'cue', [active], 'f')).toBe('f attribution.cue')
  })

  it('is a new one where the active one’s type lacks the role', () => {
    const active = frame('f', 'attribution', { content: ['claim'] })
    expect(placed('T', 'target', [active], 'f')).toBe('new sentiment.target')
  })

  it('is a new one where the role is full', () => {
    const active = frame('f', 'relation', { from: ['claim'] })
    const other = newSpan({ ...item, id: 'claim-2', label: 'claim', segments: [] })
    const state = annotations(active)
    const place = placeOfItem(
      {
        tagset,
        annotations: { ...state, spans: new Map([...state.spans, [other.id, other]]) },
        active: 'f',
        wantedType: null,
      },
      'F',
      'claim-2',
    )
    expect(place).toMatchObject({ ok: true, value: { frame: null, type: { id: 'relation' } } })
  })

  it('is of the type that was asked for, where that has the role', () => {
    expect(placed('S', 'source', [], null, 'sentiment')).toBe('new attribution.source')
    expect(placed('H', 'source', [], null, 'sentiment')).toBe('new sentiment.holder')
  })

  it('is none, and says why, where the item does not fit', () => {
    const active = frame('f', 'attribution', { source: ['source'] })
    expect(placed('S', 'claim', [active], 'f')).toBe('label-not-allowed')
    expect(placed('S', 'source', [active], 'f')).toBe('already-fills')
    expect(placed('Q', writer)).toBe('writer-not-allowed')
    expect(placed('S', writer)).toBe('new attribution.source')
    expect(placed('S', 'gone')).toBe('no-such-item')
  })

  it('takes a frame for what another says, and no frame into itself', () => {
    const inner = frame('inner', 'attribution', { content: ['claim'] })
    const outer = frame('outer', 'attribution', { source: ['source'], content: ['inner'] })
    const bare = frame('outer', 'attribution', { source: ['source'] })
    expect(placed('C', 'inner', [inner, bare], 'outer')).toBe('outer attribution.content')
    expect(placed('C', 'outer', [inner, outer], 'inner')).toBe('cycle')
    expect(placed('S', 'inner', [inner, bare], 'outer')).toBe('frame-type-not-allowed')
  })

  it('knows no key that the tagset gives no role', () => {
    expect(isRoleKey(tagset, 'S')).toBe(true)
    expect(isRoleKey(tagset, 'Z')).toBe(false)
    expect(placed('Z', 'claim')).toBeNull()
  })
})

describe('what a frame takes along when it is begun', () => {
  const text = `${'ا'.repeat(200)}\n${'ب'.repeat(200)}`
  const stretches = { claim: 0, source: 60, cue: 80, expression: 100, target: 120 } as const
  const placedSpans = Object.entries(stretches).map(([label, start]) =>
    newSpan({
      ...item,
      id: label,
      label,
      segments: [{ start, end: start + 10, quote: 'عشرة أحرف', prefix: '', suffix: '' }],
    }),
  )

  function taken(key: string, filler: string, made: readonly string[], more: readonly Span[] = []) {
    const spans = new Map([...placedSpans, ...more].map((span) => [span.id, span]))
    const situation = { tagset, annotations: { ...noAnnotations, spans } }
    const place = placeOfItem({ ...situation, active: null, wantedType: null }, key, filler)
    if (place?.ok !== true) throw new Error('the filler does not fit')
    const along = takenAlong({ ...situation, text }, place.value, filler, made)
    return along === null ? null : `${along.role.id}: ${along.span.id}`
  }

  it('is the claim made just before its source or cue, other spans of the frame between', () => {
    expect(taken('S', 'source', ['claim'])).toBe('content: claim')
    expect(taken('S', 'source', ['cue', 'source', 'claim'])).toBe('content: claim')
    expect(taken('Q', 'cue', ['cue', 'source', 'claim'])).toBe('content: claim')
    expect(taken('T', 'target', ['expression'])).toBe('expression: expression')
    expect(taken('S', writer, ['claim'])).toBe('content: claim')
  })

  it('is nothing where nothing was made, or it was deleted, or nothing else must be filled', () => {
    expect(taken('S', 'source', [])).toBeNull()
    expect(taken('S', 'source', ['gone'])).toBeNull()
    expect(taken('C', 'claim', ['source', 'cue'])).toBeNull()
  })

  it('is nothing of another paragraph', () => {
    const far = newSpan({
      ...item,
      id: 'far',
      label: 'claim',
      segments: [{ start: 201, end: 211, quote: 'عشرة أحرف', prefix: '', suffix: '' }],
    })
    expect(taken('S', 'source', ['far'], [far])).toBeNull()
  })

  it('is no guess which of two alike is which', () => {
    const other = newSpan({
      ...item,
      id: 'other',
      label: 'claim',
      segments: [{ start: 20, end: 30, quote: 'عشرة أحرف', prefix: '', suffix: '' }],
    })
    expect(taken('F', 'claim', ['other'], [other])).toBeNull()
  })
})

describe('the role of a span that is yet to be made', () => {
  it('is in the active frame while there is room', () => {
    const active = frame('f', 'relation', { from: ['claim'] })
    const situation = { tagset, annotations: annotations(active), active: 'f', wantedType: null }
    expect(placeOfNewSpan(situation, 'O')).toMatchObject({ frame: 'f', role: { id: 'to' } })
    expect(placeOfNewSpan(situation, 'F')).toMatchObject({ frame: null, role: { id: 'from' } })
    expect(placeOfNewSpan(situation, 'Z')).toBeNull()
  })

  it('gives the span its label: the role’s own name, else the first allowed', () => {
    const labels = tagset.frames.flatMap((type) =>
      type.roles.map((role) => `${role.id}: ${defaultLabel(role)}`),
    )
    expect(labels).toEqual([
      'source: source',
      'cue: cue',
      'content: claim',
      'accused: source',
      'expression: expression',
      'target: target',
      'holder: source',
      'from: claim',
      'to: claim',
    ])
  })
})
