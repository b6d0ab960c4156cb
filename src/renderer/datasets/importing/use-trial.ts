import { useEffect, useState } from 'react'
import type { JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportReport } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, startJob } from '#renderer/datasets/dataset-job.ts'

export type ImportAsked = Omit<Parameters<typeof bridge.importAnnotations>[0], 'job' | 'dryRun'>

export interface TrialState {
  readonly report: ImportReport | null
  readonly failure: ImportFailure | JobBroken | null
  readonly progress: JobProgress | null
  /** The report is of choices that have changed since. */
  readonly isStale: boolean
}

const nothing: TrialState = { report: null, failure: null, progress: null, isStale: true }
/** Choices come in swarms; the trial waits until they rest. Milliseconds. */
const restMs = 400

/** Tries the import out, without writing anything, again whenever a choice changes. Null: there is nothing to try yet. */
export function useTrial(asked: ImportAsked | null): TrialState {
  const [state, setState] = useState(nothing)
  useEffect(() => {
    if (asked === null) {
      setState(nothing)
      return
    }
    let isWanted = true
    let cancel = (): void => undefined
    setState((now) => ({ ...now, progress: null, isStale: true }))
    const timer = setTimeout(() => {
      const job = startJob(
        (id) => bridge.importAnnotations({ job: id, ...asked, dryRun: true }),
        (progress) => isWanted && setState((now) => ({ ...now, progress })),
      )
      cancel = job.cancel
      void job.result.then((result) => {
        if (!isWanted) return
        setState(
          result.ok
            ? { report: result.value, failure: null, progress: null, isStale: false }
            : { report: null, failure: result.failure, progress: null, isStale: false },
        )
      })
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
      cancel()
    }
  }, [asked])
  return state
}
