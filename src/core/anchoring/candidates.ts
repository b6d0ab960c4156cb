/** Places where a quote may stand now, each with a score. */
import search from 'approx-string-match'
import { snapToGraphemes } from '#core/text/graphemes.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { GramIndex } from './gram-index.ts'
import { type QuoteSelector, standsAt } from './selector.ts'

export interface Candidate {
  readonly range: Utf16Range
  /** From 0 to 1: how much speaks for this place. */
  readonly score: number
  /** Edit similarity of the words themselves; 1 is the very quote. */
  readonly quoteSimilarity: number
  readonly contextSimilarity: number
}

/**
 * Shares of the score. The words count most; their surroundings tell equal words apart, and weigh
 * enough that the right place keeps its lead over a lookalike when a third of them was rewritten. The
 * position only decides between places that are otherwise alike, and never makes one clear.
 */
const QUOTE_SHARE = 0.6
const CONTEXT_SHARE = 0.36
const POSITION_SHARE = 0.04

/** Beyond this share of edits the words are others, and not a version of the quote. */
export const MOST_QUOTE_EDITS = 0.4

/** So many runs, the rarest, are looked up in each of quote, prefix and suffix. */
const PROBES = 16
/** Places whose diagonals lie no further apart are one place with insertions or deletions. */
const CLUSTER_GAP = 24
/** A place with fewer shared runs than this share of the best is not looked at, unless it holds the very quote. */
const LEAST_SHARE_OF_VOTES = 0.25
const MOST_VERIFIED = 16
const MOST_EXACT_PLACES = 50

/** A place to be looked at: the quote begins somewhere from `from` to `to`. */
interface Place {
  readonly from: Utf16
  readonly to: Utf16
  readonly votes: number
}

/**
 * The candidate places with at least `least` of score, best first. Places that cannot come within `margin`
 * of the best are not worked out.
 */
export function findCandidates(
  text: string,
  index: GramIndex,
  selector: QuoteSelector,
  least: number,
  margin: number,
): readonly Candidate[] {
  if (selector.quote === '') return []
  const candidates: Candidate[] = []
  let wanted = least
  for (const place of placesToLookAt(text, index, selector)) {
    for (const match of matchesAt(text, selector.quote, place)) {
      const candidate = judge(text, selector, match, wanted)
      if (candidate === null || candidate.score < least) continue
      candidates.push(candidate)
      wanted = Math.max(wanted, candidate.score - margin)
    }
  }
  return withoutOverlaps(candidates.sort((a, b) => b.score - a.score))
}

/** Of candidates that overlap, which are one place seen twice, the better. */
function withoutOverlaps(sorted: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = []
  for (const candidate of sorted) {
    const { start, end } = candidate.range
    if (!kept.some(({ range }) => range.start < end && start < range.end)) kept.push(candidate)
  }
  return kept
}

/** Seed and extend: runs that quote and context share with the text vote for where the quote would begin. */
function placesToLookAt(text: string, index: GramIndex, selector: QuoteSelector): readonly Place[] {
  const { quote, prefix, suffix } = selector
  const votes = new Map<Utf16, number>()
  const parts = [
    [prefix, -prefix.length],
    [quote, 0],
    [suffix, quote.length],
  ] as const
  for (const [part, offset] of parts) {
    for (const at of index.rarestIn(part, PROBES)) {
      for (const place of index.placesOf(part, at)) {
        const begins = place - at - offset
        votes.set(begins, (votes.get(begins) ?? 0) + 1)
      }
    }
  }
  if (votes.size === 0) return exactPlaces(text, selector)
  const places = clusters(votes)
  const most = Math.max(...places.map((place) => place.votes))
  return places
    .filter(
      (place) => place.votes >= LEAST_SHARE_OF_VOTES * most || standsAt(text, quote, place.from),
    )
    .sort((a, b) => b.votes - a.votes || distance(a, selector) - distance(b, selector))
    .slice(0, MOST_VERIFIED)
}

function clusters(votes: ReadonlyMap<Utf16, number>): readonly Place[] {
  const begins = [...votes.keys()].sort((a, b) => a - b)
  const places: Place[] = []
  for (const begin of begins) {
    const count = votes.get(begin) ?? 0
    const last = places.at(-1)
    if (last !== undefined && begin - last.to <= CLUSTER_GAP)
      places[places.length - 1] = { from: last.from, to: begin, votes: last.votes + count }
    else places.push({ from: begin, to: begin, votes: count })
  }
  return places
}

