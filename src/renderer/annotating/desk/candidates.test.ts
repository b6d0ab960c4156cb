import { describe, expect, it } from 'vitest'
import { newFrame, newSpan, noAnnotations, writer } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { findRole } from '#core/annotation/tagset.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { roleCandidates } from './candidates.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const text = 'قال المتحدث إن الأسعار سترتفع.'
const item = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
const span = (id: string, label: string, words: string) => {
  const start = text.indexOf(words)
  const segments = [segmentAt(text, { start, end: start + words.length })]
  return newSpan({ ...item, id, label, segments })
}
const cue = span('cue', 'cue', 'قال')
const source = span('source', 'source', 'المتحدث')
const claim = span('claim', 'claim', 'الأسعار سترتفع')
const ordered = [cue, source, claim]
const frame = newFrame({ ...item, id: 'f', type: 'attribution' })
const outer = newFrame({ ...item, id: 'o', type: 'attribution', roles: { content: ['f'] } })
const annotations = {
  ...noAnnotations,
  spans: new Map(ordered.map((one) => [one.id, one])),
  frames: new Map([frame, outer].map((one) => [one.id, one])),
}

function offered(role: string, search = '') {
  const definition = findRole(tagset, 'attribution', role)
  if (definition === undefined) throw new Error(`no role ${role}`)
  return roleCandidates(tagset, annotations, frame, definition, { text: search, ordered }).map(
    ({ id, refusal }) => [id, refusal?.kind ?? null],
  )
}

describe('what can fill a role', () => {
  it('stands first; what cannot follows with the reason', () => {
    expect(offered('source')).toEqual([
      [writer, null],
      ['source', null],
      ['cue', 'label-not-allowed'],
      ['claim', 'label-not-allowed'],
      ['o', 'frame-type-not-allowed'],
    ])
  })

  it('is never the frame itself nor one that holds it', () => {
    expect(offered('content')).toEqual([
      ['claim', null],
      ['cue', 'label-not-allowed'],
      ['source', 'label-not-allowed'],
      ['o', 'cycle'],
    ])
  })

  it('is found by its words, folded', () => {
    expect(offered('content', 'الاسعار')).toEqual([['claim', null]])
  })
})
