import { useTranslation } from 'react-i18next'
import { NoticeBanner } from '#renderer/banners/NoticeBanner.tsx'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
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
    <NoticeBanner
      label={t('anchoring.news.label')}
      text={newsText(news)}
      isWarning
      onDismiss={putNewsAway}
    >
      {news.kind === 'changed' && (
        <Button onPress={() => void readChanged(article)}>{t('anchoring.news.read')}</Button>
      )}
      {news.kind === 'renamed' && (
        <Button onPress={() => void followRenamed(news.to)}>{t('anchoring.news.follow')}</Button>
      )}
    </NoticeBanner>
  )
}
