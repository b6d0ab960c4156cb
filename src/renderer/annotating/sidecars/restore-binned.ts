/** Bringing back what the bin keeps of the open article's annotations. */
import { z } from 'zod'
import { apply } from '#core/annotation/commands/apply.ts'
import type { Command } from '#core/annotation/commands/command.ts'
import { type Annotations, hasItem, writer } from '#core/annotation/model.ts'
import { commentSchema } from '#core/annotation/records.ts'
import { mayFill } from '#core/annotation/roles.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toAnnotations } from '#core/sidecar/convert.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import { frameSchema, spanSchema } from '#core/sidecar/schema.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import type { FilledRole } from '../removed-items.ts'

/** What lies in the bin, as it was handed over. */
export type Binned = Pick<RemovedItem, 'kind' | 'content'>

/** A role that an item filled before it was deleted, of a frame that is not there. */
export interface AwaitedRole extends FilledRole {
  /** The item's id. */
  readonly filler: string
}

export interface RestoreSituation {
  readonly annotations: Annotations
  readonly tagset: Tagset
  readonly at: TextAtHand
  /** What else lies in the bin, by its own id: fillers of a frame come back with it. */
  readonly binned: ReadonlyMap<string, Binned>
  /** What came back before its frames: a frame that comes back is filled with it. */
  readonly awaited: readonly AwaitedRole[]
  /** The time of restoring. */
  readonly time: string
}

/** What makes the item again, and how far it is as it was. */
export interface Restoring {
  readonly command: Command
  /** Items of the bin that come back with it. */
  readonly along: readonly string[]
  /** Roles of frames that it fills again. */
  readonly into: readonly FilledRole[]
  /** Roles that it filled, of frames that are there, and can no longer fill. */
  readonly notInto: readonly FilledRole[]
  /** Roles that it filled, of frames that are not there. */
  readonly awaits: readonly AwaitedRole[]
  /** Some of a frame's fillers are not to be had any more. */
  readonly isWithoutFillers: boolean
}

export type RestoreFailure = { readonly kind: 'already-there' } | { readonly kind: 'not-readable' }

const binnedSchema = z.object({
  textSha256: z.string(),
  item: z.unknown(),
  fills: z.array(z.object({ frame: z.string(), role: z.string() })).default([]),
})

/**
 * Reads a binned item as it was handed over, and gives the command that makes it again: in the roles
 * that it filled, where their frames are there and have room; a frame with those of its fillers that
 * lie in the bin too.
 */
export function restoring(
  { kind, content }: Binned,
  { annotations, tagset, at, binned, awaited, time }: RestoreSituation,
): Result<Restoring, RestoreFailure> {
  const commands: Command[] = []
  const along: string[] = []
  const into: FilledRole[] = []
  const notInto: FilledRole[] = []
  const awaits: AwaitedRole[] = []
  let isWithoutFillers = false
  let now = annotations

  function perform(command: Command): boolean {
    const applied = apply(now, command)
    if (!applied.ok) return false
    commands.push(command)
    now = applied.value.annotations
    return true
  }

  function fill({ frame: id, role }: FilledRole, filler: string): boolean {
    const frame = now.frames.get(id)
    return (
      frame !== undefined &&
      mayFill(tagset, now, frame, role, filler).ok &&
      perform({ do: 'fill-role', id, role, filler, at: time })
    )
  }

  function rejoin(filler: string, fills: readonly FilledRole[], isAlong: boolean): void {
    for (const filled of fills) {
      if (now.frames.has(filled.frame)) (fill(filled, filler) ? into : notInto).push(filled)
      else if (!isAlong) awaits.push({ ...filled, filler })
    }
  }

  function make(one: Binned, isAlong: boolean): RestoreFailure | null {
    const read = binnedSchema.safeParse(parseJson(one.content))
    if (!read.success) return { kind: 'not-readable' }
    const { textSha256, item, fills } = read.data
    switch (one.kind) {
      case 'span': {
        const span = spanSchema.loose().safeParse(item)
        if (!span.success) return { kind: 'not-readable' }
        const { id } = span.data
        if (now.spans.has(id)) return { kind: 'already-there' }
        const made = itemsAlone({ spans: [span.data] }, textSha256, at).spans.get(id)
        if (made === undefined || !perform({ do: 'create-span', span: made }))
          return { kind: 'not-readable' }
        rejoin(id, fills, isAlong)
        return null
      }
      case 'frame': {
        const frame = frameSchema.loose().safeParse(item)
        if (!frame.success) return { kind: 'not-readable' }
        const { id } = frame.data
        if (now.frames.has(id)) return { kind: 'already-there' }
        const made = itemsAlone({ frames: [frame.data] }, textSha256, at).frames.get(id)
        if (made === undefined) return { kind: 'not-readable' }
        for (const filler of Object.values(made.roles).flat()) bringAlong(filler)
        const isThere = (filler: string): boolean => filler === writer || hasItem(now, filler)
        const roles = Object.entries(made.roles).flatMap(([role, fillers]) => {
          const left = fillers.filter(isThere)
          return left.length === 0 ? [] : [[role, left] as const]
        })
        if (!Object.values(made.roles).flat().every(isThere)) isWithoutFillers = true
        if (!perform({ do: 'create-frame', frame: { ...made, roles: Object.fromEntries(roles) } }))
          return { kind: 'not-readable' }
        for (const { filler, ...filled } of awaited) if (filled.frame === id) fill(filled, filler)
        rejoin(id, fills, isAlong)
        return null
      }
      case 'comment': {
        const comment = commentSchema.loose().safeParse(item)
        if (!comment.success) return { kind: 'not-readable' }
        const { id } = comment.data
        if (now.comments.has(id)) return { kind: 'already-there' }
        perform({ do: 'change-entries', entries: { comments: { [id]: comment.data } } })
        return null
      }
    }
  }

  /** Each once, as frames may stand in frames. */
  const tried = new Set<string>()
  function bringAlong(filler: string): void {
    const one = binned.get(filler)
    if (one === undefined || tried.has(filler) || hasItem(now, filler)) return
    tried.add(filler)
    if (make(one, true) === null) along.push(filler)
  }

  const failure = make({ kind, content }, false)
  if (failure !== null) return err(failure)
  const [only, ...more] = commands
  const command: Command =
    only !== undefined && more.length === 0 ? only : { do: 'several', commands }
  return ok({ command, along, into, notInto, awaits, isWithoutFillers })
}

/** Ids of what fills the roles of a binned frame; none of another item. */
export function fillersOf({ kind, content }: Binned): readonly string[] {
  if (kind !== 'frame') return []
  const read = binnedSchema.safeParse(parseJson(content))
  const frame = frameSchema.loose().safeParse(read.data?.item)
  return frame.success ? Object.values(frame.data.roles).flat() : []
}

type Contents = Parameters<typeof toAnnotations>[0]

/** Reads single items of a sidecar as annotations on the text at hand. */
function itemsAlone(
  items: Partial<Pick<Contents, 'spans' | 'frames'>>,
  textSha256: string,
  at: TextAtHand,
): Annotations {
  const contents: Contents = {
    status: 'draft',
    document: { attributes: {}, note: '' },
    spans: [],
    frames: [],
    comments: [],
    reviews: [],
    conflicts: [],
    ...items,
  }
  return toAnnotations(contents, textSha256, at)
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
