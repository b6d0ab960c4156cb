import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import { shortened } from './desk/sentence-text.ts'

/** Most characters of a title: more than a line of the bin's list can show. */
const longestTitle = 500

/** What the bin needs to bring an item back: the item as its sidecar had it, and the text it counts in. */
export interface BinnedItem {
  readonly textSha256: string
  readonly item: unknown
}

/** Spans, frames and comments that `before` has and `after` has no longer, for the bin. */
export function removedItems(before: Sidecar | null, after: Sidecar): readonly RemovedItem[] {
  if (before === null) return []
  const { textSha256 } = before.article
  const binned = (item: unknown): string =>
    JSON.stringify({ textSha256, item } satisfies BinnedItem)
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
