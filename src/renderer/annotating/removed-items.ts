import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import { shortened } from './desk/sentence-text.ts'

/** Most characters of a title: more than a line of the bin's list can show. */
const longestTitle = 500

/** A role of a frame that an item fills. */
export interface FilledRole {
  /** Its id. */
  readonly frame: string
  readonly role: string
}

/**
 * What the bin needs to bring an item back: the item as its sidecar had it, the text it counts in, and
 * the roles that it filled, which are others' to say.
 */
export interface BinnedItem {
  readonly textSha256: string
  readonly item: unknown
  readonly fills: readonly FilledRole[]
}

/** Spans, frames and comments that `before` has and `after` has no longer, for the bin. */
export function removedItems(before: Sidecar | null, after: Sidecar): readonly RemovedItem[] {
  if (before === null) return []
  const { textSha256 } = before.article
  let filled: ReadonlyMap<string, readonly FilledRole[]> | null = null
  const binned = (item: { readonly id: string }): string => {
    filled ??= filledRoles(before)
    const fills = filled.get(item.id) ?? []
    return JSON.stringify({ textSha256, item, fills } satisfies BinnedItem)
  }
  const spans = new Map(before.spans.map((span) => [span.id, span]))
  /** Of the spans that fill the frame's roles, in the order of the roles. */
  const wordsIn = ({ roles }: SidecarFrame): string =>
    Object.values(roles)
      .flat()
      .flatMap((id) => spans.get(id) ?? [])
      .map(wordsOf)
      .join(' · ')
  return [
    ...gone(before.spans, after.spans).map((span) => ({
      kind: 'span' as const,
      id: span.id,
      label: span.label,
      title: shortened(wordsOf(span), longestTitle),
      content: binned(span),
    })),
    ...gone(before.frames, after.frames).map((frame) => ({
      kind: 'frame' as const,
      id: frame.id,
      label: frame.type,
      title: shortened(wordsIn(frame), longestTitle),
      content: binned(frame),
    })),
    ...gone(before.comments, after.comments).map((comment) => ({
      kind: 'comment' as const,
      id: comment.id,
      label: null,
      title: shortened(comment.text, longestTitle),
      content: binned(comment),
    })),
  ]
}

/** The roles that each item fills, by its id. */
function filledRoles({ frames }: Sidecar): ReadonlyMap<string, readonly FilledRole[]> {
  const filled = new Map<string, FilledRole[]>()
  for (const { id, roles } of frames)
    for (const [role, fillers] of Object.entries(roles))
      for (const filler of fillers) {
        const known = filled.get(filler)
        if (known === undefined) filled.set(filler, [{ frame: id, role }])
        else known.push({ frame: id, role })
      }
  return filled
}

function wordsOf({ segments }: SidecarSpan): string {
  return segments.map(({ quote }) => quote).join(' … ')
}

function gone<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly T[] {
  const kept = new Set(after.map(({ id }) => id))
  return before.filter(({ id }) => !kept.has(id))
}
