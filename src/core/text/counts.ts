/** Counts for the status bar. */
import { isSpace } from './words.ts'

/** Words as word processors count them: stretches without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  let counted = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isSpace(unit)) counted = false
    else if (!counted && isWordUnit(text, i, unit)) {
      count++
      counted = true
    }
  }
  return count
}

/** Unicode code points, as sidecars count; a lone surrogate is one. */
export function countCodePoints(text: string): number {
  let count = text.length
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(i + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--
      i++
    }
  }
  return count
}

function isWordUnit(text: string, at: number, unit: number): boolean {
  if (unit >= 0x0621 && unit <= 0x064a) return true
  if (unit < 0x80) {
    const lower = unit | 0x20
    return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a)
  }
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}
