/** Finding again what was marked, after the text changed. Nothing is moved here: each answer is for a person to confirm. */
import type { Utf16Range } from '#core/text/offsets.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { GramIndex } from './gram-index.ts'
import { type QuoteSelector, quoteStands, quoteStandsInContext } from './selector.ts'

/**
 * Least score of a place that counts. The words with two edits in five, their surroundings untouched,
 * have 0.76; the very words in wholly other surroundings (which by chance agree in about a third)
 * some 0.72. What has less has lost both words and surroundings.
 */
export const LEAST_SCORE = 0.7

/**
 * Least lead over the runner-up. The right place with half its surroundings rewritten leads a lookalike
 * of the very words elsewhere by about 0.12; two places with the same words in the same surroundings
 * differ by their position alone, at most 0.04.
 */
export const LEAST_MARGIN = 0.1

export type Anchor =
  /** The words stand where they stood. */
  | { readonly state: 'exact'; readonly range: Utf16Range }
  /** One clear place, other than it was or with changed words. */
  | { readonly state: 'moved'; readonly candidate: Candidate }
  /** Several places, best first. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly state: 'orphan' }

export type AnchorState = Anchor['state']

const MOST_SHOWN = 8
const byGravity: readonly AnchorState[] = ['exact', 'moved', 'ambiguous', 'orphan']

/** The state of a whole span: its worst segment's. */
export function worstState(states: Iterable<AnchorState>): AnchorState {
  let worst = 0
  for (const state of states) worst = Math.max(worst, byGravity.indexOf(state))
  return byGravity[worst] ?? 'orphan'
}

/**
 * Anchors each selector in a text that may have changed since it was made. The text is indexed once, and
 * only if some quote no longer stands in its surroundings.
 */
export function reanchor(text: string, selectors: readonly QuoteSelector[]): readonly Anchor[] {
  let index: GramIndex | null = null
  return selectors.map((selector) => {
    if (selector.quote !== '' && quoteStandsInContext(text, selector))
      return { state: 'exact', range: placeOf(selector) }
    index ??= new GramIndex(text)
    return anchor(text, index, selector)
  })
}

function anchor(text: string, index: GramIndex, selector: QuoteSelector): Anchor {
  const candidates = findCandidates(text, index, selector, LEAST_SCORE, LEAST_MARGIN)
  const [best, runnerUp] = candidates
  if (best === undefined) return { state: 'orphan' }
  if (runnerUp !== undefined && best.score - runnerUp.score < LEAST_MARGIN)
    return { state: 'ambiguous', candidates: candidates.slice(0, MOST_SHOWN) }
  // Equal words may stand at the old offsets by chance: only the clear winner is exact.
  const inPlace = best.range.start === selector.start && quoteStands(text, selector)
  if (inPlace && best.quoteSimilarity === 1) return { state: 'exact', range: placeOf(selector) }
  return { state: 'moved', candidate: best }
}

function placeOf({ start, quote }: QuoteSelector): Utf16Range {
  return { start, end: start + quote.length }
}
