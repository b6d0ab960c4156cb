import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderFailure, OpenFailure } from '#ipc/contract.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { isWorthRetrying } from './retry.ts'

interface FailureActionsProps {
  readonly failure: OpenFailure | FolderFailure
  /** Null where there is nothing that could be tried again. */
  readonly onRetry: (() => void) | null
  /** What opening another is called. */
  readonly another: string
  onAnother(): void
  readonly children?: ReactNode
}

/** What can be done about a failure, the likeliest first. */
export function FailureActions(props: FailureActionsProps) {
  const { failure, onRetry, another, onAnother, children } = props
  const { t } = useTranslation()
  const retryFirst = onRetry !== null && isWorthRetrying(failure)
  const retry = onRetry !== null && (
    <Button key="retry" look={retryFirst ? 'primary' : 'plain'} onPress={onRetry}>
      {t('failures.retry')}
    </Button>
  )
  const other = (
    <Button key="another" look={retryFirst ? 'plain' : 'primary'} onPress={onAnother}>
      {another}
    </Button>
  )
  return (
    <div className="failure-actions">
      {retryFirst ? [retry, other] : [other, retry]}
      {children}
    </div>
  )
}
