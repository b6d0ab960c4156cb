import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type ImportReport, type ImportStop, waitingOf } from '#ipc/imports.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { doesNothing, spansOf } from './counts.ts'
import { Outcome } from './Outcome.tsx'

interface ImportDoneProps {
  readonly report: ImportReport
  /** Null: there is nothing to go on with. */
  readonly onGoOn: (() => void) | null
  onClose(): void
}

/** The end: one sentence, what waits for review, why it ended before all was done, and all that there is to look at. */
export function ImportDone({ report, onGoOn, onClose }: ImportDoneProps) {
  const { t } = useTranslation()
  const { counts, stop } = report
  const waiting = waitingOf(counts.spans)
  // Who stopped it wants out; who was stopped wants to go on.
  const isHindered = stop !== null && stop.why !== 'asked'
  return (
    <>
      <div className="import-done" role="status">
        <p className="import-done-sentence">
          {doesNothing(report)
            ? t('importing.doneNothing')
            : t('importing.done', {
                spans: t('importing.spans', { count: spansOf(report) }),
                files: t('importing.doneFiles', { count: counts.made + counts.addedTo }),
              })}
        </p>
        {waiting > 0 && <p>{t('importing.waiting', { count: waiting })}</p>}
        {stop !== null && (
          <p className={isHindered ? 'dataset-failed' : 'import-stopped'}>
            {describeStop(t, stop)}
          </p>
        )}
      </div>
      <section
        className="dataset-result import-main import-result"
        aria-label={t('importing.result')}
      >
        <h3>{t('importing.result')}</h3>
        <Outcome report={report} />
      </section>
      <footer className="dataset-foot">
        <div className="dataset-state" />
        <div className="dataset-buttons">
          <Button look={isHindered ? 'plain' : 'primary'} autoFocus={!isHindered} onPress={onClose}>
            {t('shell.close')}
          </Button>
          {onGoOn !== null && (
            <Button look={isHindered ? 'primary' : 'plain'} autoFocus={isHindered} onPress={onGoOn}>
              {t('importing.ended.goOn')}
            </Button>
          )}
        </div>
      </footer>
    </>
  )
}

/** Why it ended, what is not done, and how to go on. */
function describeStop(t: TFunction, { why, remaining }: ImportStop): string {
  return [
    t(`importing.ended.why.${why}`),
    remaining === null
      ? t('importing.ended.restUncounted')
      : t('importing.ended.rest', { count: remaining }),
    t(`importing.ended.next.${why}`),
  ].join(' ')
}
