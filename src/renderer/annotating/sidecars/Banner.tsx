import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import '#renderer/banners/Notices.css'
import './Banner.css'

export interface BannerAction {
  readonly label: string
  run(): void
}

interface BannerProps {
  readonly children: ReactNode
  readonly isWarning?: boolean
  /** Lines that unfold: where exactly, what exactly. */
  readonly details?: readonly string[]
  readonly actions?: readonly BannerAction[]
  /** Puts it away; not given where it must be decided. */
  onDismiss?(): void
}

/** One thing to know or decide about the annotations, in a line over the page. */
export function Banner(props: BannerProps) {
  const { children, isWarning = false, details = [], actions = [], onDismiss } = props
  const { t } = useTranslation()
  const detailsId = useId()
  const [isUnfolded, setUnfolded] = useState(false)
  return (
    <section
      className="notices banner"
      aria-label={t('sidecars.banner.label')}
      data-warning={isWarning}
    >
      <div className="notices-line">
        <span className="notice-sign" data-warning={isWarning}>
          <Icon name={isWarning ? 'warning' : 'remark'} size={16} />
        </span>
        <div className="notice-text">{children}</div>
        <span className="banner-actions">
          {details.length > 0 && (
            <Button
              look="quiet"
              aria-expanded={isUnfolded}
              aria-controls={detailsId}
              onPress={() => setUnfolded(!isUnfolded)}
            >
              {t('sidecars.action.details')}
              <Icon name="down" size={14} />
            </Button>
          )}
          {actions.map(({ label, run }) => (
            <Button key={label} onPress={run}>
              {label}
            </Button>
          ))}
        </span>
        {onDismiss !== undefined && (
          <IconButton label={t('notices.dismiss')} onPress={onDismiss}>
            <Icon name="close" size={15} />
          </IconButton>
        )}
      </div>
      {isUnfolded && <Details id={detailsId} lines={details} />}
    </section>
  )
}

/** More lines than these help nobody. */
const mostLines = 50

/** Faults of a file, with their paths, as lines to read and to copy. */
export function Details({
  lines,
  id,
}: {
  readonly lines: readonly string[]
  readonly id?: string
}) {
  const { t } = useTranslation()
  return (
    <ul id={id} className="fault-lines">
      {lines.slice(0, mostLines).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > mostLines && <li>{t('faults.more', { count: lines.length - mostLines })}</li>}
    </ul>
  )
}
