import { useTranslation } from 'react-i18next'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import './About.css'

export function About({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const version = useSettings((state) => state.info.version)
  return (
    <Dialog title={t('shell.about.title')} onClose={onClose}>
      <div className="about">
        <p>{t('shell.about.body')}</p>
        <p>{t('shell.about.version', { version })}</p>
        <p>{t('shell.about.licence')}</p>
        <p>{t('shell.about.fonts')}</p>
      </div>
    </Dialog>
  )
}
