import { Component, type ReactNode } from 'react'
import { translator } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import './FaultBoundary.css'

/** A fault in the window's own code must not leave an empty window: it is told, with the way out. */
export class FaultBoundary extends Component<
  { readonly children: ReactNode },
  { readonly fault: Error | null }
> {
  override state: { readonly fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: unknown): { readonly fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
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
}
