import { err } from '#core/result.ts'
import type { DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import { messageOf } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'

export interface JobProgress {
  readonly done: number
  readonly total: number
}

export interface RunningJob<R> {
  readonly id: DatasetJobId
  readonly result: Promise<R>
  /** The result then says that it was cancelled, unless it was there already. */
  cancel(): void
}

/** Starts long work on data sets; a fault of the program is a failure like others. */
export function startJob<R>(
  ask: (job: DatasetJobId) => Promise<R>,
  onProgress: (progress: JobProgress) => void,
): RunningJob<R | ReturnType<typeof err<JobBroken>>> {
  const job = crypto.randomUUID() as DatasetJobId
  const stopHearing = bridge.on('datasetProgress', (progress) => {
    if (progress.job === job) onProgress(progress)
  })
  const result = ask(job)
    .catch((error: unknown) => err<JobBroken>({ kind: 'worker-failed', detail: messageOf(error) }))
    .finally(stopHearing)
  return { id: job, result, cancel: () => void bridge.cancelDatasetJob({ job }) }
}
