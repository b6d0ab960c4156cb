import { useMemo } from 'react'
import type { ReadingChoices } from '#core/formats/importer.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { FolderToken } from '#ipc/contract.ts'
import type { ChosenPlace, DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportSurvey } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import type { JobProgress } from '#renderer/datasets/dataset-job.ts'
import { useLatestJob } from './use-latest-job.ts'

export interface SurveyAsked {
  readonly folder: FolderToken
  readonly inputs: readonly ChosenPlace[]
  /** Null: the likeliest. */
  readonly format: ImportFormatId | null
  /** Null: as the last time, else as found. */
  readonly reading: ReadingChoices | null
}

export interface SurveyState {
  /** Of what was asked last that could be read. */
  readonly survey: ImportSurvey | null
  readonly failure: ImportFailure | JobBroken | null
  readonly progress: JobProgress | null
  /** The survey is of what was asked before: another is under way. */
  readonly isStale: boolean
}

/** Looks at what was chosen, again whenever it is to be read otherwise. Nothing chosen: nothing is done. */
export function useImportSurvey({ folder, inputs, format, reading }: SurveyAsked): SurveyState {
  const ask = useMemo(() => {
    if (inputs.length === 0) return null
    const tokens = inputs.map(({ token }) => token)
    return (job: DatasetJobId) =>
      bridge.surveyImport({ job, folder, inputs: tokens, format, reading })
  }, [folder, inputs, format, reading])
  const { value, failure, ...state } = useLatestJob(ask, 0)
  return { ...state, survey: value, failure: state.isStale ? null : failure }
}
