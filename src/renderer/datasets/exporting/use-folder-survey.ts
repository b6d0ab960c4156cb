import { useEffect, useRef, useState } from 'react'
import type { FolderFailure, FolderToken } from '#ipc/contract.ts'
import type { FolderSurvey, JobBroken, LastExport, TagsetChoiceFailure } from '#ipc/datasets.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'

export interface FolderSurveyState {
  /** Null until the folder was looked at. */
  readonly survey: FolderSurvey | null
  readonly failure: FolderFailure | TagsetChoiceFailure | JobBroken | null
}

/** Looks at the folder, and at what was exported last, before anything is offered; `onFound` hears of it once. */
export function useFolderSurvey(
  folder: FolderToken,
  onFound: (survey: FolderSurvey, last: LastExport) => void,
): FolderSurveyState {
  const [state, setState] = useState<FolderSurveyState>({ survey: null, failure: null })
  const found = useRef(onFound)
  found.current = onFound
  useEffect(() => {
    let isWanted = true
    let running: RunningJob<unknown> | null = null
    const look = async (): Promise<void> => {
      // The newest spans may not be in the file yet.
      await currentSaver()?.flush()
      if (!isWanted) return
      const job = startJob(
        (id) => bridge.surveyFolder({ job: id, folder }),
        () => undefined,
      )
      running = job
      const [survey, last] = await Promise.all([job.result, bridge.lastExport()])
      if (!isWanted) return
      if (survey.ok) {
        found.current(survey.value, last)
        setState({ survey: survey.value, failure: null })
      } else setState({ survey: null, failure: survey.failure })
    }
    void look()
    return () => {
      isWanted = false
      running?.cancel()
    }
  }, [folder])
  return state
}
