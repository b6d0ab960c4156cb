import type { TFunction } from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSafeName } from '#core/text/names.ts'
import type { FolderListing } from '#ipc/contract.ts'
import type { ChosenPlace, FolderSurvey } from '#ipc/datasets.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { startJob } from '#renderer/datasets/dataset-job.ts'
import { describeDatasetFailure } from '#renderer/datasets/describe-dataset-failure.ts'
import { useLocale } from '#renderer/language.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { ProgressBar } from '#renderer/widgets/ProgressBar.tsx'
import { TextField } from '#renderer/widgets/TextField.tsx'
import { ExportForm } from './ExportForm.tsx'
import { choicesOf, type Draft, draftFault, firstDraft } from './export-choices.ts'
import { Preview } from './Preview.tsx'
import { ReportLists } from './ReportLists.tsx'
import { type PreviewState, usePreview } from './use-preview.ts'
import { useWriting } from './use-writing.ts'
import { WritingFoot } from './WritingFoot.tsx'
import '#renderer/datasets/DatasetDialog.css'
import './ExportDialog.css'

/** Writes the open folder's annotations as a data set: choices at one side, what comes of them at the other. */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const folder = useWorkspace((state) => state.folder)
  const control = useWriting()
  const close = (): void => {
    if (control.writing.kind === 'running') control.stop()
    else onClose()
  }
  return (
    <Dialog title={t('exporting.title')} width="page" onClose={close}>
      {folder.kind === 'listed' ? (
        <Opened listing={folder.listing} control={control} onClose={onClose} />
      ) : (
        <p className="text-hint">{t('exporting.noFolder')}</p>
      )}
    </Dialog>
  )
}

interface OpenedProps {
  readonly listing: FolderListing
  readonly control: ReturnType<typeof useWriting>
  onClose(): void
}

interface Start {
  readonly survey: FolderSurvey
  readonly draft: Draft
  readonly destination: ChosenPlace | null
}

/** Looks at the folder and at what was chosen last, before anything is offered. */
function Opened({ listing, control, onClose }: OpenedProps) {
  const { t } = useTranslation()
  const [start, setStart] = useState<Start | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { token } = listing
  useEffect(() => {
    let isWanted = true
    const look = async (): Promise<void> => {
      // The newest spans may not be in the file yet.
      await currentSaver()?.flush()
      const job = startJob(
        (id) => bridge.surveyFolder({ job: id, folder: token }),
        () => undefined,
      )
      const [survey, last] = await Promise.all([job.result, bridge.lastExport()])
      if (!isWanted) return
      if (!survey.ok) setFailure(describeDatasetFailure(t, survey.failure))
      else
        setStart({
          survey: survey.value,
          draft: firstDraft(last.choices, survey.value),
          destination: last.destination,
        })
    }
    void look()
    return () => {
      isWanted = false
    }
  }, [token, t])
  if (failure !== null) return <p className="dataset-failed">{failure}</p>
  if (start === null) return null
  if (start.survey.annotated === 0)
    return (
      <div className="export-none">
        <h3>{t('statistics.empty')}</h3>
        <p>{t('exporting.nothingHint')}</p>
        <Button look="primary" autoFocus onPress={onClose}>
          {t('shell.close')}
        </Button>
      </div>
    )
  return <Exporting listing={listing} start={start} control={control} onClose={onClose} />
}

function Exporting({ listing, start, control, onClose }: OpenedProps & { readonly start: Start }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(start.draft)
  const [destination, setDestination] = useState(start.destination)
  const [name, setName] = useState(() => proposedName(t, listing.name))
  const choices = useMemo(() => (draftFault(draft) === null ? choicesOf(draft) : null), [draft])
  const previewed = usePreview(listing.token, choices, name)
  const isNameSafe = isSafeName(name)
  const isReady =
    choices !== null && destination !== null && isNameSafe && previewed.failure === null

  const choosePlace = async (): Promise<void> => {
    const chosen = await bridge.chooseDestination()
    if (chosen !== null) setDestination(chosen)
    control.reset()
  }
  return (
    <>
      <div className="dataset-sides export-sides" inert={control.writing.kind === 'running'}>
        <section className="dataset-choices" aria-label={t('exporting.choices')}>
          <ExportForm
            draft={draft}
            survey={start.survey}
            onChange={(change) => {
              setDraft((now) => ({ ...now, ...change }))
              control.reset()
            }}
          />
        </section>
        <section className="dataset-result" aria-label={t('exporting.preview')}>
          <Previewed state={previewed} draft={draft} />
        </section>
      </div>
      <WritingFoot
        control={control}
        onClose={onClose}
        onWrite={
          isReady
            ? () => control.write({ folder: listing.token, choices, destination, name }, false)
            : null
        }
      >
        <TextField
          label={t('exporting.name')}
          problem={isNameSafe ? null : t('exporting.nameProblem')}
          value={name}
          onChange={(typed) => {
            setName(typed)
            control.reset()
          }}
        />
        <div className="export-place">
          <span className="text-label">{t('exporting.destination')}</span>
          <Button onPress={() => void choosePlace()}>
            <Icon name="folder" size={16} />
            <bdi>{destination?.name ?? t('exporting.choose')}</bdi>
          </Button>
        </div>
      </WritingFoot>
    </>
  )
}

interface PreviewedProps {
  readonly state: PreviewState
  readonly draft: Draft
}

function Previewed({ state, draft }: PreviewedProps) {
  const { t } = useTranslation()
  const { bytes } = useLocale()
  const { preview, check, failure, progress, isStale } = state
  const { done, total } = progress ?? { done: 0, total: 0 }
  const words = t('datasets.progress', { done, total })
  return (
    <>
      <h3>{t('exporting.preview')}</h3>
      {preview !== null && <Preview preview={preview} format={draft.format} isStale={isStale} />}
      {failure !== null && !isStale && (
        <p className="dataset-failed">{describeDatasetFailure(t, failure)}</p>
      )}
      {failure === null && preview === null && (
        <ProgressBar label={t('exporting.making')} words={words} done={done} total={total} />
      )}
      {failure === null && preview !== null && check === null && (
        <ProgressBar label={t('exporting.checking')} words={words} done={done} total={total} />
      )}
      {check !== null && (
        <div className="export-check" data-stale={isStale}>
          <p className="export-total">
            {t('exporting.willWrite', {
              count: check.documents,
              articles: t('exporting.articles', { count: check.articles }),
              size: bytes(check.bytes),
            })}
          </p>
          <ReportLists report={check} />
        </div>
      )}
    </>
  )
}

function proposedName(t: TFunction, folder: string): string {
  const name = t('exporting.proposedName', { folder })
  return isSafeName(name) ? name : 'isnad-dataset'
}
