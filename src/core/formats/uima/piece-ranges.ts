import type { Utf16Range } from '#core/text/offsets.ts'
import { isTokenSpace } from '#core/text/tokens.ts'

/** The range without the white space at its edges. */
export function trimSpace(text: string, { start, end }: Utf16Range): Utf16Range {
  let [from, to] = [start, end]
  while (from < to && isTokenSpace(text.charCodeAt(from))) from++
  while (to > from && isTokenSpace(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

/** The ranges in order; those that overlap are one. */
export function disjoint(ranges: readonly Utf16Range[]): readonly Utf16Range[] {
  const joined: Utf16Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || range.start >= last.end) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}

/** Why a range cannot be a piece of the text; an edge inside a surrogate pair is no edge of it. */
export function rangeFault(
  text: string,
  { start, end }: Utf16Range,
  words: string | null,
): 'outside-text' | 'quote-differs' | null {
  const whole = Number.isInteger(start) && Number.isInteger(end)
  if (!whole || start < 0 || start >= end || end > text.length) return 'outside-text'
  const said = text.slice(start, end)
  if (!said.isWellFormed() && text.isWellFormed()) return 'outside-text'
  return words === null || words === said ? null : 'quote-differs'
}

/** The pieces as they were before white space at their edges was left out, if it still is only that. */
export function exactPieces(
  pieces: unknown,
  segments: readonly Utf16Range[],
  text: string,
): readonly Utf16Range[] | null {
  if (!Array.isArray(pieces)) return null
  const ranges: Utf16Range[] = []
  for (const piece of pieces) {
    const [start, end] = Array.isArray(piece) ? piece : []
    if (typeof start !== 'number' || typeof end !== 'number' || start >= end) return null
    ranges.push({ start, end })
  }
  const trimmed = ranges
    .map((range) => trimSpace(text, range))
    .filter(({ start, end }) => start < end)
  const unchanged =
    trimmed.length === segments.length &&
    trimmed.every(({ start, end }, i) => start === segments[i]?.start && end === segments[i]?.end)
  return unchanged ? ranges : null
}
