import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import './Notices.css'

interface NoticeBannerProps {
  /** Names the banner for a screen reader, where it can be gone to. */
  readonly label?: string
  readonly text: string
  readonly isWarning: boolean
  /** What can be done about it. */
  readonly children?: ReactNode
  /** Puts it away; not given where it must be decided. */
  onDismiss?(): void
}

/** One thing to know, in a line over the page. */
export function NoticeBanner(props: NoticeBannerProps) {
  const { label, text, isWarning, children, onDismiss } = props
  const { t } = useTranslation()
  return (
    <section className="notices" data-warning={isWarning} aria-label={label}>
      <div className="notices-line">
        <span className="notice-sign" data-warning={isWarning}>
          <Icon name={isWarning ? 'warning' : 'remark'} size={16} />
        </span>
        <p className="notice-text">{text}</p>
        {children}
        {onDismiss !== undefined && (
          <IconButton label={t('notices.dismiss')} onPress={onDismiss}>
            <Icon name="close" size={15} />
          </IconButton>
        )}
      </div>
    </section>
  )
}
