/** Quotation marks at the edges of a range: taken in or out by one key, and shown for what they are. */
import type { Utf16, Utf16Range } from './offsets.ts'

/** Straight and curly, guillemets, low and high marks. Arabic text uses “ and ” either way round. */
const marks = '"“”„‟«»‹›\'‘’‚‛＂'

export interface QuoteEdges {
  /** The range's own first or last character is a quotation mark. */
  readonly startsInside: boolean
  readonly endsInside: boolean
  /** A quotation mark stands directly outside. */
  readonly startsOutside: boolean
  readonly endsOutside: boolean
}

export function isQuotationMark(character: string): boolean {
  return character !== '' && marks.includes(character)
}

/** Which quotation marks stand at the range's edges. */
export function quoteEdges(text: string, range: Utf16Range): QuoteEdges {
  const at = (offset: Utf16): boolean => offset >= 0 && isQuotationMark(text.charAt(offset))
  const empty = range.start >= range.end
  return {
    startsInside: !empty && at(range.start),
    endsInside: !empty && at(range.end - 1),
    startsOutside: at(range.start - 1),
    endsOutside: at(range.end),
  }
}

/** The range with the marks that stand directly outside it, where its edges have none yet. */
export function withQuotes(text: string, range: Utf16Range): Utf16Range {
  const edges = quoteEdges(text, range)
  return {
    start: edges.startsOutside && !edges.startsInside ? range.start - 1 : range.start,
    end: edges.endsOutside && !edges.endsInside ? range.end + 1 : range.end,
  }
}

/** The range without the marks at its edges; a range of marks alone stays as it is. */
export function withoutQuotes(text: string, range: Utf16Range): Utf16Range {
  const edges = quoteEdges(text, range)
  const start = edges.startsInside ? range.start + 1 : range.start
  const end = edges.endsInside ? range.end - 1 : range.end
  return start < end ? { start, end } : range
}

/** Takes the marks out where an edge has one, else in; null where there is none at all. */
export function toggleQuotes(text: string, range: Utf16Range): Utf16Range | null {
  const edges = quoteEdges(text, range)
  const toggled =
    edges.startsInside || edges.endsInside ? withoutQuotes(text, range) : withQuotes(text, range)
  return toggled.start === range.start && toggled.end === range.end ? null : toggled
}
