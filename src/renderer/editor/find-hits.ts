import { type FoldedText, fold } from '#core/text/folding.ts'
import { isGraphemeBoundary } from '#core/text/graphemes.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { findAll } from '#core/text/search.ts'
import { wordAt } from '#core/text/words.ts'

export interface FindOptions {
  /** Take what a reader takes for the same word as the same: أ and ا, ة and ه, with or without harakat. */
  readonly fold: boolean
  readonly wholeWord: boolean
}

/** Finds in one text, which is folded once and only when that is first needed. */
export class TextFinder {
  readonly #text: string
  #folded: FoldedText | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Every place of `query`, in order, as ranges of whole grapheme clusters. */
  find(query: string, options: FindOptions): readonly Utf16Range[] {
    const hits = options.fold ? findAll(this.#foldedText(), query) : findExactly(this.#text, query)
    return options.wholeWord ? hits.filter((hit) => isWholeWords(this.#text, hit)) : hits
  }

  #foldedText(): FoldedText {
    this.#folded ??= fold(this.#text)
    return this.#folded
  }
}

function findExactly(text: string, query: string): readonly Utf16Range[] {
  if (query === '') return []
  const hits: Utf16Range[] = []
  for (let at = text.indexOf(query); at !== -1; ) {
    const end = at + query.length
    const whole = isGraphemeBoundary(text, at) && isGraphemeBoundary(text, end)
    if (whole) hits.push({ start: at, end })
    at = text.indexOf(query, whole ? end : at + 1)
  }
  return hits
}

function isWholeWords(text: string, { start, end }: Utf16Range): boolean {
  const first = wordAt(text, start)
  const last = wordAt(text, end)
  const cutsFirst = first !== null && first.start < start && start < first.end
  const cutsLast = last !== null && last.start < end && end < last.end
  return !cutsFirst && !cutsLast
}

/** Index of the first of `ranges`, which are in order and do not overlap, that ends after `at`. */
export function firstEndingAfter(ranges: readonly Utf16Range[], at: Utf16): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
