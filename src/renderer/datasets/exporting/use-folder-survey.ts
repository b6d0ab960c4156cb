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

/**
 * Looks at the folder before anything is offered. `onLast` hears of what was exported last, which is
 * known at once, `onFound` of the folder and of that; each once.
 */
export function useFolderSurvey(
  folder: FolderToken,
  onLast: (last: LastExport) => void,
  onFound: (survey: FolderSurvey, last: LastExport) => void,
): FolderSurveyState {
  const [state, setState] = useState<FolderSurveyState>({ survey: null, failure: null })
  const hearing = useRef({ onLast, onFound })
  hearing.current = { onLast, onFound }
  useEffect(() => {
    let isWanted = true
    let running: RunningJob<unknown> | null = null
    const look = async (): Promise<void> => {
      const last = await bridge.lastExport()
      if (!isWanted) return
      hearing.current.onLast(last)
      // The newest spans may not be in the file yet.
      await currentSaver()?.flush()
      if (!isWanted) return
      const job = startJob(
        (id) => bridge.surveyFolder({ job: id, folder }),
        () => undefined,
      )
      running = job
      const survey = await job.result
      if (!isWanted) return
      if (survey.ok) {
        hearing.current.onFound(survey.value, last)
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
