import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedArticle } from '#ipc/contract.ts'
import { articleNotices, describeNotice } from '#renderer/banners/describe-notice.ts'
import { NoticeText } from '#renderer/banners/NoticeText.tsx'
import { useLocale } from '#renderer/language.ts'
import { articleTitle } from '#renderer/opening/article-title.ts'
import { showWholePage, useWorkspace } from '#renderer/opening/workspace.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Switch } from '#renderer/widgets/Switch.tsx'
import { Fingerprint } from './Fingerprint.tsx'
import { Outline } from './Outline.tsx'

/** What is known of the article: byline, file, what was assumed or left out, and its headings. */
export function AboutArticle({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { document, decoding } = article
  const { author, date, site } = document.byline
  const encoding = decoding.encoding === null ? null : t(`status.encodings.${decoding.encoding}`)
  const notices = articleNotices(article).map((notice) => describeNotice(t, notice))
  return (
    <>
      <dl className="facts">
        <Fact name={t('desk.title')}>
          <bdi>{articleTitle(article)}</bdi>
        </Fact>
        {author !== undefined && (
          <Fact name={t('desk.author')}>
            <bdi>{author}</bdi>
          </Fact>
        )}
        {date !== undefined && (
          <Fact name={t('desk.date')}>
            <bdi>{locale.day(date)}</bdi>
          </Fact>
        )}
        {site !== undefined && (
          <Fact name={t('desk.site')}>
            <bdi>{site}</bdi>
          </Fact>
        )}
        <Fact name={t('desk.file')}>
          <FileName name={article.reference.name} />
        </Fact>
        <Fact name={t('desk.format')}>{t(`desk.formats.${document.extraction.format}`)}</Fact>
        <Fact name={t('desk.size')}>{locale.bytes(article.bytes)}</Fact>
        <Fact name={t('desk.encoding')}>
          {encoding === null
            ? t('desk.ownEncoding')
            : decoding.byteOrderMark
              ? t('desk.withMark', { encoding })
              : encoding}
          {decoding.reason !== null && (
            <span className="fact-reason">
              {t('status.encodingBecause', { reason: t(`status.reasons.${decoding.reason}`) })}
            </span>
          )}
          {encoding !== null && (
            <Button look="quiet" onPress={() => showOverlay('encoding')}>
              {t('desk.changeEncoding')}
            </Button>
          )}
        </Fact>
        {encoding !== null && (
          <Fact name={t('desk.newlines')}>{t(`desk.newline.${decoding.newlines}`)}</Fact>
        )}
        <Fact name={t('desk.fingerprint')}>
          <Fingerprint sha256={article.sha256} />
        </Fact>
      </dl>
      <ShownOfPage article={article} />
      <Outline article={article} />
      {notices.length > 0 && (
        <section className="desk-section">
          <h3>{t('desk.remarks')}</h3>
          <ul className="desk-remarks">
            {notices.map((notice) => (
              <li key={notice.text}>
                <NoticeText notice={notice} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** For a saved page: the switch between the article alone and the whole page. */
function ShownOfPage({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const wholePage = useWorkspace((state) => state.wholePage)
  const hidden = article.document.notices.find(({ kind }) => kind === 'page-parts-hidden')
  if (hidden?.kind !== 'page-parts-hidden') return null
  return (
    <section className="desk-section">
      <h3>{t('desk.reading')}</h3>
      <Switch label={t('desk.wholePage')} isOn={wholePage} onChange={showWholePage} />
      <p className="desk-hint">
        {wholePage ? t('desk.nothingHidden') : t('desk.hidden', { count: hidden.blocks })}
      </p>
    </section>
  )
}
