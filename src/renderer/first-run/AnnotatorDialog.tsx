import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { AnnotatorForm } from './AnnotatorForm.tsx'

export function AnnotatorDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('firstRun.annotatorTitle')} onClose={onClose}>
      <AnnotatorForm onSaved={onClose} autoFocus>
        <p className="text-hint">{t('firstRun.annotatorHint')}</p>
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('shell.save')}
          </Button>
        </div>
      </AnnotatorForm>
    </Dialog>
  )
}
