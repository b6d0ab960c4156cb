import type { Span } from '#core/annotation/model.ts'
import { lastStartingBefore } from '#core/document/block-at.ts'
import type { ArticleDocument } from '#core/document/document.ts'
import { type Direction, firstStrongDirection } from '#core/text/direction.ts'

/**
 * Direction in which a span's words are set: their paragraph's, so that words which begin with a
 * Latin name in Arabic read in the order in which they stand on the page.
 */
export function wordsDirection(
  { text, blocks }: Pick<ArticleDocument, 'text' | 'blocks'>,
  { segments }: Pick<Span, 'segments'>,
): Direction {
  const start = segments[0]?.start
  const block = start === undefined ? undefined : blocks[lastStartingBefore(blocks, start)]
  const ofBlock = block && firstStrongDirection(text, block.start, block.end)
  return ofBlock ?? firstStrongDirection(text) ?? 'rtl'
}

const isolates = { rtl: '\u2067', ltr: '\u2066' } as const

/** Words set in a direction of their own, whatever they stand in. */
export function inDirection(words: string, direction: Direction): string {
  return `${isolates[direction]}${words}\u2069`
}
