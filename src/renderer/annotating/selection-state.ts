import { create } from 'zustand'

/** A span or a frame. */
export interface Picked {
  readonly kind: 'span' | 'frame'
  readonly id: string
}

interface SelectionState {
  /** What the inspector shows and the page marks as selected. */
  readonly picked: Picked | null
  /** The frame that is being built or looked at: its connectors are drawn. */
  readonly frame: string | null
}

/** Which annotation is selected; one at a time. */
export const usePicked = create<SelectionState>(() => ({ picked: null, frame: null }))

export function pickSpan(id: string): void {
  usePicked.setState({ picked: { kind: 'span', id } })
}

export function pickFrame(id: string): void {
  usePicked.setState({ picked: { kind: 'frame', id }, frame: id })
}

export function pickNothing(): void {
  usePicked.setState({ picked: null })
}

export function leaveFrame(): void {
  usePicked.setState({ frame: null })
}
