import { useTranslation } from 'react-i18next'
import type { Target } from '#core/annotation/commands/command.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import { DraftField } from '#renderer/annotating/desk/DraftField.tsx'

interface NoteFieldProps {
  readonly note: string
  readonly target: Target
  readonly isDisabled: boolean
}

export function NoteField({ note, target, isDisabled }: NoteFieldProps) {
  const { t } = useTranslation()
  return (
    <DraftField
      label={t('annotating.inspector.note')}
      value={note}
      placeholder={t('annotating.inspector.notePlaceholder')}
      isDisabled={isDisabled}
      command={(text) => ({ do: 'set-note', target, note: text, at: currentTime() })}
    />
  )
}
