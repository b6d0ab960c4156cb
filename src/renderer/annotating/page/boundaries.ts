/** Moving the edges of a piece of a span. Pure: a text, a range, and where it may go. UTF-16. */
import {
  nextGraphemeBoundary,
  previousGraphemeBoundary,
  snapToGraphemes,
} from '#core/text/graphemes.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { nextWordEnd, nextWordStart, previousWordStart, wordAt } from '#core/text/words.ts'

export type Edge = 'start' | 'end'

/** Earlier and later in the text: never left or right, which differ by script. */
export interface EdgeMove {
  readonly unit: 'letter' | 'word'
  readonly way: 'earlier' | 'later'
}

/**
 * The range after its edge has moved by one unit, held inside `limits`; null where the edge cannot
 * move, and where nothing would be left. A start goes to beginnings of words and an end to ends, so
 * that no space is taken in.
 */
export function moveEdge(
  text: string,
  range: Utf16Range,
  edge: Edge,
  { unit, way }: EdgeMove,
  limits: Utf16Range,
): Utf16Range | null {
  const from = range[edge]
  const to = unit === 'letter' ? letterFrom(text, from, way) : wordFrom(text, from, edge, way)
  return withEdge(range, edge, Math.min(Math.max(to, limits.start), limits.end))
}

/**
 * The range after its edge was dragged to `to`: to the nearest edge of a letter with its marks or,
 * by words, of the word there. Null where nothing would be left or nothing changes.
 */
export function dragEdge(
  text: string,
  range: Utf16Range,
  edge: Edge,
  to: Utf16,
  unit: EdgeMove['unit'],
  limits: Utf16Range,
): Utf16Range | null {
  const held = Math.min(Math.max(to, limits.start), limits.end)
  const letter = snapToGraphemes(text, { start: held, end: held }).start
  const at = unit === 'word' ? (wordAt(text, letter)?.[edge] ?? letter) : letter
  return withEdge(range, edge, Math.min(Math.max(at, limits.start), limits.end))
}

function withEdge(range: Utf16Range, edge: Edge, to: Utf16): Utf16Range | null {
  const moved = edge === 'start' ? { start: to, end: range.end } : { start: range.start, end: to }
  return to === range[edge] || moved.start >= moved.end ? null : moved
}

function letterFrom(text: string, from: Utf16, way: EdgeMove['way']): Utf16 {
  return way === 'later' ? nextGraphemeBoundary(text, from) : previousGraphemeBoundary(text, from)
}

function wordFrom(text: string, from: Utf16, edge: Edge, way: EdgeMove['way']): Utf16 {
  if (edge === 'start')
    return way === 'earlier' ? previousWordStart(text, from) : nextWordStart(text, from)
  return way === 'later' ? nextWordEnd(text, from) : previousWordEnd(text, from)
}

/** End of the last word that ends before `from`; 0 where none does. */
function previousWordEnd(text: string, from: Utf16): Utf16 {
  for (let at = previousWordStart(text, from); ; at = previousWordStart(text, at)) {
    const end = wordAt(text, at)?.end ?? 0
    if (end < from || at === 0) return end < from ? end : 0
  }
}
