import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/** Longest text that is laid out in one go, in UTF-16 units. */
const WHOLE = 12_000
const PIECE = 3_000
/** How far before a piece's end a space is looked for. */
const LOOK_BACK = 600

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
  const lineEnd = text.lastIndexOf('\n', at - 1) + 1
  if (lineEnd > at - PIECE / 2) return lineEnd
  for (let i = at; i > at - LOOK_BACK; i--) {
    if (isSpace(text.charCodeAt(i - 1)) && !isSpace(text.charCodeAt(i)) && mayCut(text, i)) return i
  }
  let i = at
  while (i < text.length && !mayCut(text, i)) i++
  return i
}

const attached = /^[\p{M}\p{Cf}\u{1f3fb}-\u{1f3ff}]/u
const joinsNext = /[\u200d\u{1f1e6}-\u{1f1ff}]$/u

/** Nothing at `i` belongs to what stands before it. */
function mayCut(text: string, i: Utf16): boolean {
  const next = text.charCodeAt(i)
  if (next >= 0xdc00 && next <= 0xdfff && isHighSurrogate(text.charCodeAt(i - 1))) return false
  return !attached.test(text.slice(i, i + 2)) && !joinsNext.test(text.slice(Math.max(i - 2, 0), i))
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2028
}
