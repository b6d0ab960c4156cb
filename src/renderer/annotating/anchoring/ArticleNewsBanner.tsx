import { useTranslation } from 'react-i18next'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import '#renderer/banners/Notices.css'
import {
  followRenamed,
  newsText,
  putNewsAway,
  readChanged,
  useArticleNews,
} from './article-news.ts'

/** Says, over the page, what became of the article's file, and offers what can be done. */
export function ArticleNewsBanner() {
  const { t } = useTranslation()
  const { news, article } = useArticleNews()
  const shown = useWorkspace((state) => articleBefore(state.article))
  if (news === null || article === null || article !== shown) return null
  return (
    <section className="notices" data-warning="true" aria-label={t('anchoring.news.label')}>
      <div className="notices-line">
        <span className="notice-sign" data-warning="true">
          <Icon name="warning" size={16} />
        </span>
        <p className="notice-text">{newsText(news)}</p>
        {news.kind === 'changed' && (
          <Button onPress={() => void readChanged(article)}>{t('anchoring.news.read')}</Button>
        )}
        {news.kind === 'renamed' && (
          <Button onPress={() => void followRenamed(news.to)}>{t('anchoring.news.follow')}</Button>
        )}
        <IconButton label={t('notices.dismiss')} onPress={putNewsAway}>
          <Icon name="close" size={15} />
        </IconButton>
      </div>
    </section>
  )
}
