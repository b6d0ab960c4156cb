import { useEffect, useState } from 'react'
import type { ReadingChoices } from '#core/formats/importer.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { FolderToken } from '#ipc/contract.ts'
import type { ChosenPlace, JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportSurvey } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, startJob } from '#renderer/datasets/dataset-job.ts'

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

const nothing: SurveyState = { survey: null, failure: null, progress: null, isStale: true }

/** Looks at what was chosen, again whenever it is to be read otherwise. Nothing chosen: nothing is done. */
export function useImportSurvey({ folder, inputs, format, reading }: SurveyAsked): SurveyState {
  const [state, setState] = useState(nothing)
  useEffect(() => {
    if (inputs.length === 0) {
      setState(nothing)
      return
    }
    let isWanted = true
    setState((now) => ({ ...now, failure: null, progress: null, isStale: true }))
    const tokens = inputs.map(({ token }) => token)
    const job = startJob(
      (id) => bridge.surveyImport({ job: id, folder, inputs: tokens, format, reading }),
      (progress) => isWanted && setState((now) => ({ ...now, progress })),
    )
    void job.result.then((result) => {
      if (!isWanted) return
      setState(
        result.ok
          ? { survey: result.value, failure: null, progress: null, isStale: false }
          : { survey: null, failure: result.failure, progress: null, isStale: false },
      )
    })
    return () => {
      isWanted = false
      job.cancel()
    }
  }, [folder, inputs, format, reading])
  return state
}
