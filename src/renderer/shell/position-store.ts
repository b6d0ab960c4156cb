import { create } from 'zustand'
import type { CaretPlace } from '#renderer/correcting/caret-places.ts'
import type { PagePosition } from '#renderer/editor/page.ts'

interface PositionState {
  /** Null while the page has no caret. */
  readonly position: PagePosition | null
  /** Null while no text is corrected. */
  readonly corrected: CaretPlace | null
}

/** Where the caret is: a store of its own, since it changes at every key. */
export const usePosition = create<PositionState>(() => ({ position: null, corrected: null }))
