import { describe, expect, it } from 'vitest'
import { apply } from '#core/annotation/commands/apply.ts'
import type { Command } from '#core/annotation/commands/command.ts'
import { type Annotations, newFrame } from '#core/annotation/model.ts'
import { toAnnotations, toSidecar } from '#core/sidecar/convert.ts'
import { sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import { removedItems } from '../removed-items.ts'
import { type AwaitedRole, type Binned, restoring } from './restore-binned.ts'

const { article, annotator, tagset } = sampleSidecar
const at = {
  text: sampleText,
  textSha256: article.textSha256,
  offsets: new OffsetMap(sampleText),
}
const whole = toAnnotations(sampleSidecar, article.textSha256, at)

/** What the bin keeps after a command, and the annotations without it. */
function binned(command: Parameters<typeof apply>[1], from = whole) {
  const applied = apply(from, command)
  if (!applied.ok) throw new Error(applied.failure.kind)
  const after = applied.value.annotations
  const sidecar = toSidecar(after, { article, annotator, tagset }, at)
  const before = toSidecar(from, { article, annotator, tagset }, at)
  return { after, items: removedItems(before, sidecar) }
}

function situation(
  annotations: Annotations,
  others: readonly RemovedItem[] = [],
  awaited: readonly AwaitedRole[] = [],
) {
  const lying = new Map(others.map((item) => [item.id, item]))
  return {
    annotations,
    tagset: shippedTagset('claims-sources-sentiment'),
    at,
    binned: lying,
    awaited,
    time: now,
  }
}

function restored(
  annotations: Annotations,
  item: Binned,
  others: readonly RemovedItem[] = [],
  awaited: readonly AwaitedRole[] = [],
) {
  const made = restoring(item, situation(annotations, others, awaited))
  if (!made.ok) throw new Error(made.failure.kind)
  const applied = apply(annotations, made.value.command)
  if (!applied.ok) throw new Error(applied.failure.kind)
  return { annotations: applied.value.annotations, ...made.value }
}

const [frameId] = whole.frames.keys()

function only(items: readonly RemovedItem[]): RemovedItem {
  const [item] = items
  if (item === undefined || items.length > 1) throw new Error(`${items.length} were binned`)
  return item
}

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
    const { annotations, isWithoutFillers, along } = restored(empty, item)
    expect(isWithoutFillers).toBe(true)
    expect(along).toEqual([])
    expect(Object.values(annotations.frames.get(frameId)?.roles ?? {}).flat()).not.toContain(
      'claim-1',
    )
  })

  it('a span comes back into the frames that it stood in', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { after, items } = binned({ do: 'delete-span', id: 'claim-1', at: now })
    expect(after.frames.get(frameId)?.roles).not.toHaveProperty('content')
    const { annotations, into, command } = restored(after, only(items))
    expect(into).toEqual([{ frame: frameId, role: 'content' }])
    expect(annotations.frames.get(frameId)?.roles).toEqual(whole.frames.get(frameId)?.roles)
    // One step, as one was asked for.
    const step = apply(after, command)
    expect(step.ok && apply(step.value.annotations, step.value.inverse)).toMatchObject({
      value: { annotations: { spans: after.spans, frames: after.frames } },
    })
  })

  it('a span stays out of a frame in which it has no place any more, and says so', () => {
    const claim = [...whole.spans.values()].find(({ id }) => id === 'claim-1')
    if (claim === undefined) throw new Error('the sample has no claim')
    const others = ['claim-8', 'claim-9'].map(
      (id): Command => ({
        do: 'create-span',
        span: { ...claim, id },
      }),
    )
    const relation = newFrame({
      id: 'relation-1',
      type: 'relation',
      roles: { from: ['claim-1'], to: ['claim-8'] },
      origin: { kind: 'manual' },
      at: now,
    })
    const commands: Command[] = [...others, { do: 'create-frame', frame: relation }]
    const { after: related } = binned({ do: 'several', commands })
    const { after, items } = binned({ do: 'delete-span', id: 'claim-1', at: now }, related)
    const { after: taken } = binned(
      { do: 'fill-role', id: 'relation-1', role: 'from', filler: 'claim-9', at: now },
      after,
    )
    const { annotations, notInto } = restored(taken, only(items))
    expect(notInto).toEqual([{ frame: 'relation-1', role: 'from' }])
    expect(annotations.spans.has('claim-1')).toBe(true)
    expect(annotations.frames.get('relation-1')).toEqual(taken.frames.get('relation-1'))
  })

  it('a span whose frame is gone comes back alone, the frame with all that lies in the bin', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { after, items } = binned({
      do: 'several',
      commands: [
        { do: 'delete-frame', id: frameId, at: now },
        { do: 'delete-span', id: 'claim-1', at: now },
        { do: 'delete-span', id: 'cue-1', at: now },
      ],
    })
    const [claim, cue, frame] = ['claim-1', 'cue-1', frameId].map((wanted) =>
      only(items.filter(({ id }) => id === wanted)),
    )
    if (claim === undefined || cue === undefined || frame === undefined) throw new Error()
    const alone = restored(after, claim, items)
    expect(alone).toMatchObject({ into: [], along: [] })
    expect(alone.awaits).toEqual([{ frame: frameId, role: 'content', filler: 'claim-1' }])
    const { annotations, along, isWithoutFillers } = restored(alone.annotations, frame, [cue])
    expect(along).toEqual(['cue-1'])
    expect(isWithoutFillers).toBe(false)
    expect(annotations.frames).toEqual(whole.frames)
    expect(new Set(annotations.spans.keys())).toEqual(new Set(whole.spans.keys()))
  })

  it('a span that came back before a frame which was deleted after it fills its role there again', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const first = binned({ do: 'delete-span', id: 'claim-1', at: now })
    const second = binned({ do: 'delete-frame', id: frameId, at: now }, first.after)
    const span = restored(second.after, only(first.items))
    const alone = restored(span.annotations, only(second.items))
    expect(alone.annotations.frames.get(frameId)?.roles).not.toHaveProperty('content')
    const { annotations } = restored(span.annotations, only(second.items), [], span.awaits)
    expect(annotations.frames.get(frameId)?.roles).toEqual(whole.frames.get(frameId)?.roles)
    // Gone again in the meantime.
    const gone = restored(second.after, only(second.items), [], span.awaits)
    expect(gone.annotations.frames.get(frameId)?.roles).not.toHaveProperty('content')
  })

  it('nothing comes back twice, and nothing that cannot be read', () => {
    if (frameId === undefined) throw new Error('the sample has no frame')
    const { items } = binned({ do: 'delete-frame', id: frameId, at: now })
    const [item] = items
    if (item === undefined) throw new Error('nothing was binned')
    expect(restoring(item, situation(whole))).toMatchObject({ failure: { kind: 'already-there' } })
    for (const content of ['', '{}', '{"textSha256":"x","item":{"id":1}}'])
      for (const kind of ['span', 'frame', 'comment'] as const)
        expect(restoring({ kind, content }, situation(whole))).toMatchObject({
          failure: { kind: 'not-readable' },
        })
  })
})
