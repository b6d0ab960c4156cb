import type { Sidecar } from '#core/sidecar/schema.ts'
import type { RemovedItem } from '#ipc/annotating.ts'

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
  return [
    ...gone(before.spans, after.spans).map((span) => ({
      kind: 'span' as const,
      title: span.segments.map(({ quote }) => quote).join(' … '),
      content: binned(span),
    })),
    ...gone(before.frames, after.frames).map((frame) => ({
      kind: 'frame' as const,
      title: frame.type,
      content: binned(frame),
    })),
    ...gone(before.comments, after.comments).map((comment) => ({
      kind: 'comment' as const,
      title: comment.text,
      content: binned(comment),
    })),
  ]
}

function gone<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly T[] {
  const kept = new Set(after.map(({ id }) => id))
  return before.filter(({ id }) => !kept.has(id))
}