function distance(place: Place, selector: QuoteSelector): number {
  return Math.abs(place.from - selector.start)
}

/** For quotes whose every run is too short or too common: where the very words stand, the nearest first. */
function exactPlaces(text: string, { quote, start }: QuoteSelector): readonly Place[] {
  const places: Place[] = []
  let before = text.lastIndexOf(quote, start)
  let after = text.indexOf(quote, start + 1)
  while (places.length < MOST_EXACT_PLACES && (before !== -1 || after !== -1)) {
    if (after === -1 || (before !== -1 && start - before <= after - start)) {
      places.push({ from: before, to: before, votes: 0 })
      before = before === 0 ? -1 : text.lastIndexOf(quote, before - 1)
    } else {
      places.push({ from: after, to: after, votes: 0 })
      after = text.indexOf(quote, after + 1)
    }
  }
  return places
}

interface QuoteMatch {
  readonly range: Utf16Range
  readonly quoteSimilarity: number
}

/** The best matches of the quote about a place: the very words, or else the nearest to them. */
function matchesAt(text: string, quote: string, place: Place): readonly QuoteMatch[] {
  if (place.from === place.to && standsAt(text, quote, place.from))
    return [{ range: { start: place.from, end: place.from + quote.length }, quoteSimilarity: 1 }]
  const most = Math.floor(quote.length * MOST_QUOTE_EDITS)
  const slack = Math.max(8, most)
  const start = Math.max(0, place.from - slack)
  const end = Math.min(text.length, Math.max(start, place.to + quote.length + slack))
  return search(text.slice(start, end), quote, most)
    .filter((match) => match.end > match.start)
    .map((match) => ({
      range: snapToGraphemes(text, { start: start + match.start, end: start + match.end }),
      quoteSimilarity: 1 - match.errors / quote.length,
    }))
}

/** Null where the score cannot reach `wanted`, found without working it out. */
function judge(
  text: string,
  selector: QuoteSelector,
  { range, quoteSimilarity }: QuoteMatch,
  wanted: number,
): Candidate | null {
  const { prefix, suffix } = selector
  const moved = Math.abs(range.start - selector.start) / Math.max(text.length, 1)
  const certain = QUOTE_SHARE * quoteSimilarity + POSITION_SHARE * (1 - Math.min(1, moved))
  const before = text.slice(Math.max(0, range.start - prefix.length), range.start)
  const after = text.slice(range.end, range.end + suffix.length)
  const weighed = (of: (found: string, expected: string) => number): number => {
    const length = prefix.length + suffix.length
    // Without any context, the words speak alone.
    if (length === 0) return quoteSimilarity
    return (prefix.length * of(before, prefix) + suffix.length * of(after, suffix)) / length
  }
  if (certain + CONTEXT_SHARE * weighed(mostSimilarity) < wanted) return null
  const contextSimilarity = weighed(similarity)
  const score = certain + CONTEXT_SHARE * contextSimilarity
  return { range, score, quoteSimilarity, contextSimilarity }
}

/** From 0 to 1: how much of `wanted` some part of `found` holds, by edit distance. */
function similarity(found: string, wanted: string): number {
  if (found === wanted) return 1
  if (wanted === '' || found === '') return 0
  const [match] = search(found, wanted, wanted.length)
  return match === undefined ? 0 : 1 - match.errors / wanted.length
}

/** A bound that `similarity` cannot exceed: the characters of `wanted` that `found` has at all (bag distance). */
function mostSimilarity(found: string, wanted: string): number {
  if (found === wanted) return 1
  if (wanted === '') return 0
  let shared = 0
  for (let i = 0; i < found.length; i++)
    bag[found.charCodeAt(i)] = (bag[found.charCodeAt(i)] ?? 0) + 1
  for (let i = 0; i < wanted.length; i++) {
    const count = bag[wanted.charCodeAt(i)] ?? 0
    if (count === 0) continue
    bag[wanted.charCodeAt(i)] = count - 1
    shared++
  }
  for (let i = 0; i < found.length; i++) bag[found.charCodeAt(i)] = 0
  return shared / wanted.length
}

/** Counts of code units, all zero between calls. */
const bag = new Uint16Array(0x10000)
