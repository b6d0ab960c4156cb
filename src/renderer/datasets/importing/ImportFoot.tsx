import { useTranslation } from 'react-i18next'
import { type ImportReport, waitingOf } from '#ipc/imports.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { doesNothing, spansOf } from './counts.ts'
import { describeImportFailure } from './describe-import.ts'
import { ImportProgress } from './ImportProgress.tsx'
import type { ImportControl } from './use-importing.ts'
import type { ImportAsked, TrialState } from './use-trial.ts'

interface ImportFootProps {
  readonly control: ImportControl
  readonly trial: TrialState
  readonly asked: ImportAsked | null
  onClose(): void
}

/** The dialog's foot: what would come in, how far it is, and the button that does it. */
export function ImportFoot({ control, trial, asked, onClose }: ImportFootProps) {
  const { t } = useTranslation()
  const { importing } = control
  const tried = asked !== null && !trial.isStale ? trial.report : null
  const isNothing = tried !== null && doesNothing(tried)
  return (
    <footer className="dataset-foot">
      <div className="dataset-state" aria-live="polite">
        {importing.kind === 'running' && (
          <ImportProgress label={t('importing.running')} progress={importing.progress} />
        )}
        {importing.kind === 'failed' && (
          <p className="dataset-failed">{describeImportFailure(t, importing.failure)}</p>
        )}
        {importing.kind === 'not-begun' && tried !== null && (
          <>
            <p>{isNothing ? t('importing.nothingToDo') : <Summary report={tried} />}</p>
            <Amiss report={tried} />
          </>
        )}
      </div>
      <div className="dataset-buttons">
        {importing.kind === 'running' ? (
          // A button of its own, which takes the focus when it comes.
          <Button key="stop" autoFocus onPress={control.stop}>
            {t('importing.stop')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('shell.cancel')}</Button>
            <Button
              look="primary"
              autoFocus={importing.kind === 'failed'}
              isDisabled={tried === null || isNothing}
              onPress={() => asked !== null && control.start(asked)}
            >
              {t('importing.start')}
            </Button>
          </>
        )}
      </div>
    </footer>
  )
}

/** What would come in. */
function Summary({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation()
  const { counts } = report
  const waiting = waitingOf(counts.spans)
  return (
    <>
      {t('importing.spans', { count: spansOf(report) })} ·{' '}
      {t('importing.fileCount', { count: counts.made + counts.addedTo })}
      {waiting > 0 && <> · {t('importing.toReview', { count: waiting })}</>}
    </>
  )
}

/** What would not, which stands far down where it is told at length. */
function Amiss({ report: { notImported, problems } }: { readonly report: ImportReport }) {
  const { t } = useTranslation()
  const parts = [
    ...(notImported.total > 0 ? [t('importing.left', { count: notImported.total })] : []),
    ...(problems.total > 0 ? [t('importing.problems', { count: problems.total })] : []),
  ]
  if (parts.length === 0) return null
  return (
    <p className="import-amiss">
      <Icon name="warning" size={14} />
      {parts.join(' · ')}
    </p>
  )
}
