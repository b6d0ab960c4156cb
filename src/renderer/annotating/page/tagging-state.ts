import { create } from 'zustand'

/** A short word on the page, for what was done or refused. */
export interface Toast {
  readonly text: string
  readonly urgent: boolean
  /** The last step can be undone from it. */
  readonly undo: boolean
}

interface TaggingState {
  /** The bar of labels: for the selection or the selected span, with or without the focus. */
  readonly bar: { readonly takesFocus: boolean } | null
  /** Digits pressed so far of a label's key of two. */
  readonly digits: string
  /** The key of a role that waits for a span to be picked. */
  readonly armed: string | null
  /** Type of the frame that the next role begins. */
  readonly wantedType: string | null
  /** Of how many spans at the place clicked the selected one is which. */
  readonly among: { readonly place: number; readonly count: number } | null
  readonly toast: Toast | null
}

const atRest: TaggingState = {
  bar: null,
  digits: '',
  armed: null,
  wantedType: null,
  among: null,
  toast: null,
}

/** What is under way on the page while tagging; nothing of it is part of the annotations. */
export const useTagging = create<TaggingState>(() => atRest)

export function resetTagging(): void {
  useTagging.setState(atRest)
}
