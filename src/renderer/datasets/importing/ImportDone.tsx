import { useTranslation } from 'react-i18next'
import { type ImportReport, waitingOf } from '#ipc/imports.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { doesNothing, spansOf } from './counts.ts'
import { Outcome } from './Outcome.tsx'

/** The end: one sentence, what waits for review, and all that there is to look at. */
export function ImportDone(props: { readonly report: ImportReport; onClose(): void }) {
  const { report, onClose } = props
  const { t } = useTranslation()
  const { counts } = report
  const waiting = waitingOf(counts.spans)
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
        {report.isStopped && <p>{t('importing.stopped')}</p>}
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
          <Button look="primary" autoFocus onPress={onClose}>
            {t('shell.close')}
          </Button>
        </div>
      </footer>
    </>
  )
}
