/** Bringing back what the bin keeps of the open article's annotations. */
import { z } from 'zod'
import type { Command } from '#core/annotation/commands/command.ts'
import { type Annotations, writer } from '#core/annotation/model.ts'
import { commentSchema } from '#core/annotation/records.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toAnnotations } from '#core/sidecar/convert.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import { frameSchema, spanSchema } from '#core/sidecar/schema.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'

/** What makes the item again, and whether it comes back whole. */
export interface Restoring {
  readonly command: Command
  /** Some of a frame's fillers are no longer there. */
  readonly isWithoutFillers: boolean
}

export type RestoreFailure = { readonly kind: 'already-there' } | { readonly kind: 'not-readable' }

const binnedSchema = z.object({ textSha256: z.string(), item: z.unknown() })

/** Reads a binned item as it was handed over, and gives the command that makes it again. */
export function restoring(
  kind: RemovedItem['kind'],
  content: string,
  annotations: Annotations,
  at: TextAtHand,
): Result<Restoring, RestoreFailure> {
  const binned = binnedSchema.safeParse(parseJson(content))
  if (!binned.success) return err({ kind: 'not-readable' })
  const { textSha256, item } = binned.data
  switch (kind) {
    case 'span': {
      const read = spanSchema.loose().safeParse(item)
      if (!read.success) return err({ kind: 'not-readable' })
      if (annotations.spans.has(read.data.id)) return err({ kind: 'already-there' })
      const span = itemsAlone({ spans: [read.data] }, textSha256, at).spans.get(read.data.id)
      return span === undefined ? err({ kind: 'not-readable' }) : whole({ do: 'create-span', span })
    }
    case 'frame': {
      const read = frameSchema.loose().safeParse(item)
      if (!read.success) return err({ kind: 'not-readable' })
      if (annotations.frames.has(read.data.id)) return err({ kind: 'already-there' })
      const frame = itemsAlone({ frames: [read.data] }, textSha256, at).frames.get(read.data.id)
      if (frame === undefined) return err({ kind: 'not-readable' })
      const isThere = (id: string): boolean =>
        id === writer || annotations.spans.has(id) || annotations.frames.has(id)
      const roles = Object.entries(frame.roles).flatMap(([role, fillers]) => {
        const left = fillers.filter(isThere)
        return left.length === 0 ? [] : [[role, left] as const]
      })
      const isWithoutFillers = !Object.values(frame.roles).flat().every(isThere)
      return ok({
        command: { do: 'create-frame', frame: { ...frame, roles: Object.fromEntries(roles) } },
        isWithoutFillers,
      })
    }
    case 'comment': {
      const read = commentSchema.loose().safeParse(item)
      if (!read.success) return err({ kind: 'not-readable' })
      const { id } = read.data
      if (annotations.comments.has(id)) return err({ kind: 'already-there' })
      return whole({ do: 'change-entries', entries: { comments: { [id]: read.data } } })
    }
  }
}

function whole(command: Command): Result<Restoring, RestoreFailure> {
  return ok({ command, isWithoutFillers: false })
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
