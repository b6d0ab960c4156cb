import { describe, expect, it } from 'vitest'
import { apply } from '#core/annotation/commands/apply.ts'
import type { Conflict } from '#core/annotation/records.ts'
import { toAnnotations } from '#core/sidecar/convert.ts'
import { sampleSidecar, sampleText, segmentOn } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { leaveConflict, settleConflict } from './settle-conflict.ts'

const text = {
  text: sampleText,
  textSha256: sampleSidecar.article.textSha256,
  offsets: new OffsetMap(sampleText),
}
const at = '2026-11-23T10:00:00Z'
const plain = toAnnotations(sampleSidecar, text.textSha256, text)

function settled(conflict: Conflict, value: unknown) {
  const annotations = { ...plain, conflicts: new Map([[conflict.id, conflict]]) }
  const command = settleConflict(conflict, value, annotations, { at, text })
  if (command === null) return null
  const applied = apply(annotations, command)
  if (!applied.ok) throw new Error(applied.failure.kind)
  expect(applied.value.annotations.conflicts.size).toBe(0)
  return applied.value.annotations
}

const on = (item: string | null, field: string, values: readonly unknown[]): Conflict => ({
  id: `${item}/${field}`,
  item,
  field,
  values,
})

describe('picking a value', () => {
  it('of an attribute, of an item or the document, sets it; none takes it away', () => {
    const conflict = on('claim-1', 'attributes.kind', ['denial', null])
    expect(settled(conflict, 'denial')?.spans.get('claim-1')?.attributes.kind).toBe('denial')
    expect(settled(conflict, null)?.spans.get('claim-1')?.attributes).not.toHaveProperty('kind')
    const tone = on(null, 'document.attributes.tone', ['mixed', 'neutral'])
    expect(settled(tone, 'mixed')?.document.attributes.tone).toBe('mixed')
  })

  it('of a note, a label, the status', () => {
    expect(settled(on('frame-1', 'note', ['a', 'b']), 'b')?.frames.get('frame-1')?.note).toBe('b')
    expect(settled(on(null, 'document.note', ['a', 'b']), 'a')?.document.note).toBe('a')
    expect(settled(on('claim-1', 'label', ['cue']), 'cue')?.spans.get('claim-1')?.label).toBe('cue')
    expect(settled(on(null, 'status', ['submitted']), 'submitted')?.status).toBe('submitted')
  })

  it('of a place, which the file counts in code points', () => {
    const words = sampleText.split(' ').at(-1) ?? ''
    const conflict = on('claim-1', 'segments', [[segmentOn(sampleText, words)]])
    const span = settled(conflict, conflict.values[0])?.spans.get('claim-1')
    const [segment] = span?.segments ?? []
    expect(sampleText.slice(segment?.start, segment?.end)).toBe(words)
  })

  it('of what was deleted in one place', () => {
    const conflict = on('claim-1', 'presence', ['deleted', 'kept'])
    expect(settled(conflict, 'kept')?.spans.has('claim-1')).toBe(true)
    expect(settled(conflict, 'deleted')?.spans.has('claim-1')).toBe(false)
    expect(settled(on('frame-1', 'presence', []), 'deleted')?.frames.has('frame-1')).toBe(false)
  })

  it('is not offered for what no command can set', () => {
    expect(settled(on(null, 'article', [{}]), {})).toBeNull()
    expect(settled(on('gone', 'note', ['a']), 'a')).toBeNull()
    expect(settled(on('claim-1', 'segments', ['x']), 'x')).toBeNull()
  })

  it('can be left, as what stands stands', () => {
    const conflict = on('claim-1', 'note', ['a', 'b'])
    const annotations = { ...plain, conflicts: new Map([[conflict.id, conflict]]) }
    const applied = apply(annotations, leaveConflict(conflict))
    expect(applied.ok && applied.value.annotations.conflicts.size).toBe(0)
    expect(applied.ok && applied.value.annotations.spans).toBe(plain.spans)
  })
})
