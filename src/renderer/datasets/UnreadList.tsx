import { useTranslation } from 'react-i18next'
import type { UnreadFile } from '#ipc/datasets.ts'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { describeUnreadFile } from './describe-dataset-failure.ts'
import './UnreadList.css'

/** So many are listed by name. */
const most = 5

interface UnreadListProps {
  readonly unread: readonly UnreadFile[]
  /** Annotation files whose article is not there. */
  readonly strays: readonly string[]
}

/** Files that were passed over, and why: nothing is left out in silence. */
export function UnreadList({ unread, strays }: UnreadListProps) {
  const { t } = useTranslation()
  return (
    <>
      {unread.length > 0 && (
        <Passed
          what={t('datasets.unread', { count: unread.length })}
          items={unread.map((one) => ({ file: one.file, why: describeUnreadFile(t, one) }))}
        />
      )}
      {strays.length > 0 && (
        <Passed
          what={t('datasets.strays', { count: strays.length })}
          items={strays.map((file) => ({ file, why: null }))}
        />
      )}
    </>
  )
}

interface PassedProps {
  readonly what: string
  readonly items: readonly { readonly file: string; readonly why: string | null }[]
}

function Passed({ what, items }: PassedProps) {
  const { t } = useTranslation()
  return (
    <div className="unread-files">
      <p>
        <Icon name="warning" size={15} />
        {what}
      </p>
      <ul>
        {items.slice(0, most).map(({ file, why }) => (
          <li key={`${file} ${why}`}>
            <FileName name={file} />
            {why !== null && <span> · {why}</span>}
          </li>
        ))}
        {items.length > most && <li>{t('datasets.more', { count: items.length - most })}</li>}
      </ul>
    </div>
  )
}
