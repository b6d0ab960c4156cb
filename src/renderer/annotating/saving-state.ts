import { create } from 'zustand'
import type { AnnotationsSaveFailure } from '#ipc/annotating/saving.ts'

/** Whether the annotations are in their file; what the status bar says. */
export type SavingState =
  /** Nothing was changed since they were opened or saved. */
  | { readonly kind: 'saved' }
  /** There is no sidecar, and nothing to put into one. */
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly failure: AnnotationsSaveFailure }

/**
 * How the saving of the open session stands. Apart from the session, which is shown in many places
 * that need not be drawn again each time a save begins or ends.
 */
export const useSaving = create<{ readonly saving: SavingState }>(() => ({
  saving: { kind: 'nothing-yet' },
}))

export function savingState(): SavingState {
  return useSaving.getState().saving
}

export function showSaving(saving: SavingState): void {
  useSaving.setState({ saving })
}
