/** What in a text strains fonts, layout or trust, told to the reader; nothing in it is changed. */
import { findBidiControls } from '#core/text/bidi.ts'
import type { ExtractionNotice } from './document.ts'

/** A block longer than this, in UTF-16 code units, is told of: it is laid out in pieces. */
export const LONG_LINE = 200_000
/** A text longer than this, in UTF-16 code units, is told of. */
export const LARGE_ARTICLE = 10_000_000
/** More combining marks in a row than Unicode's Stream-Safe Text Format allows (UAX #15, section 13). */
export const LONGEST_COMBINING_RUN = 30

/** Notices on the canonical text itself, whatever its format was. One pass, linear. */
export function inspectText(text: string): readonly ExtractionNotice[] {
  const notices: ExtractionNotice[] = []
  const found = scan(text)
  if (found.longestLine > LONG_LINE) notices.push({ kind: 'long-line', longest: found.longestLine })
  if (text.length > LARGE_ARTICLE) notices.push({ kind: 'large-article', characters: text.length })
  if (found.bidiFormatting) {
    const bidi = findBidiControls(text)
    if (found.bidiOverride || bidi.unbalanced)
      notices.push({ kind: 'bidi-controls', count: bidi.formatting, unbalanced: bidi.unbalanced })
  }
  if (found.noncharacters > 0) notices.push({ kind: 'noncharacters', count: found.noncharacters })
  if (found.longestCombiningRun > LONGEST_COMBINING_RUN)
    notices.push({ kind: 'combining-run', longest: found.longestCombiningRun })
  return notices
}

function scan(text: string) {
  let longestLine = 0
  let lineStart = 0
  let noncharacters = 0
  let longestCombiningRun = 0
  let combiningRun = 0
  let bidiFormatting = false
  let bidiOverride = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x300) {
      combiningRun = 0
      if (unit === 0x0a) {
        if (i - lineStart > longestLine) longestLine = i - lineStart
        lineStart = i + 1
      }
    } else if (isArabicLetter(unit)) combiningRun = 0
    else if (isMark(text, i, unit)) {
      combiningRun++
      if (combiningRun > longestCombiningRun) longestCombiningRun = combiningRun
    } else if ((unit & 0xfc00) !== 0xdc00) {
      combiningRun = 0
      if (unit >= 0x202a && unit <= 0x2069) {
        if (unit <= 0x202e || unit >= 0x2066) bidiFormatting = true
        if (unit === 0x202d || unit === 0x202e) bidiOverride = true
      }
    }
    if (unit >= 0xd800 && isNoncharacter(text, i, unit)) noncharacters++
  }
  if (text.length - lineStart > longestLine) longestLine = text.length - lineStart
  return { longestLine, noncharacters, longestCombiningRun, bidiFormatting, bidiOverride }
}

/** The Arabic block's letters and digits, which by far most units are, and none of its marks. */
function isArabicLetter(unit: number): boolean {
  return (unit >= 0x620 && unit <= 0x64a) || (unit >= 0x660 && unit <= 0x66f)
}

const UNKNOWN = 0
const NO = 1
const YES = 2
const markTable = new Uint8Array(0x10000)
const markPattern = /^\p{M}$/u

/** Whether the code point that begins at `at` is a combining mark; looked up once per BMP character. */
function isMark(text: string, at: number, unit: number): boolean {
  if ((unit & 0xfc00) === 0xd800) return markPattern.test(text.slice(at, at + 2))
  let known = markTable[unit] ?? UNKNOWN
  if (known === UNKNOWN) {
    known = markPattern.test(String.fromCharCode(unit)) ? YES : NO
    markTable[unit] = known
  }
  return known === YES
}

/** U+FDD0–FDEF and the last two code points of every plane (Unicode Standard, section 23.7). */
function isNoncharacter(text: string, at: number, unit: number): boolean {
  if (unit >= 0xfdd0 && unit <= 0xfdef) return true
  if (unit === 0xfffe || unit === 0xffff) return true
  return (unit & 0xfc00) === 0xd800 && ((text.codePointAt(at) ?? 0) & 0xfffe) === 0xfffe
}
