import { describe, expect, it } from 'vitest'
import { newFrame, newSpan, noAnnotations, writer } from '#core/annotation/model.ts'
import { conflictSides } from '#core/sidecar/git-conflict.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { mergedSides, withoutLostFillers } from './sound-again.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const item = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const

describe('fillers that could not be read', () => {
  it('leave the roles that name them, and everything else stays', () => {
    const span = newSpan({ ...item, id: 's', label: 'claim', segments: [] })
    const frame = newFrame({
      ...item,
      id: 'f',
      type: 'attribution',
      roles: { source: [writer, 'gone'], content: ['s'], cue: ['gone'] },
    })
    const spans = new Map([['s', span]])
    const sound = withoutLostFillers({ ...noAnnotations, spans, frames: new Map([['f', frame]]) })
    expect(sound.frames.get('f')?.roles).toEqual({ source: [writer], content: ['s'] })
    expect(sound.spans).toBe(spans)
  })
})

describe('the two versions that git left', () => {
  const text = serialiseSidecar(sampleSidecar, tagset)
  const [first] = sampleSidecar.spans
  if (first === undefined) throw new Error('the sample has no span')

  it('become one, with the items of both', () => {
    const theirs = serialiseSidecar(
      { ...sampleSidecar, spans: [...sampleSidecar.spans, { ...first, id: 'new' }] },
      tagset,
    )
    const ours = serialiseSidecar({ ...sampleSidecar, status: 'submitted' }, tagset)
    const merged = mergedSides({ ours, theirs, base: text })
    expect(merged.ok && merged.value.status).toBe('submitted')
    expect(merged.ok && merged.value.spans.map(({ id }) => id)).toContain('new')
  })

  it('stay where one of them is not a sidecar by itself', () => {
    expect(mergedSides({ ours: text, theirs: '{', base: null })).toMatchObject({
      ok: false,
      failure: { kind: 'not-a-sidecar' },
    })
  })

  it('are found between git’s own markers', () => {
    const marked = `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`
    const sides = conflictSides(marked)
    expect(sides !== null && mergedSides(sides).ok).toBe(true)
  })
})
