import { useLayoutEffect } from 'react'
import type { ArticleDocument } from '#core/document/document.ts'
import { firstStrongDirection } from '#core/text/direction.ts'
import { useLocale } from '#renderer/language.ts'
import { headlineBlock, headTitle } from './head-title.ts'
import type { PageText } from './page-text.ts'

interface PageHeadProps {
  readonly article: ArticleDocument
  /** The text below; null until it is on the page. */
  readonly page: PageText | null
}

/**
 * Title and byline of the source, no part of the text. Where the text says its title itself, the
 * byline stands under that, written by the sheet so that the text's elements hold the text alone.
 */
export function PageHead({ article, page }: PageHeadProps) {
  const locale = useLocale()
  const { author, date, site } = article.byline
  const shownTitle = headTitle(article)
  const day = date === undefined ? undefined : locale.day(date)
  const details = [author, site, day].filter((detail) => detail !== undefined && detail !== '')
  const headline = headlineBlock(article)
  const isUnder = headline !== null && details.length > 0
  const line = isUnder ? details.map((detail) => `\u2068${detail}\u2069`).join(' · ') : null
  useLayoutEffect(() => {
    const element = headline === null ? null : page?.blockElement(headline)
    if (!element || line === null) return
    element.dataset.byline = line
    return () => {
      delete element.dataset.byline
    }
  }, [page, headline, line])
  if (shownTitle === null && details.length === 0) return null
  return (
    <header
      className={isUnder ? 'visually-hidden' : 'page-head'}
      dir={firstStrongDirection(article.text) ?? 'rtl'}
    >
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
