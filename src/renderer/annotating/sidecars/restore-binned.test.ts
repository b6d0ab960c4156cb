import { describe, expect, it } from 'vitest'
import { apply } from '#core/annotation/commands/apply.ts'
import type { Annotations } from '#core/annotation/model.ts'
import { toAnnotations, toSidecar } from '#core/sidecar/convert.ts'
import { sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { removedItems } from '../removed-items.ts'
import { restoring } from './restore-binned.ts'

const { article, annotator, tagset } = sampleSidecar
const at = {
  text: sampleText,
  textSha256: article.textSha256,
  offsets: new OffsetMap(sampleText),
}
const whole = toAnnotations(sampleSidecar, article.textSha256, at)

/** What the bin keeps after a command, and the annotations without it. */
function binned(command: Parameters<typeof apply>[1]) {
  const applied = apply(whole, command)
  if (!applied.ok) throw new Error(applied.failure.kind)
  const after = applied.value.annotations
  const sidecar = toSidecar(after, { article, annotator, tagset }, at)
  const before = toSidecar(whole, { article, annotator, tagset }, at)
  return { after, items: removedItems(before, sidecar) }
}

function restored(
  annotations: Annotations,
  item: { kind: 'span' | 'frame' | 'comment'; content: string },
) {
  const made = restoring(item.kind, item.content, annotations, at)
  if (!made.ok) throw new Error(made.failure.kind)
  const applied = apply(annotations, made.value.command)
  if (!applied.ok) throw new Error(applied.failure.kind)
  return { annotations: applied.value.annotations, ...made.value }
}

const [frameId] = whole.frames.keys()
const now = '2026-11-23T10:00:00Z'

describe('from the bin', () => {
  it('a span comes back exactly as it was', () => {
    for (const id of whole.spans.keys()) {
      const { after, items } = binned({ do: 'delete-span', id, at: now })
      const [item] = items.filter(({ kind }) => kind === 'span')
      if (item === undefined) throw new Error('nothing was binned')
      expect(restored(after, item).annotations.spans.get(id)).toEqual(whole.spans.get(id))
    }
  })

  it('a frame comes back with its fillers', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { after, items } = binned({ do: 'delete-frame', id: frameId, at: now })
    const [item] = items
    if (item === undefined) throw new Error('nothing was binned')
    const { annotations, isWithoutFillers } = restored(after, item)
    expect(annotations.frames.get(frameId)).toEqual(whole.frames.get(frameId))
    expect(isWithoutFillers).toBe(false)
  })

  it('each item is named by its id, its label and the words that it is about', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { items } = binned({ do: 'delete-frame', id: frameId, at: now })
    const words = Object.values(whole.frames.get(frameId)?.roles ?? {})
      .flat()
      .flatMap((id) => whole.spans.get(id)?.segments ?? [])
      .map(({ quote }) => quote)
    expect(items).toMatchObject([
      { kind: 'frame', id: frameId, label: 'attribution', title: words.join(' · ') },
    ])
  })

  it('a frame comes back without fillers that are gone, and says so', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { items } = binned({ do: 'delete-frame', id: frameId, at: now })
    const [item] = items
    if (item === undefined) throw new Error('nothing was binned')
    const empty = { ...whole, spans: new Map(), frames: new Map() }
    const { annotations, isWithoutFillers } = restored(empty, item)
    expect(isWithoutFillers).toBe(true)
    expect(Object.values(annotations.frames.get(frameId)?.roles ?? {}).flat()).not.toContain(
      'claim-1',
    )
  })

  it('nothing comes back twice, and nothing that cannot be read', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { items } = binned({ do: 'delete-frame', id: frameId, at: now })
    const [item] = items
    if (item === undefined) throw new Error('nothing was binned')
    expect(restoring('frame', item.content, whole, at)).toMatchObject({
      failure: { kind: 'already-there' },
    })
    for (const content of ['', '{}', '{"textSha256":"x","item":{"id":1}}'])
      for (const kind of ['span', 'frame', 'comment'] as const)
        expect(restoring(kind, content, whole, at)).toMatchObject({
          failure: { kind: 'not-readable' },
        })
  })
})
