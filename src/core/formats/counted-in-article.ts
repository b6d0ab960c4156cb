import type { TextAtHand } from '#core/sidecar/place.ts'
import type { ImportedDocument, ImportedQuote } from './importer.ts'
import { type UnitFit, UnitVote } from './offset-unit.ts'

/** A document whose quotes count in code points, and what their own unit was found to be. */
export interface Counted {
  readonly document: ImportedDocument
  /** Null where nothing had to be found out, or could be. */
  readonly fit: UnitFit | null
}

/**
 * The quotes of a document that came without its text, counted in code points of the article that they
 * belong to. Where the file does not say its unit, the one is taken in which more of the words stand;
 * words without any place are given one where they stand but once.
 */
export function countedInArticle(
  document: ImportedDocument,
  { text, offsets }: TextAtHand,
): Counted {
  const quotes = document.spans.flatMap(({ unplaced }) => unplaced)
  if (quotes.every(({ unit }) => unit === undefined)) return { document, fit: null }
  const vote = new UnitVote()
  vote.add(
    text,
    quotes.filter(({ unit, quote }) => unit === 'unknown' && quote !== ''),
  )
  const fit = vote.best('code-point')
  const counted = ({ unit, ...quote }: ImportedQuote): ImportedQuote => {
    if (unit === 'none') {
      const start = soleStart(text, quote.quote)
      return start === null ? quote : placed(quote, offsets.toCodePoint(start))
    }
    const isUtf16 = unit === 'utf-16' || (unit === 'unknown' && fit?.unit === 'utf-16')
    return isUtf16 && isPlace(text, quote.start)
      ? placed(quote, offsets.toCodePoint(quote.start))
      : quote
  }
  return {
    document: {
      ...document,
      spans: document.spans.map((span) => ({ ...span, unplaced: span.unplaced.map(counted) })),
    },
    fit,
  }
}

function placed(quote: ImportedQuote, start: number): ImportedQuote {
  return { ...quote, start, end: start + [...quote.quote].length }
}

/** Whether an offset is between two characters of the text. */
function isPlace(text: string, at: number): boolean {
  return at >= 0 && at <= text.length && text.slice(0, at).isWellFormed()
}

/** Where the words stand, if they stand there but once. */
export function soleStart(text: string, words: string): number | null {
  const start = words === '' ? -1 : text.indexOf(words)
  return start === -1 || text.includes(words, start + 1) ? null : start
}
