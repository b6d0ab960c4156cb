/** One pass over a text of JSON: what `JSON.parse` does not tell of it. */
export interface Scan {
  readonly depth: number
  /** Brackets that were opened and not closed. */
  readonly open: number
  /** Members written in the text; more than the value has where keys are written twice. */
  readonly members: number
  readonly oddNumber: boolean
}

const quote = 0x22
const backslash = 0x5c

export function scanJson(text: string): Scan {
  let depth = 0
  let deepest = 0
  let members = 0
  let oddNumber = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x20 || unit === 0x0a || unit === 0x2c) continue
    if (unit === quote) i = endOfString(text, i)
    else if (unit === 0x3a) members++
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x7d || unit === 0x5d) depth--
    else if (isNumberPart(unit) && unit !== 0x65 && unit !== 0x45) {
      const start = i
      while (i + 1 < text.length && isNumberPart(text.charCodeAt(i + 1))) i++
      oddNumber ||= i - start >= 15 && isUnholdable(text.slice(start, i + 1))
      oddNumber ||= i - start < 15 && hasExponent(text, start, i + 1)
    }
  }
  return { depth: deepest, open: depth, members, oddNumber }
}

/** Index of the closing quote of the string that opens at `open` (the text's end where none closes it). */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close !== -1) {
    if (text.charCodeAt(close - 1) !== backslash) return close
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return close
    close = text.indexOf('"', close + 1)
  }
  return text.length
}

function isNumberPart(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2d ||
    unit === 0x2b ||
    unit === 0x2e ||
    unit === 0x65 ||
    unit === 0x45
  )
}

function hasExponent(text: string, start: number, end: number): boolean {
  const literal = text.slice(start, end)
  return /[eE]/.test(literal) && isUnholdable(literal)
}

/**
 * A double would hold another number, and writing it would change the text: past its range, or an
 * integer that it neither has nor is the usual short form of one that it has.
 */
export function isUnholdable(literal: string): boolean {
  const number = Number(literal)
  if (!Number.isFinite(number)) return true
  if (!/^-?\d+$/.test(literal) || String(number) === literal) return false
  return BigInt(literal) !== BigInt(number)
}
