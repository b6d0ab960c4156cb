import { useEffect, useState } from 'react'
import type { FolderToken } from '#ipc/contract.ts'
import type {
  ExportChoices,
  ExportedDataset,
  ExportFailure,
  ExportPreview,
  JobBroken,
} from '#ipc/datasets.ts'
import { bridge } from '#renderer/bridge.ts'
import { type JobProgress, type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'

/** Typing rests so long before the preview is made anew, in milliseconds. */
const rest = 300

export interface PreviewState {
  /** How the files begin; null until they are made for the first time. */
  readonly preview: ExportPreview | null
  /** What would be written and left out; null while it is counted. */
  readonly check: ExportedDataset | null
  readonly failure: ExportFailure | JobBroken | null
  readonly progress: JobProgress | null
  /** The choices are others by now: what is here is of those before. */
  readonly isStale: boolean
}

const nothing: PreviewState = {
  preview: null,
  check: null,
  failure: null,
  progress: null,
  isStale: true,
}

/**
 * Keeps a preview of the export true: first how the files begin, which comes soon, then what all of
 * the folder comes to. Choices that cannot be (null) are not previewed.
 */
export function usePreview(
  folder: FolderToken,
  choices: ExportChoices | null,
  name: string,
): PreviewState {
  const [state, setState] = useState(nothing)
  const asked = choices === null ? null : JSON.stringify(choices)
  useEffect(() => {
    if (asked === null) return
    const wanted: ExportChoices = JSON.parse(asked)
    let running: RunningJob<unknown> | null = null
    let isWanted = true
    const onProgress = (progress: JobProgress): void => setState((now) => ({ ...now, progress }))
    const make = async (): Promise<void> => {
      const beginning = startJob(
        (job) => bridge.previewExport({ job, folder, choices: wanted, name }),
        onProgress,
      )
      running = beginning
      const begun = await beginning.result
      if (!isWanted) return
      if (!begun.ok) {
        setState({ ...nothing, failure: begun.failure, isStale: false })
        return
      }
      setState({ ...nothing, preview: begun.value, isStale: false })
      const counting = startJob(
        (job) => bridge.checkExport({ job, folder, choices: wanted }),
        onProgress,
      )
      running = counting
      const counted = await counting.result
      if (!isWanted) return
      setState((now) => ({
        ...now,
        check: counted.ok ? counted.value : null,
        failure: counted.ok ? null : counted.failure,
        progress: null,
      }))
    }
    setState((now) => ({ ...now, isStale: true, check: null }))
    const timer = setTimeout(() => void make(), rest)
    return () => {
      isWanted = false
      clearTimeout(timer)
      running?.cancel()
    }
  }, [folder, asked, name])
  return state
}
