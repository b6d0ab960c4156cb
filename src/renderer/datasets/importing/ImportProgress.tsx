import { useTranslation } from 'react-i18next'
import type { JobProgress } from '#renderer/datasets/dataset-job.ts'
import { ProgressBar } from '#renderer/widgets/ProgressBar.tsx'

interface ImportProgressProps {
  readonly label: string
  /** Null, or of an endless total: not known yet. */
  readonly progress: JobProgress | null
}

/** How far reading, trying or importing is. */
export function ImportProgress({ label, progress }: ImportProgressProps) {
  const { t } = useTranslation()
  const { done, total } = progress ?? { done: 0, total: 0 }
  const isKnown = Number.isFinite(total)
  return (
    <ProgressBar
      label={label}
      words={t('importing.progress', { done, total: isKnown ? total : 0 })}
      done={done}
      total={isKnown ? total : 0}
    />
  )
}
