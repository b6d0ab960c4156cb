import { useTranslation } from 'react-i18next'
import { type ImportReport, waitingOf } from '#ipc/imports.ts'
import { Button } from '#renderer/widgets/Button.tsx'
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
  const isReady = asked !== null && trial.report !== null && !trial.isStale
  const isNothing = trial.report !== null && doesNothing(trial.report)
  return (
    <footer className="dataset-foot">
      <div className="dataset-state" aria-live="polite">
        {importing.kind === 'running' && (
          <ImportProgress label={t('importing.running')} progress={importing.progress} />
        )}
        {importing.kind === 'failed' && (
          <p className="dataset-failed">{describeImportFailure(t, importing.failure)}</p>
        )}
        {importing.kind === 'not-begun' && isReady && (
          <p>{isNothing ? t('importing.nothingToDo') : <Summary report={trial.report} />}</p>
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
              isDisabled={!isReady || isNothing}
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

function Summary({ report }: { readonly report: ImportReport | null }) {
  const { t } = useTranslation()
  if (report === null) return null
  const { counts } = report
  const waiting = waitingOf(counts.spans)
  return (
    <>
      {t('importing.spans', { count: spansOf(report) })} ·{' '}
      {t('importing.doneFiles', { count: counts.made + counts.addedTo })}
      {waiting > 0 && <> · {t('importing.toReview', { count: waiting })}</>}
    </>
  )
}
