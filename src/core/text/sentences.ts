/**
 * Sentences of Arabic and Latin prose. Intl.Segmenter ends an Arabic sentence after every abbreviation
 * (د. محمد), for want of capital letters, so the rules are our own:
 * a sentence ends at the line's end, and after . ! ? ؟ … with the quotation marks and brackets that
 * close there, where white space follows; not after an abbreviation or initial, and not where a Latin
 * small letter follows. ؛ and ، and : join clauses of one sentence. Offsets are UTF-16.
 */
import type { Utf16, Utf16Range } from './offsets.ts'
import { isSpace } from './words.ts'

/** The sentences of one line or block, in order, without the white space between them. */
export function sentencesOf(
  text: string,
  start: Utf16 = 0,
  end: Utf16 = text.length,
): readonly Utf16Range[] {
  const sentences: Utf16Range[] = []
  let from = skipSpaces(text, start, end)
  let i = from
  while (i < end) {
    const unit = text.charCodeAt(i)
    if (unit === LINE_FEED) {
      pushTrimmed(sentences, text, from, i)
      from = skipSpaces(text, i, end)
      i = from
    } else if (isTerminal(unit)) {
      const after = skipClosers(text, skipTerminals(text, i, end), end)
      if (after < end && endsSentence(text, i, after, end, start)) {
        pushTrimmed(sentences, text, from, after)
        from = skipSpaces(text, after, end)
        i = from
      } else i = after
    } else i++
  }
  pushTrimmed(sentences, text, from, end)
  return sentences
}

/** The sentence that holds `at`, or else the one before the white space at `at`; null in an empty line. */
export function sentenceAt(text: string, at: Utf16): Utf16Range | null {
  const line = lineAround(text, at)
  let found: Utf16Range | null = null
  for (const sentence of sentencesOf(text, line.start, line.end)) {
    if (sentence.start > at && found !== null) break
    found = sentence
  }
  return found
}

/** Beginning of the sentence that holds `at`, or of the one before where `at` is a beginning. */
export function previousSentenceStart(text: string, at: Utf16): Utf16 {
  for (let line = lineAround(text, at); ; line = lineAround(text, line.start - 1)) {
    const starts = sentencesOf(text, line.start, line.end).map((sentence) => sentence.start)
    const before = starts.findLast((start) => start < at)
    if (before !== undefined) return before
    if (line.start === 0) return 0
  }
}

const LINE_FEED = 0x0a

function lineAround(text: string, at: Utf16): Utf16Range {
  const start = at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
  const feed = text.indexOf('\n', at)
  return { start, end: feed === -1 ? text.length : feed }
}

/** . ! ? ؟ … ۔ and the double forms. */
function isTerminal(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x061f ||
    unit === 0x2026 ||
    unit === 0x06d4 ||
    (unit >= 0x203c && unit <= 0x203d) ||
    (unit >= 0x2047 && unit <= 0x2049)
  )
}

const closers = '"\'”“’‘»«›‹)]}﴾﴿'

function skipTerminals(text: string, from: Utf16, end: Utf16): Utf16 {
  let i = from
  while (i < end && isTerminal(text.charCodeAt(i))) i++
  return i
}

/** Quotation marks and brackets, and marks of direction among them. */
function skipClosers(text: string, from: Utf16, end: Utf16): Utf16 {
  let i = from
  while (
    i < end &&
    (closers.includes(text.charAt(i)) || /[\u200e\u200f\u061c]/.test(text.charAt(i)))
  )
    i++
  return i
}

function skipSpaces(text: string, from: Utf16, end: Utf16): Utf16 {
  let i = from
  while (i < end && isSpace(text.charCodeAt(i))) i++
  return i
}

function pushTrimmed(sentences: Utf16Range[], text: string, start: Utf16, end: Utf16): void {
  let last = end
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--
  if (last > start) sentences.push({ start, end: last })
}

/** `terminal` is where the first terminal stands, `after` what follows it and its closers. */
function endsSentence(
  text: string,
  terminal: Utf16,
  after: Utf16,
  end: Utf16,
  blockStart: Utf16,
): boolean {
  if (!isSpace(text.charCodeAt(after))) return false
  const next = skipSpaces(text, after, end)
  if (next < end && /\p{Ll}/u.test(text.charAt(next))) return false
  const soleStop = text.charAt(terminal) === '.' && after === terminal + 1
  return !(soleStop && isAbbreviation(text, terminal, blockStart))
}

const latinAbbreviations = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'st',
  'vs',
  'jr',
  'sr',
  'gen',
  'sen',
  'rep',
  'lt',
  'col',
  'gov',
])

/** Whether the word before the full stop at `stop` is an abbreviation that goes on: د. أ.د. ص.ب. U.S. Mr. */
function isAbbreviation(text: string, stop: Utf16, blockStart: Utf16): boolean {
  let from = stop
  while (from > blockStart && !isSpace(text.charCodeAt(from - 1))) from--
  const raw = text.slice(from, stop).replace(/^["'“”«»‹›‘’([{]+/, '')
  const word = raw.replace(/[\p{Mn}\u200c-\u200f\u061c]/gu, '')
  if (latinAbbreviations.has(word.toLowerCase())) return true
  // A particle may be written onto the first letter: وأ.د. or ود.
  const letters = word.replace(/^[وفبل](?=\p{Lo}\.|د$)/u, '').split('.')
  if (!letters.every((letter) => /^(?:\p{Lu}|\p{Lo}\u0640?)$/u.test(letter))) return false
  // م. and هـ. after a year name the era, and such a sentence mostly ends there.
  return !(
    letters.length === 1 && /[\p{Nd}]\s*$/u.test(text.slice(Math.max(blockStart, from - 3), from))
  )
}
