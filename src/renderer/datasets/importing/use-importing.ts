import { useEffect, useRef, useState } from 'react'
import type { JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportReport } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'
import type { ImportAsked } from './use-trial.ts'

/** How far the import is, or what became of it. */
export type Importing =
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'running'; readonly progress: JobProgress | null }
  | { readonly kind: 'failed'; readonly failure: ImportFailure | JobBroken }
  | { readonly kind: 'done'; readonly report: ImportReport }

export interface ImportControl {
  readonly importing: Importing
  start(asked: ImportAsked): void
  /** What is written by then stays, and is told. */
  stop(): void
}

/** Does the import; `onDone` hears when files may have been written. */
export function useImporting(onDone: () => void): ImportControl {
  const [importing, setImporting] = useState<Importing>({ kind: 'not-begun' })
  const running = useRef<RunningJob<unknown> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])
  const start = async (asked: ImportAsked): Promise<void> => {
    setImporting({ kind: 'running', progress: null })
    const job = startJob(
      (id) => bridge.importAnnotations({ job: id, ...asked, dryRun: false }),
      (progress) => setImporting({ kind: 'running', progress }),
    )
    running.current = job
    const result = await job.result
    running.current = null
    setImporting(
      result.ok
        ? { kind: 'done', report: result.value }
        : { kind: 'failed', failure: result.failure },
    )
    onDone()
  }
  return {
    importing,
    start: (asked) => void start(asked),
    stop: () => running.current?.cancel(),
  }
}
