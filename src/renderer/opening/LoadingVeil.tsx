import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/widgets/Button.tsx'
import { cancelArticle } from './workspace.ts'
import './LoadingVeil.css'

/** Over the page while an article is long in coming: what is opened, and the way to cancel it. */
export function LoadingVeil({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  return (
    <div className="loading-veil" role="status">
      <p>{t('shell.opening.loading', { name })}</p>
      <div className="progress" aria-hidden="true" />
      <Button onPress={cancelArticle}>{t('shell.opening.cancel')}</Button>
    </div>
  )
}
