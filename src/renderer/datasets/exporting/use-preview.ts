import { useEffect, useRef, useState } from 'react'
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
  /** What would be written and left out; null while it is counted for the first time. */
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
  const counted = useRef<{ readonly of: string; readonly value: ExportedDataset } | null>(null)
  useEffect(() => {
    if (asked === null) return
    const wanted: ExportChoices = JSON.parse(asked)
    // The licence stands on the data card alone, as the name does: nothing is counted anew for them.
    const of = JSON.stringify({ ...wanted, licence: null, folder })
    let running: RunningJob<unknown> | null = null
    let isWanted = true
    const onProgress = (progress: JobProgress): void => {
      if (isWanted) setState((now) => ({ ...now, progress }))
    }
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
      const known = counted.current?.of === of ? counted.current.value : null
      setState({ ...nothing, preview: begun.value, check: known, isStale: false })
      if (known !== null) return
      const counting = startJob(
        (job) => bridge.checkExport({ job, folder, choices: wanted }),
        onProgress,
      )
      running = counting
      const result = await counting.result
      if (!isWanted) return
      if (result.ok) counted.current = { of, value: result.value }
      setState((now) => ({
        ...now,
        check: result.ok ? result.value : null,
        failure: result.ok ? null : result.failure,
        progress: null,
      }))
    }
    setState((now) => ({ ...now, isStale: true }))
    const timer = setTimeout(() => void make(), rest)
    return () => {
      isWanted = false
      clearTimeout(timer)
      running?.cancel()
    }
  }, [folder, asked, name])
  return state
}
