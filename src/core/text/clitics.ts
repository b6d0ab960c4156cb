/**
 * Arabic particles written onto the word that follows: و ف, then س or ب ل ك, then ال. Reporting cues
 * carry one in four cases of ten (وقال), and annotators leave it out; so one key peels or restores one.
 * There is no dictionary: boundaries are where a particle could end, and the annotator decides.
 */
import { graphemeAt } from './graphemes.ts'
import type { Utf16, Utf16Range } from './offsets.ts'
import { wordAt } from './words.ts'

/** A stem shorter than this many letters is taken to be no stem. */
const SHORTEST_STEM = 2

interface Letter extends Utf16Range {
  /** The base letter, its marks left out. */
  readonly base: string
}

/** UTF-16 offsets inside a word at which a proclitic could end, in order. Marks stay with their letter. */
export function procliticBoundaries(text: string, word: Utf16Range): readonly Utf16[] {
  const letters = lettersOf(text, word)
  const boundaries: Utf16[] = []
  let next = 0
  const base = (index: number): string => letters[index]?.base ?? ''
  const take = (count: number): void => {
    next += count
    const boundary = letters[next]
    if (boundary !== undefined && letters.length - next >= SHORTEST_STEM)
      boundaries.push(boundary.start)
  }
  if ('وف'.includes(base(next)) && base(next) !== '') take(1)
  if (base(next) === 'س' && isImperfectPrefix(base(next + 1))) take(1)
  else if (base(next) === 'ل' && base(next + 1) === 'ل') {
    // لل is ل and ال, its alif unwritten.
    take(1)
    take(1)
    return boundaries
  } else if ('بلك'.includes(base(next)) && base(next) !== '') take(1)
  if ((base(next) === 'ا' || base(next) === 'ٱ') && base(next + 1) === 'ل') take(2)
  return boundaries
}

/** The range without the next proclitic at its start; null where none is left. */
export function peelProclitic(text: string, range: Utf16Range): Utf16Range | null {
  const word = wordAt(text, range.start)
  if (word === null || word.end === range.start) return null
  const start = procliticBoundaries(text, word).find((boundary) => boundary > range.start)
  return start === undefined || start >= range.end ? null : { start, end: range.end }
}

/** The range with the proclitic before it taken back; null where it begins its word. */
export function restoreProclitic(text: string, range: Utf16Range): Utf16Range | null {
  const word = wordAt(text, range.start)
  if (word === null || range.start <= word.start || range.start >= word.end) return null
  const start = procliticBoundaries(text, word).findLast((boundary) => boundary < range.start)
  return { start: start ?? word.start, end: range.end }
}

/** س of the future stands before ي ت ن أ. */
function isImperfectPrefix(base: string): boolean {
  return base !== '' && 'يتنأ'.includes(base)
}

/** As many letters as the longest chain of proclitics and the shortest stem have. */
const MOST_LETTERS = 8

function lettersOf(text: string, word: Utf16Range): readonly Letter[] {
  const letters: Letter[] = []
  let at = word.start
  while (at < word.end && letters.length < MOST_LETTERS) {
    const { start, end } = graphemeAt(text, at)
    const base = text.charAt(start)
    // Tatweel is a stroke that belongs to the letter before it.
    const last = letters.at(-1)
    if (base === '\u0640' && last !== undefined) letters[letters.length - 1] = { ...last, end }
    else letters.push({ start, end, base })
    at = end
  }
  return letters
}
