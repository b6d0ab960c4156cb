import { useMemo } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { OpenedArticle } from '#ipc/contract.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { headings } from './headings.ts'

/** The article's headings; choosing one goes to it. */
export function Outline({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const wholePage = useWorkspace((state) => state.wholePage)
  const page = useWindow((state) => state.page)
  const found = useMemo(() => headings(article.document, wholePage), [article, wholePage])
  if (found.length === 0) return null
  return (
    <nav className="desk-section" aria-label={t('desk.outline')}>
      <h3>{t('desk.outline')}</h3>
      <ul className="outline">
        {found.map((heading) => (
          <li key={heading.start} data-depth={heading.depth}>
            <Button
              className="outline-item"
              isDisabled={page === null}
              onPress={() => {
                useWindow.setState({ drawer: null })
                page?.reveal(heading)
                page?.selectRange({ start: heading.start, end: heading.start })
                page?.focus()
              }}
            >
              <span dir="auto">{heading.text}</span>
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
