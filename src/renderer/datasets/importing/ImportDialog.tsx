import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { annotatorIdFault } from '#core/sidecar/name.ts'
import type { FolderListing } from '#ipc/contract.ts'
import type { ChosenPlace } from '#ipc/datasets.ts'
import type { ImportFor } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import { readFolderAgain, useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { DropSign } from '#renderer/widgets/DropSign.tsx'
import { ChooseInputs } from './ChooseInputs.tsx'
import { describeImportFailure } from './describe-import.ts'
import { draftMapping, noChoices } from './draft-mapping.ts'
import { FormatSelect } from './FormatSelect.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { type ImportDraft, ImportForm } from './ImportForm.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { MappingTable } from './MappingTable.tsx'
import { Outcome, Problems } from './Outcome.tsx'
import { useDroppedFiles } from './use-dropped-files.ts'
import { useImportSurvey } from './use-import-survey.ts'
import { type ImportControl, type Importing as ImportState, useImporting } from './use-importing.ts'
import { type ImportAsked, type TrialState, useTrial } from './use-trial.ts'
import '#renderer/datasets/DatasetDialog.css'
import './ImportDialog.css'

const nothing: readonly ChosenPlace[] = []
const named: ImportFor = { kind: 'named' }

/** Takes others' annotations into the open folder: files and whose at one side, names and what will happen at the other. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  // As it was when the dialog opened: it is listed anew when the import is done.
  const [listing] = useState(() => {
    const { folder } = useWorkspace.getState()
    return folder.kind === 'listed' ? folder.listing : null
  })
  const [inputs, setInputs] = useState(nothing)
  const [isLost, setLost] = useState(false)
  const control = useImporting(() => void readFolderAgain())
  const take = useCallback((files: readonly File[]): void => {
    void bridge.placeDropped(files).then((places) => {
      setLost(places.length === 0)
      if (places.length > 0) setInputs(places)
    })
  }, [])
  const choose = (places: readonly ChosenPlace[]): void => {
    setLost(false)
    setInputs(places)
  }
  // What is being written, or is written, is not exchanged for something else.
  const isOpenToFiles = listing !== null && isBefore(control.importing)
  const isOver = useDroppedFiles(isOpenToFiles ? take : null)
  const close = (): void => {
    if (control.importing.kind === 'running') control.stop()
    else onClose()
  }
  return (
    <Dialog
      title={t('importing.title')}
      width={inputs.length === 0 ? 'wide' : 'page'}
      onClose={close}
    >
      {isLost && (
        <p className="dataset-failed import-lost" role="alert">
          {t('importing.choose.lost')}
        </p>
      )}
      {listing === null ? (
        <p className="text-hint">{t('importing.noFolder')}</p>
      ) : inputs.length === 0 ? (
        <ChooseInputs isOver={isOver} onChosen={choose} />
      ) : (
        <Importing
          key={inputs.map(({ token }) => token).join()}
          listing={listing}
          inputs={inputs}
          control={control}
          onOthers={() => choose(nothing)}
          onClose={onClose}
        />
      )}
      {isOver && inputs.length > 0 && (
        <DropSign title={t('importing.drop.title')} hint={t('importing.drop.hint')} />
      )}
    </Dialog>
  )
}

function isBefore({ kind }: ImportState): boolean {
  return kind === 'not-begun' || kind === 'failed'
}

interface ImportingProps {
  readonly listing: FolderListing
  readonly inputs: readonly ChosenPlace[]
  readonly control: ImportControl
  onOthers(): void
  onClose(): void
}

function Importing({ listing, inputs, control, onOthers, onClose }: ImportingProps) {
  const { t } = useTranslation()
  const hasOwn = useSettings(({ settings }) => settings.annotator !== null)
  const [draft, setDraft] = useState<ImportDraft>({
    format: null,
    reading: null,
    whose: hasOwn ? { kind: 'own' } : named,
  })
  const [chosen, setChosen] = useState(noChoices)
  const [isWhoseChosen, setWhoseChosen] = useState(false)
  const { format, reading } = draft
  const surveyed = useImportSurvey({ folder: listing.token, inputs, format, reading })
  const { survey } = surveyed
  // Files that name their annotators are most likely for them.
  const whose =
    isWhoseChosen || survey === null || survey.annotators.length === 0 ? draft.whose : named
  const isIdWrong = whose.kind === 'other' && annotatorIdFault(whose.id) !== null
  const mapped = useMemo(
    () => (survey === null ? null : draftMapping(survey, chosen, reading)),
    [survey, chosen, reading],
  )
  const asked = useMemo<ImportAsked | null>(
    () =>
      survey === null || mapped === null || surveyed.isStale || isIdWrong
        ? null
        : {
            folder: listing.token,
            inputs: inputs.map(({ token }) => token),
            format: survey.format,
            mapping: mapped.mapping,
            for: whose,
          },
    [survey, mapped, surveyed.isStale, isIdWrong, listing.token, inputs, whose],
  )
  const isOver = control.importing.kind === 'done'
  const trial = useTrial(isOver || control.importing.kind === 'running' ? null : asked)

  const main = useRef<HTMLElement>(null)
  const isSurveyed = survey !== null
  // What was focused before is gone: the keyboard goes on where there is something to read.
  useEffect(() => {
    if (isSurveyed) main.current?.focus({ preventScroll: true })
  }, [isSurveyed])

  if (control.importing.kind === 'done') {
    const { report, goOn } = control.importing
    return <ImportDone report={report} onGoOn={goOn} onClose={onClose} />
  }
  if (surveyed.failure !== null)
    return (
      <div className="import-none">
        <p className="dataset-failed" role="alert">
          {describeImportFailure(t, surveyed.failure)}
        </p>
        {surveyed.failure.kind === 'nothing-to-import' && (
          <>
            <div className="import-none-problems">
              <Problems
                problems={{
                  first: surveyed.failure.problems,
                  total: surveyed.failure.problems.length,
                }}
              />
            </div>
            <FormatSelect
              value={surveyed.failure.format}
              likely={[]}
              onChange={(other) => setDraft((now) => ({ ...now, format: other, reading: null }))}
            />
          </>
        )}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" autoFocus onPress={onOthers}>
            {t('importing.choose.other')}
          </Button>
        </div>
      </div>
    )
  if (survey === null || mapped === null)
    return (
      <div className="import-none">
        <ImportProgress label={t('importing.reading')} progress={surveyed.progress} />
      </div>
    )
  return (
    <>
      <div className="dataset-sides import-sides" inert={control.importing.kind === 'running'}>
        <section className="dataset-choices" aria-label={t('importing.from')}>
          <ImportForm
            draft={{ ...draft, whose }}
            inputs={inputs}
            survey={survey}
            isIdWrong={isIdWrong}
            onChange={(change) => {
              if (change.whose !== undefined) setWhoseChosen(true)
              setDraft((now) => ({ ...now, ...change }))
            }}
            onOthers={onOthers}
          />
        </section>
        <section
          ref={main}
          className="dataset-result import-main"
          aria-label={t('importing.mapping.title')}
          tabIndex={-1}
        >
          <h3>{t('importing.mapping.title')}</h3>
          <p className="text-hint">{t('importing.mapping.hint')}</p>
          <MappingTable survey={survey} draft={mapped} chosen={chosen} onChange={setChosen} />
          <Trial trial={trial} isReading={surveyed.isStale} />
        </section>
      </div>
      <ImportFoot control={control} trial={trial} asked={asked} onClose={onClose} />
    </>
  )
}

/** What will happen, tried out each time that something changes. */
function Trial({ trial, isReading }: { readonly trial: TrialState; readonly isReading: boolean }) {
  const { t } = useTranslation()
  const { report, failure, isStale } = trial
  return (
    <section className="import-trial" aria-label={t('importing.trial')} data-stale={isStale}>
      <h3>{t('importing.trial')}</h3>
      {isStale && (
        <ImportProgress
          label={isReading ? t('importing.reading') : t('importing.trying')}
          progress={trial.progress}
        />
      )}
      {failure !== null && <p className="dataset-failed">{describeImportFailure(t, failure)}</p>}
      {report !== null && !isStale && <Outcome report={report} />}
    </section>
  )
}
