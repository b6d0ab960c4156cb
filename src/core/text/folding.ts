/**
 * Folding for search and comparison, never for storage: what a reader takes for the same word becomes
 * the same string, and every match maps back to the original. Rules of Lucene's ArabicNormalizer
 * (hamza forms of alif, ى, ة, harakat, tatweel) and PersianNormalizer (ی ک), and beyond them: ؤ ئ,
 * presentation forms and ligatures (NFKC), Arabic-Indic and Persian digits, Latin case and diacritics;
 * characters that are not seen at all (joiners, marks of direction, soft hyphens) are passed over.
 */
import type { Utf16, Utf16Range } from './offsets.ts'

export interface FoldOptions {
  /** Take ؤ for و and ئ for ي. On unless said otherwise. */
  readonly hamzaCarriers?: boolean
}

/** A folded text that knows where each of its characters came from. */
export class FoldedText {
  readonly original: string
  readonly text: string
  readonly options: FoldOptions
  /** Start in the original of each folded code unit, and the original's length at the end. */
  readonly #starts: Uint32Array

  constructor(original: string, options: FoldOptions = {}) {
    this.original = original
    this.options = options
    const buffer = new FoldBuffer(original.length)
    buffer.fold(original, options)
    this.#starts = buffer.starts.slice(0, buffer.length + 1)
    this.text = buffer.toString()
  }

  /** Where a range of the folded text stands in the original, from its first character through its last. */
  toOriginal(range: Utf16Range): Utf16Range {
    const start = this.#startOf(range.start)
    if (range.end <= range.start) return { start, end: start }
    const last = this.#startOf(range.end - 1)
    const wide = (this.original.codePointAt(last) ?? 0) > 0xffff
    return { start, end: last + (wide ? 2 : 1) }
  }

  #startOf(at: Utf16): Utf16 {
    const start = this.#starts[at]
    if (start === undefined) throw new RangeError(`folded offset ${at} is outside the text`)
    return start
  }
}

/** Folds a text whose matches are to be found; its object is worth keeping while the text stands. */
export function fold(text: string, options: FoldOptions = {}): FoldedText {
  return new FoldedText(text, options)
}

/** Folds a string that only has to be compared: names, labels, queries. */
export function foldString(text: string, options: FoldOptions = {}): string {
  const buffer = text.length <= SHORT ? scratch : new FoldBuffer(text.length)
  buffer.fold(text, options)
  return buffer.toString()
}

const SHORT = 1024
const CHUNK = 8192

/** Folded code units as they come, each with its start in the original. */
class FoldBuffer {
  units: Uint16Array
  starts: Uint32Array
  length = 0

  constructor(size: number) {
    this.units = new Uint16Array(size + 16)
    this.starts = new Uint32Array(size + 17)
  }

  fold(original: string, options: FoldOptions): void {
    this.length = 0
    const table = tableFor(options)
    for (let i = 0; i < original.length; ) {
      const known = table[original.charCodeAt(i)] ?? UNKNOWN
      if (known < SPECIAL) {
        this.#push(known, i)
        i++
      } else if (known === DROPPED) i++
      else {
        const point = original.codePointAt(i) ?? 0
        const folded = foldCodePoint(point, options)
        if (known === UNKNOWN) remember(table, point, folded)
        for (let k = 0; k < folded.length; k++) this.#push(folded.charCodeAt(k), i)
        i += point > 0xffff ? 2 : 1
      }
    }
    this.starts[this.length] = original.length
  }

  #push(unit: number, start: Utf16): void {
    if (this.length === this.units.length) {
      const units = new Uint16Array(this.units.length * 2)
      units.set(this.units)
      this.units = units
      const starts = new Uint32Array(units.length + 1)
      starts.set(this.starts)
      this.starts = starts
    }
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.length++
  }

  toString(): string {
    let text = ''
    for (let i = 0; i < this.length; i += CHUNK)
      text += String.fromCharCode(...this.units.subarray(i, Math.min(this.length, i + CHUNK)))
    return text
  }
}

const scratch = new FoldBuffer(SHORT)

/** Table entries at and above SPECIAL say something else than a folded code unit; no text has them folded. */
const SPECIAL = 0xfffc
const UNKNOWN = 0xfffd
const DROPPED = 0xfffe
const MANY = 0xffff

/** What each code unit folds to, filled in as characters are met. */
const tables = { all: new Uint16Array(0x10000), carriers: new Uint16Array(0x10000) }
tables.all.fill(UNKNOWN)
tables.carriers.fill(UNKNOWN)

function tableFor(options: FoldOptions): Uint16Array {
  return options.hamzaCarriers === false ? tables.carriers : tables.all
}

function remember(table: Uint16Array, point: number, folded: string): void {
  if (point > 0xffff) return
  const unit = folded.charCodeAt(0)
  if (folded === '') table[point] = DROPPED
  else if (folded.length === 1 && unit < SPECIAL) table[point] = unit
  else table[point] = MANY
}

function foldCodePoint(point: number, options: FoldOptions): string {
  if (point >= 0xd800 && point <= 0xdfff) return String.fromCharCode(point)
  const character = String.fromCodePoint(point)
  if (options.hamzaCarriers === false && (character === 'ؤ' || character === 'ئ')) return character
  // A small letter may have marks of its own to drop (İ), and marks may hide a capital (Å).
  const bare = withoutMarks(
    withoutMarks(character.normalize('NFKD')).toLowerCase().normalize('NFKD'),
  )
  return bare.replace(/[ٱىیةکۀەہ٠-٩۰-۹ـ]/g, foldArabic)
}

/** Combining marks (harakat, Latin diacritics, hamza over alif) and characters that are not seen. */
function withoutMarks(text: string): string {
  return text.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '')
}

function foldArabic(character: string): string {
  switch (character) {
    case 'ٱ':
      return 'ا'
    case 'ى':
    case 'ی':
      return 'ي'
    case 'ک':
      return 'ك'
    case 'ة':
    case 'ۀ':
    case 'ە':
    case 'ہ':
      return 'ه'
    case 'ـ':
      return ''
    default: {
      const digit = character.charCodeAt(0)
      return String(digit >= 0x06f0 ? digit - 0x06f0 : digit - 0x0660)
    }
  }
}
