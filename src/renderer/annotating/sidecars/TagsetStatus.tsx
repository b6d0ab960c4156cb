import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { useLocale } from '#renderer/language.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'

/** The tagset that holds for the article; chosen here. */
export default function TagsetStatus() {
  const { t } = useTranslation()
  const { language } = useLocale()
  const session = useSession()
  if (session === null) return null
  const name = session.tagset.name[language]
  return (
    <Button
      className="status-item status-button status-name"
      aria-label={t('tagset.status', { name })}
      onPress={() => showOverlay('tagset')}
    >
      <Icon name="tag" size={14} />
      <bdi>{name}</bdi>
    </Button>
  )
}
