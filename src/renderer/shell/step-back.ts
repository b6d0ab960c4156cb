import { pageTools } from '#renderer/annotating/page/page-tools.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { closeStatistics } from '#renderer/datasets/statistics/statistics-pane.ts'
import { translator } from '#renderer/language.ts'
import { cancelArticle, cancelFolder, goBack, useWorkspace } from '#renderer/opening/workspace.ts'
import { focusPaneNamed } from './panes.ts'
import { useWindow } from './window-state.ts'

/** One step back, the nearest first; false where there is none to take. Dialogs close by themselves. */
export function stepBack(): boolean {
  const { overlay, drawer, focusMode, statistics } = useWindow.getState()
  const { article, folder } = useWorkspace.getState()
  if (overlay !== null) useWindow.setState({ overlay: null })
  else if (drawer !== null) {
    useWindow.setState({ drawer: null })
    requestAnimationFrame(() => focusPaneNamed('page'))
  } else if (article.kind === 'loading') cancelArticle()
  else if (folder.kind === 'loading') cancelFolder()
  else if (statistics) closeStatistics()
  else if (article.kind === 'failed') goBack()
  else if (pageTools()?.stepBack() === true) return true
  else if (focusMode) leaveFocusMode()
  else return false
  return true
}

export function enterFocusMode(): void {
  useWindow.setState({ focusMode: true, drawer: null })
  announce(translator.t('shell.focusMode.entered'))
  useWindow.getState().page?.focus()
}

export function leaveFocusMode(): void {
  useWindow.setState({ focusMode: false })
  announce(translator.t('shell.focusMode.left'))
}
