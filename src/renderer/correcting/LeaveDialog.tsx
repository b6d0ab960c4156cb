import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import type { LeaveAnswer } from './correcting-state.ts'

/** Asks what shall become of a correction that is not saved. */
export function LeaveDialog({ onAnswer }: { readonly onAnswer: (answer: LeaveAnswer) => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('correcting.unsaved.title')} onClose={() => onAnswer('stay')}>
      <p>{t('correcting.unsaved.text')}</p>
      <div className="dialog-actions">
        <Button look="quiet" onPress={() => onAnswer('discard')}>
          {t('correcting.unsaved.discard')}
        </Button>
        <Button onPress={() => onAnswer('stay')}>{t('correcting.unsaved.stay')}</Button>
        <Button look="primary" autoFocus onPress={() => onAnswer('save')}>
          {t('correcting.save')}
        </Button>
      </div>
    </Dialog>
  )
}
