import { isGraphemeBoundary } from '#core/text/graphemes.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/** Longest text that is laid out in one go, in UTF-16 units. */
const WHOLE = 12_000
const PIECE = 3_000
/** How far before a piece's end a space is looked for. */
const LOOK_BACK = 600
const NEAR = 64

/**
 * Cuts a text that is too long to be laid out at once into pieces that cover it: after a line
 * or a space where there is one, and never inside a pair of surrogates or between a letter and its marks.
 */
export function cutIntoPieces(text: string): readonly Utf16Range[] {
  if (text.length <= WHOLE) return [{ start: 0, end: text.length }]
  const pieces: Utf16Range[] = []
  let start = 0
  while (start < text.length) {
    const end = text.length - start <= PIECE ? text.length : cutBefore(text, start + PIECE)
    pieces.push({ start, end })
    start = end
  }
  return pieces
}

function cutBefore(text: string, at: Utf16): Utf16 {
  const lineEnd = text.slice(at - PIECE / 2, at).lastIndexOf('\n') + 1
  if (lineEnd > 0) return at - PIECE / 2 + lineEnd
  for (let i = at; i > at - LOOK_BACK; i--) {
    if (isSpace(text.charCodeAt(i - 1)) && !isSpace(text.charCodeAt(i)) && mayCut(text, i)) return i
  }
  let i = at
  while (i < text.length && !mayCut(text, i)) i++
  return i
}

/** Whether a cluster begins at `i`, judged by what stands near: the text may be one long run. */
function mayCut(text: string, i: Utf16): boolean {
  const start = Math.max(0, i - NEAR)
  return isGraphemeBoundary(text.slice(start, i + NEAR), i - start)
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2028
}
