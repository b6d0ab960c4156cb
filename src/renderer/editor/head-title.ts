import type { ArticleDocument } from '#core/document/document.ts'
import { saysTitle } from '#core/document/headline.ts'

/** How many blocks may stand above a headline and with it: kicker, place, byline. */
const BEGINNING = 6

/** The block in which the article's beginning says its title; null where it does not, or has none. */
export function headlineBlock({ text, blocks, byline }: ArticleDocument): number | null {
  const { title, site } = byline
  if (title === undefined) return null
  let seen = 0
  for (const [index, { start, end, readable }] of blocks.entries()) {
    if (!readable || end === start) continue
    if (saysTitle(text.slice(start, end), title, site)) return index
    if (++seen === BEGINNING) break
  }
  return null
}

/** The title to show above the text; null where the article's beginning says it itself. */
export function headTitle(article: ArticleDocument): string | null {
  return headlineBlock(article) === null ? (article.byline.title ?? null) : null
}
