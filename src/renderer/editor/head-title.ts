import type { ArticleDocument } from '#core/document/document.ts'
import { saysTitle } from '#core/document/headline.ts'

/** How many blocks may stand above a headline and with it: kicker, place, byline. */
const BEGINNING = 6

/** The title to show above the text; null where the article's beginning says it itself. */
export function headTitle({ text, blocks, byline }: ArticleDocument): string | null {
  const { title, site } = byline
  if (title === undefined) return null
  const beginning = blocks
    .filter((block) => block.readable && block.end > block.start)
    .slice(0, BEGINNING)
  return beginning.some(({ start, end }) => saysTitle(text.slice(start, end), title, site))
    ? null
    : title
}
