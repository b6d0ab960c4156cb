import { wordAt } from '#core/text/words.ts'

/** What offsets in files count. */
export const offsetUnits = ['code-point', 'utf-16'] as const
export type OffsetUnit = (typeof offsetUnits)[number]

/** A piece as a file gives it: offsets of an unknown unit, and the words, where they are quoted. */
export interface CountedPiece {
  readonly start: number
  readonly end: number
  readonly quote: string | null
}

export interface UnitFit {
  readonly unit: OffsetUnit
  /** Pieces that fit the unit, those that fit the other, and all that were asked. */
  readonly fitting: number
  readonly otherwise: number
  readonly of: number
}

/** Without quotes the evidence is weak: so many pieces, and so much of them, must speak for the other unit. */
const leastPieces = 3
const leastForOther = 0.8
const mostForUsual = 0.5

/**
 * Finds out which unit a file's offsets count in. Only texts with characters beyond the first plane
 * can tell. A piece fits a unit if the words that it quotes stand there; where it quotes none, if both
 * its edges are edges of words, which counts only where no piece has a quote.
 */
export class UnitVote {
  readonly #quoted = { 'code-point': 0, 'utf-16': 0, of: 0 }
  readonly #bare = { 'code-point': 0, 'utf-16': 0, of: 0 }

  add(text: string, pieces: readonly CountedPiece[]): void {
    if (pieces.length === 0 || !/[\u{10000}-\u{10ffff}]/u.test(text)) return
    const places = utf16OfCodePoints(text)
    for (const { start, end, quote } of pieces) {
      if (!Number.isInteger(start) || !Number.isInteger(end)) continue
      const votes = quote === null ? this.#bare : this.#quoted
      votes.of++
      const [from, to] = [places[start], places[end]]
      if (from !== undefined && to !== undefined && fits(text, from, to, quote))
        votes['code-point']++
      if (end <= text.length && fits(text, start, end, quote)) votes['utf-16']++
    }
  }

  /** The unit that more pieces fit, `usual` where neither leads; null where no text could tell. */
  best(usual: OffsetUnit): UnitFit | null {
    const votes = this.#quoted.of > 0 ? this.#quoted : this.#bare
    if (votes.of === 0) return null
    const other = usual === 'code-point' ? 'utf-16' : 'code-point'
    const isOther =
      votes === this.#quoted
        ? votes[other] > votes[usual]
        : votes.of >= leastPieces &&
          votes[other] >= leastForOther * votes.of &&
          votes[usual] <= mostForUsual * votes.of
    const unit = isOther ? other : usual
    const otherwise = votes[isOther ? usual : other]
    return { unit, fitting: votes[unit], otherwise, of: votes.of }
  }
}

/** The UTF-16 offset of each code point, and of the text's end. */
function utf16OfCodePoints(text: string): readonly number[] {
  const places: number[] = []
  let at = 0
  for (const character of text) {
    places.push(at)
    at += character.length
  }
  places.push(at)
  return places
}

function fits(text: string, start: number, end: number, quote: string | null): boolean {
  if (start < 0 || start >= end) return false
  const words = text.slice(start, end)
  if (quote !== null) return words === quote
  return words.isWellFormed() && !isInWord(text, start) && !isInWord(text, end)
}

function isInWord(text: string, at: number): boolean {
  const word = wordAt(text, at)
  return word !== null && word.start < at && at < word.end
}
