import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import { isSafeName } from '#core/text/names.ts'
import type { FolderListing } from '#ipc/contract.ts'
import type { ChosenPlace } from '#ipc/datasets.ts'
import { bridge } from '#renderer/bridge.ts'
import { describeDatasetFailure } from '#renderer/datasets/describe-dataset-failure.ts'
import { UnreadList } from '#renderer/datasets/UnreadList.tsx'
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
import { FormSkeleton, PreviewSkeleton } from './Skeleton.tsx'
import { useFolderSurvey } from './use-folder-survey.ts'
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

/** The frame stands from the first moment; the choices come into it once the folder was looked at. */
function Opened({ listing, control, onClose }: OpenedProps) {
  const { t } = useTranslation()
  const { token } = listing
  const [draft, setDraft] = useState<Draft | null>(null)
  const [destination, setDestination] = useState<ChosenPlace | null>(null)
  const [name, setName] = useState(() => proposedName(t, listing.name))
  const [isLastKnown, setLastKnown] = useState(false)
  const { survey, failure } = useFolderSurvey(
    token,
    (last) => {
      setLastKnown(true)
      setDestination((now) => now ?? last.destination)
    },
    (found, last) => setDraft(firstDraft(last.choices, found)),
  )
  const choices = useMemo(
    () => (draft !== null && draftFault(draft) === null ? choicesOf(draft) : null),
    [draft],
  )
  const hasSpans = survey !== null && survey.annotated > 0
  const previewed = usePreview(token, hasSpans ? choices : null, name)
  const isNameSafe = isSafeName(name)
  const isReady =
    hasSpans && choices !== null && destination !== null && isNameSafe && previewed.failure === null
  // One at a time, and from the start, so that the foot does not grow.
  const missing =
    !isLastKnown || isReady
      ? null
      : draft !== null && choices === null
        ? t('exporting.missing.choices')
        : !isNameSafe
          ? t('exporting.missing.name')
          : destination === null
            ? t('exporting.missing.place')
            : null

  const choosePlace = async (): Promise<void> => {
    const chosen = await bridge.chooseDestination()
    if (chosen !== null) setDestination(chosen)
    control.reset()
  }
  if (failure !== null || survey?.annotated === 0)
    return (
      <div className="export-none">
        {failure === null ? (
          <>
            <h3>{t('statistics.empty')}</h3>
            <p>{t('exporting.nothingHint')}</p>
          </>
        ) : (
          <p className="dataset-failed" role="alert">
            {describeDatasetFailure(t, failure)}
          </p>
        )}
        <Button look="primary" autoFocus onPress={onClose}>
          {t('shell.close')}
        </Button>
      </div>
    )
  return (
    <>
      <div className="dataset-sides export-sides" inert={control.writing.kind === 'running'}>
        <section
          className="dataset-choices"
          aria-label={t('exporting.choices')}
          aria-busy={draft === null}
        >
          {survey === null || draft === null ? (
            <FormSkeleton />
          ) : (
            <ExportForm
              draft={draft}
              survey={survey}
              onChange={(change) => {
                setDraft((now) => now && { ...now, ...change })
                control.reset()
              }}
            />
          )}
        </section>
        <section className="dataset-result" aria-label={t('exporting.preview')}>
          <Previewed
            state={previewed}
            format={draft?.format ?? null}
            tagset={survey?.tagset ?? null}
          />
        </section>
      </div>
      <WritingFoot
        control={control}
        missing={missing}
        onClose={onClose}
        onWrite={
          isReady ? () => control.write({ folder: token, choices, destination, name }, false) : null
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
  /** Null until it is known. */
  readonly format: Draft['format'] | null
  readonly tagset: Tagset | null
}

/** How the files begin, and beneath it how far that is, or what all of it comes to. */
function Previewed({ state, format, tagset }: PreviewedProps) {
  const { t } = useTranslation()
  const { bytes } = useLocale()
  const { preview, check, failure, progress, isStale } = state
  const { done, total } = progress ?? { done: 0, total: 0 }
  const isFailed = failure !== null && !isStale
  const doing = format === null ? 'surveying' : preview === null ? 'making' : 'checking'
  return (
    <>
      <h3>{t('exporting.preview')}</h3>
      {preview !== null && format !== null && (
        <Preview preview={preview} format={format} isStale={isStale} />
      )}
      {preview === null && !isFailed && <PreviewSkeleton />}
      {isFailed && <p className="dataset-failed">{describeDatasetFailure(t, failure)}</p>}
      {isFailed && failure.kind === 'no-documents' && (
        <UnreadList unread={failure.unread} strays={[]} />
      )}
      {!isFailed && check === null && (
        <ProgressBar
          label={t(`exporting.${doing}`)}
          words={t('datasets.progress', { done, total })}
          done={done}
          total={total}
        />
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
          <ReportLists report={check} tagset={tagset} />
        </div>
      )}
    </>
  )
}

function proposedName(t: TFunction, folder: string): string {
  const name = t('exporting.proposedName', { folder })
  return isSafeName(name) ? name : 'isnad-dataset'
}
