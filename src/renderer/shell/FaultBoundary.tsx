import { Component, type ReactNode } from 'react'
import { FaultPage } from './FaultPage.tsx'

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
    return <FaultPage fault={fault} />
  }
}
