/**
 * Words (UAX #29 by Intl.Segmenter): an Arabic word with its harakat and tatweel, a Latin word, a number
 * with its separators. Offsets are UTF-16; only the stretch between two spaces is ever segmented.
 */
import { graphemeAt } from './graphemes.ts'
import type { Utf16, Utf16Range } from './offsets.ts'

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })

/** The word that holds `at`, or else the one that ends there; null between words. */
export function wordAt(text: string, at: Utf16): Utf16Range | null {
  let touching: Utf16Range | null = null
  for (const word of wordsAround(text, at)) {
    if (word.start <= at && at < word.end) return word
    if (word.end === at) touching = word
  }
  return touching
}

/** End of the word that holds or follows `at`: where Ctrl+arrow goes on macOS and Linux. */
export function nextWordEnd(text: string, at: Utf16): Utf16 {
  for (let from = at; from < text.length; ) {
    const { end } = stretchAround(text, from)
    for (const word of wordsAround(text, from)) if (word.end > at) return word.end
    from = Math.max(end, from + 1)
  }
  return text.length
}

/** Beginning of the next word after `at`: where Ctrl+arrow goes on Windows. */
export function nextWordStart(text: string, at: Utf16): Utf16 {
  for (let from = at; from < text.length; ) {
    const { end } = stretchAround(text, from)
    for (const word of wordsAround(text, from)) if (word.start > at) return word.start
    from = Math.max(end, from + 1)
  }
  return text.length
}

/** Beginning of the word that ends at, holds or precedes `at`. */
export function previousWordStart(text: string, at: Utf16): Utf16 {
  for (let from = at - 1; from >= 0; ) {
    const { start } = stretchAround(text, from)
    let found: Utf16 | null = null
    for (const word of wordsAround(text, from)) if (word.start < at) found = word.start
    if (found !== null) return found
    from = Math.min(start, from) - 1
  }
  return 0
}

/** The words of the stretch without white space that holds or touches `at`. */
function wordsAround(text: string, at: Utf16): readonly Utf16Range[] {
  const { start, end } = stretchAround(text, at)
  const words: Utf16Range[] = []
  for (const segment of segmenter.segment(text.slice(start, end))) {
    if (segment.isWordLike !== true) continue
    const from = start + segment.index
    words.push({ start: from, end: from + segment.segment.length })
  }
  return words
}

/** A stretch without white space longer than this is cut, at a grapheme: no word is as long. */
const LONGEST_STRETCH = 1000

function stretchAround(text: string, at: Utf16): Utf16Range {
  let start = Math.min(Math.max(0, at), text.length)
  let end = start
  const first = Math.max(0, start - LONGEST_STRETCH)
  const last = Math.min(text.length, end + LONGEST_STRETCH)
  while (start > first && !isSpace(text.charCodeAt(start - 1))) start--
  while (end < last && !isSpace(text.charCodeAt(end))) end++
  if (start > 0 && start === first) start = graphemeAt(text, start).start
  if (end < text.length && end === last) end = graphemeAt(text, end).end
  return { start, end }
}

/** White space, at which every word ends. */
export function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}
