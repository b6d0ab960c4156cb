import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedArticle } from '#ipc/contract.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { articleNotices, describeNotice } from './describe-notice.ts'
import { NoticeText } from './NoticeText.tsx'
import './Notices.css'

/**
 * What was assumed about the article or left out of it, over the page: one line, however many there
 * are, until it is unfolded. Put away, the remarks still stand on the desk.
 */
export function Notices({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const [away, setAway] = useState<OpenedArticle | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const listId = useId()
  const notices = articleNotices(article).map((notice) => describeNotice(t, notice))
  const [first, ...rest] = notices
  if (first === undefined || away === article) return null
  const isWarning = notices.some(({ warning }) => warning)
  return (
    <section className="notices" aria-label={t('notices.label')} data-warning={isWarning}>
      <div className="notices-line">
        <NoticeText notice={first} />
        {rest.length > 0 && (
          <Button
            look="quiet"
            aria-expanded={unfolded}
            aria-controls={listId}
            onPress={() => setUnfolded(!unfolded)}
          >
            {unfolded ? t('notices.showLess') : t('notices.more', { count: rest.length })}
            <Icon name="down" size={14} />
          </Button>
        )}
        <IconButton label={t('notices.dismiss')} onPress={() => setAway(article)}>
          <Icon name="close" size={15} />
        </IconButton>
      </div>
      {unfolded && (
        <ul id={listId} className="notices-rest">
          {rest.map((notice) => (
            <li key={notice.text}>
              <NoticeText notice={notice} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
