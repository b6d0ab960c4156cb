/**
 * Sidecars count Unicode code points; JavaScript, the DOM and this program's own working
 * offsets count UTF-16 code units. These convert between them. A lone surrogate counts as
 * one code point, as it does for JavaScript's string iterator.
 */

/** An offset in UTF-16 code units of the canonical text. */
export type Utf16 = number
/** An offset in Unicode code points of the canonical text. */
export type CodePoint = number

/** Half-open range of UTF-16 offsets. */
export interface Utf16Range {
  readonly start: Utf16
  readonly end: Utf16
}

const BLOCK = 64
const anySurrogate = /[\ud800-\udfff]/

/**
 * Converts offsets of one text in both directions, in O(log n) after one pass over it; where no character
 * lies beyond the first plane, both are the same.
 */
export class OffsetMap {
  readonly utf16Length: number
  readonly codePointLength: number
  /** `#checkpoints[k]` is the number of code points that begin before UTF-16 offset `k * BLOCK`. */
  readonly #checkpoints: Uint32Array
  readonly #text: string
  /** Every unit is a code point, as in most texts: both offsets are the same. */
  readonly #isPlain: boolean

  constructor(text: string) {
    this.#text = text
    this.utf16Length = text.length
    this.#isPlain = !anySurrogate.test(text)
    if (this.#isPlain) {
      this.#checkpoints = new Uint32Array(0)
      this.codePointLength = text.length
      return
    }
    const checkpoints = new Uint32Array(Math.floor(text.length / BLOCK) + 1)
    let count = 0
    for (let i = 0; i < text.length; i++) {
      if (i % BLOCK === 0) checkpoints[i / BLOCK] = count
      if (!isSecondHalf(text, i)) count++
    }
    if (text.length % BLOCK === 0) checkpoints[text.length / BLOCK] = count
    this.#checkpoints = checkpoints
    this.codePointLength = count
  }

  /** Code points before UTF-16 offset `at`; an offset inside a pair counts the pair. */
  toCodePoint(at: Utf16): CodePoint {
    if (at < 0 || at > this.utf16Length)
      throw new RangeError(`UTF-16 offset ${at} is outside the text`)
    if (this.#isPlain) return at
    const block = Math.floor(at / BLOCK)
    let count = this.#checkpoints[block] ?? 0
    for (let i = block * BLOCK; i < at; i++) if (!isSecondHalf(this.#text, i)) count++
    return count
  }

  /** UTF-16 offset at which code point number `at` begins (the text's end for its length). */
  toUtf16(at: CodePoint): Utf16 {
    if (at < 0 || at > this.codePointLength)
      throw new RangeError(`code point ${at} is outside the text`)
    if (this.#isPlain) return at
    let low = 0
    let high = this.#checkpoints.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#checkpoints[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    let count = this.#checkpoints[low] ?? 0
    let i = low * BLOCK
    if (isSecondHalf(this.#text, i)) i++
    while (count < at) {
      i += isPair(this.#text, i) ? 2 : 1
      count++
    }
    return i
  }
}

function isPair(text: string, i: number): boolean {
  return isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))
}

function isSecondHalf(text: string, i: number): boolean {
  return i > 0 && isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
