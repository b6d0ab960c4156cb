/** Finding in an article and filtering names, with folding. */
import { type FoldedText, foldString } from './folding.ts'
import { isGraphemeBoundary, nextGraphemeBoundary } from './graphemes.ts'
import type { Utf16, Utf16Range } from './offsets.ts'

/**
 * Every place of the query in the text, in order and not overlapping, as ranges of the original that
 * cut no grapheme: marks that folding passed over belong to the match. An empty query is nowhere.
 */
export function findAll(folded: FoldedText, query: string): readonly Utf16Range[] {
  const needle = foldString(query, folded.options)
  if (needle === '') return []
  const found: Utf16Range[] = []
  let at = folded.text.indexOf(needle)
  while (at !== -1) {
    const end = at + needle.length
    const match = wholeGraphemes(folded, folded.toOriginal({ start: at, end }))
    if (match !== null) found.push(match)
    at = folded.text.indexOf(needle, match === null ? at + 1 : end)
  }
  return found
}

/** The match with the marks after it; null where it would take a part of a grapheme from the rest. */
function wholeGraphemes(folded: FoldedText, match: Utf16Range): Utf16Range | null {
  const text = folded.original
  if (!isGraphemeBoundary(text, match.start)) return null
  if (isGraphemeBoundary(text, match.end)) return match
  const end: Utf16 = nextGraphemeBoundary(text, match.end)
  const rest = foldString(text.slice(match.end, end), folded.options)
  return rest === '' ? { start: match.start, end } : null
}

/** A query made ready for `matches`: its words, folded. */
export type FoldedQuery = readonly string[]

export function foldQuery(query: string): FoldedQuery {
  return foldString(query)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Whether a name, folded by `foldString`, holds every word of the query, in any order. */
export function matches(foldedName: string, query: FoldedQuery): boolean {
  for (const word of query) if (!foldedName.includes(word)) return false
  return true
}
