import { useSyncExternalStore } from 'react'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { isShelfIdle, narrow, veryNarrow } from './pane-visibility.ts'
import { useWindow } from './window-state.ts'

/** Whether a media query holds; the component renders again when that changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** Whether a pane lies over the page as a drawer, for want of room. */
export function usePaneIsDrawer(pane: 'shelf' | 'desk'): boolean {
  const isIdle = useWorkspace(isShelfIdle) && pane === 'shelf'
  return useMediaQuery(pane === 'desk' || isIdle ? narrow : veryNarrow)
}

/** Whether a pane is in sight: beside the page where there is room, else as a drawer over it. */
export function usePaneInSight(pane: 'shelf' | 'desk'): boolean {
  const isDrawer = usePaneIsDrawer(pane)
  const drawer = useWindow((state) => state.drawer)
  const isOpen = useSettings(({ settings }) =>
    pane === 'shelf' ? settings.panes.shelfOpen : settings.panes.deskOpen,
  )
  return isDrawer ? drawer === pane : isOpen
}
