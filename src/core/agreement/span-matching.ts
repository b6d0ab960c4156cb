import { SpanIndex } from '#core/annotation/intervals.ts'
import type { Span } from '#core/annotation/model.ts'
import type { Utf16 } from '#core/text/offsets.ts'

/** How many spans of two coders go together, one to one. */
export interface Matches {
  /** Pairs over the very same pieces of text. */
  readonly exact: number
  /** Pairs that share at least half of the text that either has, the exact ones included. */
  readonly half: number
}

/**
 * Pairs the spans of two coders, all of one label, those with the greatest share first. The share is
 * that of the characters in both among those in either (Jaccard's index).
 */
export function matchSpans(ours: readonly Span[], theirs: readonly Span[]): Matches {
  const index = new SpanIndex(theirs)
  const pairs = ours.flatMap((our) => {
    const near = new Set(our.segments.flatMap((segment) => index.overlapping(segment)))
    return [...near].map((their) => ({ our, their, share: sharedText(our, their) }))
  })
  pairs.sort((a, b) => b.share - a.share)
  const taken = new Set<Span>()
  let exact = 0
  let half = 0
  for (const { our, their, share } of pairs) {
    if (share < 0.5) break
    if (taken.has(our) || taken.has(their)) continue
    taken.add(our).add(their)
    half++
    if (share === 1) exact++
  }
  return { exact, half }
}

function sharedText(one: Span, other: Span): number {
  let both = 0
  for (const a of one.segments)
    for (const b of other.segments)
      both += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (lengthOf(one) + lengthOf(other) - both)
}

function lengthOf({ segments }: Span): Utf16 {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0)
}
