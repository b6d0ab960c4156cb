import { create } from 'zustand'
import type { Anchor } from '#core/anchoring/reanchor.ts'
import type { Annotations, UnplacedSegment } from '#core/annotation/model.ts'
import { type Anchors, type UnplacedPiece, unplacedPieces } from '#core/annotation/unplaced.ts'
import type { Followed } from '#core/sidecar/place.ts'
import type { ActFailure } from '../act.ts'

/** A piece of a span in the queue, with what was found for it. */
export interface ReviewEntry extends UnplacedPiece {
  readonly anchor: Anchor
  /** The annotator has seen it and left it without a place. */
  readonly isLeft: boolean
}

interface ReviewState {
  readonly anchors: Anchors
  readonly isSearching: boolean
  readonly isOpen: boolean
  /** The entry that is looked at, by its piece; null: the first. */
  readonly current: UnplacedSegment | null
  /** Which of its candidates. */
  readonly candidate: number
  readonly left: ReadonlySet<UnplacedSegment>
  /** Spans that went along with corrections when the article was opened. */
  readonly followed: Followed
  /** Why the last choice could not be carried out, until the next. */
  readonly refusal: ActFailure | null
}

export const nothingFollowed: Followed = { spans: 0, reworded: 0 }

const nothing: ReviewState = {
  anchors: new Map(),
  isSearching: false,
  isOpen: false,
  current: null,
  candidate: 0,
  left: new Set(),
  followed: nothingFollowed,
  refusal: null,
}

/** The review of places. What is to be reviewed are the annotations' own pieces without a place. */
export const useReview = create<ReviewState>(() => nothing)

/** Begins anew with an article. */
export function beginReview(followed: Followed): void {
  useReview.setState({ ...nothing, followed })
}

/** The queue: every piece that was looked for and has no place yet, in text order. */
export function reviewQueue(
  annotations: Annotations,
  { anchors, left }: Pick<ReviewState, 'anchors' | 'left'>,
): readonly ReviewEntry[] {
  return unplacedPieces(annotations).flatMap(({ span, piece }) => {
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
