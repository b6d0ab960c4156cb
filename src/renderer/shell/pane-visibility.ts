import { useWorkspace, type Workspace } from '#renderer/opening/workspace.ts'
import { changeSettings, useSettings } from '#renderer/settings/settings-store.ts'
import { focusPaneNamed } from './panes.ts'
import { leaveFocusMode } from './step-back.ts'
import { useWindow } from './window-state.ts'

/** Below this width the desk lies over the page; the sheet `Shell.css` has the same figures. */
export const narrow = '(max-width: 900px)'
/** Below this width the shelf does too, as in a window zoomed to 200%. */
export const veryNarrow = '(max-width: 680px)'

/** Whether the shelf could list nothing beside the article that is open. */
export function isShelfIdle({ article, folder }: Workspace): boolean {
  return folder.kind === 'none' && article.kind !== 'none'
}

/** Whether the shelf lies over the page; an idle one gives its room away sooner. */
function isShelfDrawer(): boolean {
  return matchMedia(isShelfIdle(useWorkspace.getState()) ? narrow : veryNarrow).matches
}

export function toggleShelf(): void {
  if (useWindow.getState().focusMode) leaveFocusMode()
  if (isShelfDrawer()) toggleDrawer('shelf')
  else
    void changeSettings({ panes: { shelfOpen: !useSettings.getState().settings.panes.shelfOpen } })
}

export function toggleDesk(): void {
  if (useWindow.getState().focusMode) leaveFocusMode()
  if (matchMedia(narrow).matches) toggleDrawer('desk')
  else void changeSettings({ panes: { deskOpen: !useSettings.getState().settings.panes.deskOpen } })
}

/** Brings the shelf into sight, however wide the window is. */
export function revealShelf(): void {
  if (useWindow.getState().focusMode) leaveFocusMode()
  if (isShelfDrawer()) useWindow.setState({ drawer: 'shelf' })
  else if (!useSettings.getState().settings.panes.shelfOpen)
    void changeSettings({ panes: { shelfOpen: true } })
}

/** Brings the desk into sight, however wide the window is. */
export function revealDesk(): void {
  if (useWindow.getState().focusMode) leaveFocusMode()
  if (matchMedia(narrow).matches) useWindow.setState({ drawer: 'desk' })
  else if (!useSettings.getState().settings.panes.deskOpen)
    void changeSettings({ panes: { deskOpen: true } })
}

function toggleDrawer(pane: 'shelf' | 'desk'): void {
  const isOpening = useWindow.getState().drawer !== pane
  useWindow.setState({ drawer: isOpening ? pane : null })
  requestAnimationFrame(() => focusPaneNamed(isOpening ? pane : 'page'))
}
