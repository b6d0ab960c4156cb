import type { ArticleDocument } from '#core/document/document.ts'
import { firstStrongDirection } from '#core/text/direction.ts'

/** Title and byline of the source, above the text and no part of it. */
export function PageHead({ article }: { readonly article: ArticleDocument }) {
  const { title, author, date, site } = article.byline
  const shownTitle = title !== undefined && !beginsWith(article, title) ? title : null
  const details = [author, site, date].filter((detail) => detail !== undefined && detail !== '')
  if (shownTitle === null && details.length === 0) return null
  return (
    <header className="page-head" dir={firstStrongDirection(article.text) ?? 'rtl'}>
      {shownTitle !== null && (
        <h1 className="page-title" dir="auto">
          {shownTitle}
        </h1>
      )}
      {details.length > 0 && (
        <p className="page-byline">
          {details.map((detail, i) => (
            <span key={detail}>
              {i > 0 && <span aria-hidden="true"> · </span>}
              <bdi>{detail}</bdi>
            </span>
          ))}
        </p>
      )}
    </header>
  )
}

/** Whether one of the first blocks that are shown says the same, white space apart. */
function beginsWith({ text, blocks }: ArticleDocument, title: string): boolean {
  const first = blocks.filter((block) => block.readable && block.end > block.start).slice(0, 2)
  return first.some(({ start, end }) => plain(text.slice(start, end)) === plain(title))
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
