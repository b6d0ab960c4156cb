/**
 * Tokens for formats that count words: every stretch without white space is parted where Unicode parts
 * words (UAX #29), so that signs stand by themselves and nothing but white space is between tokens.
 * Offsets are UTF-16.
 */
import { graphemeAt } from './graphemes.ts'
import type { Utf16, Utf16Range } from './offsets.ts'
import { isSpace } from './words.ts'

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })

/** A stretch longer than this is cut, at a grapheme: no word is as long. */
const longestStretch = 1000

/** The tokens of the text, in order; all that is outside them is white space (`isTokenSpace`). */
export function tokensOf(text: string): readonly Utf16Range[] {
  const tokens: Utf16Range[] = []
  let at = 0
  while (at < text.length) {
    if (isTokenSpace(text.charCodeAt(at))) {
      at++
      continue
    }
    const end = endOfStretch(text, at)
    for (const { index, segment } of segmenter.segment(text.slice(at, end)))
      tokens.push({ start: at + index, end: at + index + segment.length })
    at = end
  }
  return tokens
}

/** The tokens, cut at the offsets that lie inside them: particles are written onto the word that is meant. */
export function cutTokens(
  tokens: readonly Utf16Range[],
  edges: Iterable<Utf16>,
): readonly Utf16Range[] {
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  const cut: Utf16Range[] = []
  let next = 0
  for (const { start, end } of tokens) {
    let from = start
    for (; (cuts[next] ?? end) < end; next++) {
      const edge = cuts[next] ?? end
      if (edge <= from) continue
      cut.push({ start: from, end: edge })
      from = edge
    }
    cut.push({ start: from, end })
  }
  return cut
}

/** White space, and the separators of old that programs in Python take for it. */
export function isTokenSpace(unit: number): boolean {
  return isSpace(unit) || (unit >= 0x1c && unit <= 0x1f)
}

function endOfStretch(text: string, start: Utf16): Utf16 {
  const last = Math.min(text.length, start + longestStretch)
  let end = start
  while (end < last && !isTokenSpace(text.charCodeAt(end))) end++
  return end === last && end < text.length ? Math.max(graphemeAt(text, end).start, start + 1) : end
}
