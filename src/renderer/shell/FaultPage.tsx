import { translator } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import './FaultPage.css'

/** In the window's place where its own code failed: what happened, what is safe, the way out. */
export function FaultPage({ fault }: { readonly fault: Error }) {
  const { t } = translator
  return (
    <main className="fault" role="alert">
      <h1>{t('shell.crashed.title')}</h1>
      <p>{t('shell.crashed.body')}</p>
      <pre dir="ltr">{fault.stack ?? fault.message}</pre>
      <Button look="primary" onPress={() => location.reload()}>
        {t('shell.crashed.reload')}
      </Button>
    </main>
  )
}
