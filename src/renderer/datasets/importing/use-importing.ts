import { useEffect, useRef, useState } from 'react'
import type { DatasetJobId, JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, ImportReport } from '#ipc/imports.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'
import type { ImportAsked } from './use-trial.ts'

/** How far the import is, or what became of it. */
export type Importing =
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'running'; readonly progress: JobProgress | null }
  | { readonly kind: 'failed'; readonly failure: ImportFailure | JobBroken }
  | {
      readonly kind: 'done'
      readonly report: ImportReport
      /** Goes on where it was stopped; null: all was done. */
      readonly goOn: (() => void) | null
    }

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
  /** The import that was stopped last, and what was asked of it. */
  const stopped = useRef<{ readonly asked: ImportAsked; readonly id: DatasetJobId } | null>(null)
  const run = async (asked: ImportAsked): Promise<void> => {
    const after = stopped.current?.asked === asked ? stopped.current.id : null
    setImporting({ kind: 'running', progress: null })
    const job = startJob(
      (id) => bridge.importAnnotations({ job: id, ...asked, dryRun: false, after }),
      (progress) => setImporting({ kind: 'running', progress }),
    )
    running.current = job
    const result = await job.result
    running.current = null
    if (result.ok) {
      const report = result.value
      stopped.current = report.stop === null ? null : { asked, id: job.id }
      const goOn = report.stop === null ? null : () => void run(asked)
      setImporting({ kind: 'done', report, goOn })
    } else setImporting({ kind: 'failed', failure: result.failure })
    onDone()
  }
  return {
    importing,
    start: (asked) => void run(asked),
    stop: () => running.current?.cancel(),
  }
}
