/** Characters that are not seen, with a name and a short mark by which the page can show them. */
import type { Utf16 } from './offsets.ts'

export interface InvisibleKind {
  /** Key of the character's name among the messages, and its stable name in tests. */
  readonly key: InvisibleKey
  /** What is drawn in its place, as Unicode abbreviates it; the same in every language. */
  readonly mark: string
}

export type InvisibleKey =
  | 'right-to-left-mark'
  | 'left-to-right-mark'
  | 'arabic-letter-mark'
  | 'left-to-right-embedding'
  | 'right-to-left-embedding'
  | 'pop-directional-formatting'
  | 'left-to-right-override'
  | 'right-to-left-override'
  | 'left-to-right-isolate'
  | 'right-to-left-isolate'
  | 'first-strong-isolate'
  | 'pop-directional-isolate'
  | 'zero-width-joiner'
  | 'zero-width-non-joiner'
  | 'zero-width-space'
  | 'word-joiner'
  | 'no-break-space'
  | 'narrow-no-break-space'
  | 'other-space'
  | 'tatweel'
  | 'tab'
  | 'soft-hyphen'
  | 'byte-order-mark'
  | 'combining-grapheme-joiner'
  | 'invisible-operator'
  | 'line-separator'
  | 'paragraph-separator'
  | 'next-line'
  | 'null'
  | 'control'
  | 'variation-selector'
  | 'tag-character'
  | 'other-format'

const kinds = new Map<number, InvisibleKind>([
  [0x0000, { key: 'null', mark: 'NUL' }],
  [0x0009, { key: 'tab', mark: '→' }],
  [0x0085, { key: 'next-line', mark: 'NEL' }],
  [0x00a0, { key: 'no-break-space', mark: 'NBSP' }],
  [0x00ad, { key: 'soft-hyphen', mark: 'SHY' }],
  [0x034f, { key: 'combining-grapheme-joiner', mark: 'CGJ' }],
  [0x061c, { key: 'arabic-letter-mark', mark: 'ALM' }],
  [0x0640, { key: 'tatweel', mark: 'ـ' }],
  [0x200b, { key: 'zero-width-space', mark: 'ZWSP' }],
  [0x200c, { key: 'zero-width-non-joiner', mark: 'ZWNJ' }],
  [0x200d, { key: 'zero-width-joiner', mark: 'ZWJ' }],
  [0x200e, { key: 'left-to-right-mark', mark: 'LRM' }],
  [0x200f, { key: 'right-to-left-mark', mark: 'RLM' }],
  [0x2028, { key: 'line-separator', mark: 'LSEP' }],
  [0x2029, { key: 'paragraph-separator', mark: 'PSEP' }],
  [0x202a, { key: 'left-to-right-embedding', mark: 'LRE' }],
  [0x202b, { key: 'right-to-left-embedding', mark: 'RLE' }],
  [0x202c, { key: 'pop-directional-formatting', mark: 'PDF' }],
  [0x202d, { key: 'left-to-right-override', mark: 'LRO' }],
  [0x202e, { key: 'right-to-left-override', mark: 'RLO' }],
  [0x202f, { key: 'narrow-no-break-space', mark: 'NNBSP' }],
  [0x2060, { key: 'word-joiner', mark: 'WJ' }],
  [0x2061, { key: 'invisible-operator', mark: 'ƒ()' }],
  [0x2062, { key: 'invisible-operator', mark: '×' }],
  [0x2063, { key: 'invisible-operator', mark: ',' }],
  [0x2064, { key: 'invisible-operator', mark: '+' }],
  [0x2066, { key: 'left-to-right-isolate', mark: 'LRI' }],
  [0x2067, { key: 'right-to-left-isolate', mark: 'RLI' }],
  [0x2068, { key: 'first-strong-isolate', mark: 'FSI' }],
  [0x2069, { key: 'pop-directional-isolate', mark: 'PDI' }],
  [0xfeff, { key: 'byte-order-mark', mark: 'BOM' }],
])

/** Signs of number, year and verse: format characters that are drawn (Prepended_Concatenation_Mark). */
const seenFormats = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u

/** What an invisible character is; null for one that is seen, and for the plain space and LF. */
export function invisibleKind(point: number): InvisibleKind | null {
  const known = kinds.get(point)
  if (known !== undefined) return known
  if (point === 0x20 || point === 0x0a) return null
  const character = String.fromCodePoint(point)
  if (/\p{Cc}/u.test(character)) return { key: 'control', mark: codeMark(point) }
  if (/\p{Zs}/u.test(character)) return { key: 'other-space', mark: codeMark(point) }
  if (/\p{Variation_Selector}/u.test(character)) return { key: 'variation-selector', mark: 'VS' }
  if (point >= 0xe0000 && point <= 0xe007f) return { key: 'tag-character', mark: 'TAG' }
  if (/\p{Cf}/u.test(character) && !seenFormats.test(character))
    return { key: 'other-format', mark: codeMark(point) }
  return null
}

function codeMark(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}

export interface Invisible extends InvisibleKind {
  readonly at: Utf16
  /** 1, or 2 for a character outside the BMP. */
  readonly length: 1 | 2
}

/** The invisible characters of a text from `start` to `end`, in order. */
export function findInvisibles(
  text: string,
  start: Utf16 = 0,
  end: Utf16 = text.length,
): readonly Invisible[] {
  const found: Invisible[] = []
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (isPlainlySeen(unit)) continue
    const point = text.codePointAt(at) ?? 0
    const length = point > 0xffff ? 2 : 1
    const kind = invisibleKind(point)
    if (kind !== null) found.push({ ...kind, at, length })
    if (length === 2) at++
  }
  return found
}

/** The greater part of any text, told without a look at Unicode's tables. */
function isPlainlySeen(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 0x0a ||
    (unit >= 0x061d && unit <= 0x06dc && unit !== 0x0640)
  )
}
