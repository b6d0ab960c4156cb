/** The base direction of a paragraph, by rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX #9). */
import type { Utf16 } from './offsets.ts'

export type Direction = 'rtl' | 'ltr'

const FIRST_ISOLATE = 0x2066
const LAST_ISOLATE = 0x2068
const PDI = 0x2069

/**
 * Direction of the first strong character of `text` from `start` to `end` (UTF-16), isolates and what
 * is in them passed over; null where there is none. ECMAScript knows no Bidi_Class: letters of the
 * blocks that Unicode keeps for right-to-left scripts are strong right-to-left, all others left-to-right.
 */
export function firstStrongDirection(
  text: string,
  start: Utf16 = 0,
  end: Utf16 = text.length,
): Direction | null {
  let isolates = 0
  for (let i = start; i < end; i++) {
    const point = text.codePointAt(i) ?? 0
    if (point > 0xffff) i++
    if (point >= FIRST_ISOLATE && point <= LAST_ISOLATE) isolates++
    else if (point === PDI) isolates = Math.max(0, isolates - 1)
    else if (isolates === 0) {
      const direction = strongDirection(point)
      if (direction !== null) return direction
    }
  }
  return null
}

/** Direction of a strong character (bidi classes L, R and AL), null for digits, signs and white space. */
export function strongDirection(point: number): Direction | null {
  if (point < 0x80) {
    const lower = point | 0x20
    return lower >= 0x61 && lower <= 0x7a ? 'ltr' : null
  }
  if (point >= 0x0621 && point <= 0x064a) return 'rtl'
  if (point === 0x200e) return 'ltr'
  if (point === 0x200f || point === 0x061c) return 'rtl'
  if (isRightToLeftBlock(point))
    return isRightToLeftSign(point) || /\p{L}/u.test(String.fromCodePoint(point)) ? 'rtl' : null
  return /[\p{L}\p{Nl}\p{Mc}]/u.test(String.fromCodePoint(point)) ? 'ltr' : null
}

/** Blocks whose unassigned characters default to R or AL (DerivedBidiClass.txt). */
function isRightToLeftBlock(point: number): boolean {
  return (
    (point >= 0x0590 && point <= 0x08ff) ||
    (point >= 0xfb1d && point <= 0xfdff) ||
    (point >= 0xfe70 && point <= 0xfefe) ||
    (point >= 0x10800 && point <= 0x10fff) ||
    (point >= 0x1e800 && point <= 0x1efff)
  )
}

/** Punctuation that is strong: ؛ ؞ ؟ ٭ ۔ and the signs of Hebrew. */
function isRightToLeftSign(point: number): boolean {
  return (
    point === 0x061b ||
    (point >= 0x061d && point <= 0x061f) ||
    point === 0x066d ||
    point === 0x06d4 ||
    point === 0x05be ||
    point === 0x05c0 ||
    point === 0x05c3
  )
}
