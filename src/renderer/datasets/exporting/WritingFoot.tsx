import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { bridge } from '#renderer/bridge.ts'
import { describeDatasetFailure } from '#renderer/datasets/describe-dataset-failure.ts'
import { useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { ProgressBar } from '#renderer/widgets/ProgressBar.tsx'
import type { WritingControl } from './use-writing.ts'

interface WritingFootProps {
  readonly control: WritingControl
  /** Null while something that writing needs is missing. */
  readonly onWrite: (() => void) | null
  /** What that is, in words. */
  readonly missing: string | null
  onClose(): void
  /** Where to and under which name: shown until it is written. */
  readonly children: ReactNode
}

/** The dialog's foot: how far the writing is, what became of it, and what can be done next. */
export function WritingFoot({ control, onWrite, missing, onClose, children }: WritingFootProps) {
  const { t } = useTranslation()
  const { writing, write, stop, keep } = control
  const isRunning = writing.kind === 'running'
  return (
    <footer className="dataset-foot export-foot">
      <div className="dataset-state export-state" aria-live={isRunning ? 'off' : 'polite'}>
        <WritingState control={control} />
        {writing.kind === 'not-begun' && missing !== null && <p className="text-hint">{missing}</p>}
      </div>
      {!isRunning && writing.kind !== 'exists' && writing.kind !== 'done' && children}
      {/* Each of the buttons with a key is one of its own, which takes the focus when it comes. */}
      <div className="dataset-buttons">
        {isRunning ? (
          <Button key="stop" autoFocus onPress={stop}>
            {t('exporting.stop')}
          </Button>
        ) : writing.kind === 'exists' ? (
          <>
            <Button key="keep" autoFocus onPress={keep}>
              {t('exporting.keep')}
            </Button>
            <Button look="primary" onPress={() => write(writing.asked, true)}>
              {t('exporting.replace')}
            </Button>
          </>
        ) : writing.kind === 'done' ? (
          <>
            <Button
              onPress={() => {
                const { destination, name } = writing.asked
                void bridge.showDataset({ destination: destination.token, name })
              }}
            >
              {t('exporting.show')}
            </Button>
            <Button key="close" look="primary" autoFocus onPress={onClose}>
              {t('shell.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t('shell.cancel')}</Button>
            <Button
              key="write"
              look="primary"
              // What had the focus, the button before it, is gone.
              autoFocus={writing.kind !== 'not-begun'}
              isDisabled={onWrite === null}
              onPress={() => onWrite?.()}
            >
              {t('exporting.write')}
            </Button>
          </>
        )}
      </div>
    </footer>
  )
}

function WritingState({ control: { writing } }: { readonly control: WritingControl }): ReactNode {
  const { t } = useTranslation()
  const { bytes } = useLocale()
  switch (writing.kind) {
    case 'not-begun':
    case 'kept':
      return null
    case 'running': {
      const { done, total } = writing.progress ?? { done: 0, total: 0 }
      return (
        <ProgressBar
          label={t('exporting.writing')}
          words={t('datasets.progress', { done, total })}
          done={done}
          total={total}
        />
      )
    }
    case 'exists':
      return <p>{t('exporting.exists', { name: writing.asked.name })}</p>
    case 'stopped':
      return <p>{t('exporting.stopped')}</p>
    case 'failed':
      return <p className="dataset-failed">{describeDatasetFailure(t, writing.failure)}</p>
    case 'done': {
      const { documents, articles, files, bytes: size } = writing.outcome
      const { destination, name } = writing.asked
      return (
        <p>
          {t('exporting.done', {
            count: documents,
            articles: t('exporting.articles', { count: articles }),
            name,
            folder: destination.name,
            files: t('exporting.files', { count: files }),
            size: bytes(size),
          })}
        </p>
      )
    }
  }
}
