import { useEffect, useRef, useState } from 'react'
import type { FolderToken } from '#ipc/contract.ts'
import type {
  ChosenPlace,
  ExportChoices,
  ExportedDataset,
  ExportFailure,
  JobBroken,
} from '#ipc/datasets.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'

/** How far the writing of a data set is, or what became of it. */
export type Writing =
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'running'; readonly progress: JobProgress | null }
  /** A data set stands there: it is asked whether it shall be replaced. */
  | { readonly kind: 'exists'; readonly asked: WriteRequest }
  /** It shall not. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: ExportFailure | JobBroken }
  | { readonly kind: 'done'; readonly outcome: ExportedDataset; readonly asked: WriteRequest }

export interface WriteRequest {
  readonly folder: FolderToken
  readonly choices: ExportChoices
  readonly destination: ChosenPlace
  readonly name: string
}

export interface WritingControl {
  readonly writing: Writing
  write(request: WriteRequest, force: boolean): void
  stop(): void
  /** Leaves the data set that stands there. */
  keep(): void
  /** Forgets what became of the last: the choices are others now. */
  reset(): void
}

export function useWriting(): WritingControl {
  const [writing, setWriting] = useState<Writing>({ kind: 'not-begun' })
  const running = useRef<RunningJob<unknown> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])

  const write = async (asked: WriteRequest, force: boolean): Promise<void> => {
    setWriting({ kind: 'running', progress: null })
    const { destination, ...request } = asked
    const job = startJob(
      (id) => bridge.exportDataset({ job: id, ...request, destination: destination.token, force }),
      (progress) => setWriting({ kind: 'running', progress }),
    )
    running.current = job
    const result = await job.result
    running.current = null
    if (result.ok) setWriting({ kind: 'done', outcome: result.value, asked })
    else if (result.failure.kind === 'export-cancelled') setWriting({ kind: 'stopped' })
    else if (result.failure.kind === 'target-exists') setWriting({ kind: 'exists', asked })
    else setWriting({ kind: 'failed', failure: result.failure })
  }

  return {
    writing,
    write: (request, force) => void write(request, force),
    stop: () => running.current?.cancel(),
    keep: () => setWriting({ kind: 'kept' }),
    reset: () => {
      if (running.current === null) setWriting({ kind: 'not-begun' })
    },
  }
}
