import type { Anchor } from '#core/anchoring/reanchor.ts'
import type { Span, UnplacedSegment } from '#core/annotation/model.ts'
import { type UnplacedPiece, unplacedPieces } from '#core/annotation/unplaced.ts'
import type { ReviewState } from './review-state.ts'

/** A piece of a span in the queue, with what was found for it. */
export interface ReviewEntry extends UnplacedPiece {
  readonly anchor: Anchor
  /** The annotator has seen it and left it without a place. */
  readonly isLeft: boolean
}

/** The queue: every piece that was looked for and has no place yet, in text order. */
export function reviewQueue(
  spans: Iterable<Span>,
  { anchors, left }: Pick<ReviewState, 'anchors' | 'left'>,
): readonly ReviewEntry[] {
  return unplacedPieces(spans).flatMap(({ span, piece }) => {
    const anchor = anchors.get(piece)
    return anchor === undefined ? [] : [{ span, piece, anchor, isLeft: left.has(piece) }]
  })
}

/** The place in the queue that is looked at: the current piece's, else the first that is not left. */
export function currentIndex(
  queue: readonly ReviewEntry[],
  current: UnplacedSegment | null,
): number {
  const at = queue.findIndex(({ piece }) => piece === current)
  return at === -1
    ? Math.max(
        0,
        queue.findIndex(({ isLeft }) => !isLeft),
      )
    : at
}

/** Places that may be chosen for an entry, best first. */
export function candidatesOf({ anchor }: ReviewEntry) {
  switch (anchor.state) {
    case 'exact':
      return [{ range: anchor.range, quoteSimilarity: 1 }]
    case 'moved':
      return [anchor.candidate]
    case 'ambiguous':
      return anchor.candidates
    case 'orphan':
      return []
  }
}
