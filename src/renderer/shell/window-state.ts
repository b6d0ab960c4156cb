import { create } from 'zustand'
import type { PageController, PageSearch } from '#renderer/editor/page.ts'

/** What stands over the shell; one at a time. */
export type Overlay =
  | 'palette'
  | 'shortcuts'
  | 'about'
  | 'annotator'
  | 'tagset'
  | 'bin'
  | 'conflicts'
  | 'exporting'
  | 'importing'
  | 'appearance'
  | 'encoding'

/** Overlays that leave the shell usable: all others are dialogs. */
export type PopoverOverlay = 'appearance' | 'encoding'

export function isDialog(overlay: Overlay | null): overlay is Exclude<Overlay, PopoverOverlay> {
  return overlay !== null && overlay !== 'appearance' && overlay !== 'encoding'
}

interface WindowState {
  readonly overlay: Overlay | null
  readonly focusMode: boolean
  /** The folder's statistics stand in the article's place. */
  readonly statistics: boolean
  /** In a narrow window the panes lie over the page, one at a time, and are closed at first. */
  readonly drawer: 'shelf' | 'desk' | null
  /** The annotator chose to be named later. */
  readonly namedLater: boolean
  /** What the page lets commands do; null while there is no page. */
  readonly page: PageController | null
  /** The search in a text that is being corrected; null while none is. */
  readonly search: PageSearch | null
}

/** The window's passing state: nothing of it outlives the window. */
export const useWindow = create<WindowState>(() => ({
  overlay: null,
  focusMode: false,
  statistics: false,
  drawer: null,
  namedLater: false,
  page: null,
  search: null,
}))

export function showOverlay(overlay: Overlay | null): void {
  useWindow.setState({ overlay })
}

/** Opens or closes an overlay, whichever it is that opens and closes it. */
export function setOverlayOpen(overlay: Overlay, isOpen: boolean): void {
  useWindow.setState((state) => {
    if (isOpen) return { overlay }
    return state.overlay === overlay ? { overlay: null } : {}
  })
}
