import { create } from 'zustand'
import type { UnplacedSegment } from '#core/annotation/model.ts'
import type { Anchors } from '#core/annotation/unplaced.ts'
import type { Followed } from '#core/sidecar/place.ts'
import type { ActFailure } from '../act.ts'

export interface ReviewState {
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
