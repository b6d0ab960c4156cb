import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/**
 * What a piece of text was known by: its words, up to 32 code points around them, and where it stood
 * (the text quote and text position selectors of the Web Annotation Data Model, in one).
 */
export interface QuoteSelector extends Utf16Range {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/** Whether the quote stands at the selector's own offsets. */
export function quoteStands(text: string, selector: QuoteSelector): boolean {
  return standsAt(text, selector.quote, selector.start)
}

/** Whether quote, prefix and suffix all stand where they stood. */
export function quoteStandsInContext(text: string, selector: QuoteSelector): boolean {
  const { quote, prefix, suffix, start } = selector
  return (
    standsAt(text, quote, start) &&
    standsAt(text, prefix, start - prefix.length) &&
    standsAt(text, suffix, start + quote.length)
  )
}

export function standsAt(text: string, part: string, at: Utf16): boolean {
  return at >= 0 && text.startsWith(part, at)
}
