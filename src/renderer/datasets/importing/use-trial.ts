import { useMemo } from 'react'
import type { DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportReport } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import type { JobProgress } from '#renderer/datasets/dataset-job.ts'
import { useLatestJob } from './use-latest-job.ts'

export type ImportAsked = Omit<
  Parameters<typeof bridge.importAnnotations>[0],
  'job' | 'dryRun' | 'after'
>

export interface TrialState {
  readonly report: ImportReport | null
  readonly failure: ImportFailure | JobBroken | null
  readonly progress: JobProgress | null
  /** The report is of choices that have changed since. */
  readonly isStale: boolean
}

/** Choices come in swarms; the trial waits until they rest. Milliseconds. */
const restMs = 400

/** Tries the import out, without writing anything, again whenever a choice changes. Null: there is nothing to try yet. */
export function useTrial(asked: ImportAsked | null): TrialState {
  const ask = useMemo(
    () =>
      asked &&
      ((job: DatasetJobId) =>
        bridge.importAnnotations({ job, ...asked, dryRun: true, after: null })),
    [asked],
  )
  const { value, ...state } = useLatestJob(ask, restMs)
  return { ...state, report: value }
}
