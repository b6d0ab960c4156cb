import { useEffect, useState } from 'react'
import type { Result } from '#core/result.ts'
import type { DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import { type JobProgress, startJob } from '#renderer/datasets/dataset-job.ts'

export interface LatestJob<V, F> {
  readonly value: V | null
  readonly failure: F | JobBroken | null
  readonly progress: JobProgress | null
  /** What is here is of what was asked before: another job is under way, or about to be. */
  readonly isStale: boolean
}

const nothing = { value: null, failure: null, progress: null, isStale: true }

/**
 * What came of the latest job: `ask` starts one each time that it is another function, `restMs` after
 * the last change, and the one before is cancelled. Null: there is nothing to ask.
 */
export function useLatestJob<V, F extends { readonly kind: string }>(
  ask: ((job: DatasetJobId) => Promise<Result<V, F>>) | null,
  restMs: number,
): LatestJob<V, F> {
  const [state, setState] = useState<LatestJob<V, F>>(nothing)
  useEffect(() => {
    if (ask === null) {
      setState(nothing)
      return
    }
    let isWanted = true
    let cancel = (): void => undefined
    setState((now) => ({ ...now, progress: null, isStale: true }))
    const timer = setTimeout(() => {
      const job = startJob(ask, (progress) => isWanted && setState((now) => ({ ...now, progress })))
      cancel = job.cancel
      void job.result.then((result) => {
        if (!isWanted) return
        setState(
          result.ok
            ? { ...nothing, value: result.value, isStale: false }
            : { ...nothing, failure: result.failure, isStale: false },
        )
      })
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
      cancel()
    }
  }, [ask, restMs])
  return state
}
