import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { articleTitle } from '#renderer/opening/article-title.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'

/** Keeps the window's title: the article's, else the folder's, else the program's. */
export function useDocumentTitle(): void {
  const { t } = useTranslation()
  const title = useWorkspace(({ article, folder }) => {
    const open = articleBefore(article)
    if (open !== null) return articleTitle(open)
    return folder.kind === 'listed' ? folder.listing.name : null
  })
  useEffect(() => {
    document.title = title === null ? t('shell.appName') : t('shell.windowTitle', { title })
  }, [t, title])
}
