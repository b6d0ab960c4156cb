import type { ArticleDocument } from '#core/document/document.ts'
import { firstStrongDirection } from '#core/text/direction.ts'
import { useLocale } from '#renderer/language.ts'
import { headTitle } from './head-title.ts'

/** Title and byline of the source, above the text and no part of it. */
export function PageHead({ article }: { readonly article: ArticleDocument }) {
  const locale = useLocale()
  const { author, date, site } = article.byline
  const shownTitle = headTitle(article)
  const day = date === undefined ? undefined : locale.day(date)
  const details = [author, site, day].filter((detail) => detail !== undefined && detail !== '')
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
