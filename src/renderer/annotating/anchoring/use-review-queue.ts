import { useMemo } from 'react'
import { useAnnotating } from '../annotating-state.ts'
import { type ReviewEntry, reviewQueue } from './review-queue.ts'
import { useReview } from './review-state.ts'

const none: readonly ReviewEntry[] = []

/** The queue as it is now. */
export function useReviewQueue(): readonly ReviewEntry[] {
  const unplaced = useAnnotating(({ now }) => (now.kind === 'ready' ? now.index.unplaced : null))
  const anchors = useReview((state) => state.anchors)
  const left = useReview((state) => state.left)
  return useMemo(
    () => (unplaced === null ? none : reviewQueue(unplaced, { anchors, left })),
    [unplaced, anchors, left],
  )
}
