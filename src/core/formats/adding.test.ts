import { describe, expect, it } from 'vitest'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { additionTo } from './adding.ts'

const made = {
  note: '',
  origin: { kind: 'imported' },
  created: '2026-11-22T12:00:00Z',
  modified: '2026-11-22T12:00:00Z',
} as const

const span = (id: string, label: string, start: number, more: Partial<SidecarSpan> = {}) =>
  ({
    id,
    label,
    segments: [{ start, end: start + 3, quote: 'قال', prefix: '', suffix: '' }],
    attributes: {},
    ...made,
    ...more,
  }) satisfies SidecarSpan
const frame = (id: string, roles: SidecarFrame['roles']) =>
  ({ id, type: 'attribution', roles, attributes: {}, ...made }) satisfies SidecarFrame
const sidecar = (spans: readonly SidecarSpan[], frames: readonly SidecarFrame[] = []): Sidecar => ({
  ...sampleSidecar,
  spans,
  frames,
  comments: [],
  conflicts: [],
})

describe('adding to a sidecar', () => {
  const existing = sidecar(
    [span('T1', 'claim', 5, { attributes: { kind: 'denial' } }), span('T2', 'cue', 0)],
    [frame('R1', { cue: ['T2'], content: ['T1'] })],
  )

  it('doubles nothing that is there, whatever it is called', () => {
    const same = sidecar(
      [span('x', 'claim', 5, { attributes: { kind: 'denial' } }), span('y', 'cue', 0)],
      [frame('f', { cue: ['y'], content: ['x'] }), frame('g', { content: ['f'] })],
    )
    const addition = additionTo(existing, same)
    expect(addition.already).toBe(2)
    expect(addition.sidecar.spans).toEqual([])
    expect(addition.sidecar.frames).toMatchObject([{ id: 'g', roles: { content: ['R1'] } }])
  })

  it('gives new ids to what is called like something else', () => {
    const other = sidecar([span('T1', 'source', 9)], [frame('R1', { source: ['T1'] })])
    const addition = additionTo(existing, other)
    expect(addition.already).toBe(0)
    expect(addition.sidecar.spans.map(({ id }) => id)).toEqual(['T1-2'])
    expect(addition.sidecar.frames).toMatchObject([{ id: 'R1-2', roles: { source: ['T1-2'] } }])
    const merged = mergeSidecars(null, existing, addition.sidecar)
    if (!merged.ok) throw new Error(merged.failure.kind)
    expect(merged.value.sidecar.spans.map(({ id }) => id).sort()).toEqual(['T1', 'T1-2', 'T2'])
    expect(merged.value.sidecar.conflicts).toEqual([])
  })

  it('changes nothing a second time', () => {
    const other = sidecar([span('T1', 'source', 9)])
    const once = mergeSidecars(null, existing, additionTo(existing, other).sidecar)
    if (!once.ok) throw new Error(once.failure.kind)
    const again = additionTo(once.value.sidecar, other)
    expect(again.already).toBe(1)
    expect(again.sidecar.spans).toEqual([])
  })
})
