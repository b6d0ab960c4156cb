import type { FolderToken } from '#ipc/contract.ts'
import type { FolderState } from '#renderer/opening/folder-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { focusPaneNamed } from '#renderer/shell/panes.ts'
import { useWindow } from '#renderer/shell/window-state.ts'

/** Shows the folder's statistics in the article's place, or gives the place back. */
export function toggleStatistics(): void {
  if (useWindow.getState().statistics) closeStatistics()
  else useWindow.setState({ statistics: true, focusMode: false, drawer: null })
}

/** Back to the article, and to where the focus was in it. */
export function closeStatistics(): void {
  useWindow.setState({ statistics: false })
  requestAnimationFrame(() => focusPaneNamed('page'))
}

function tokenOf(folder: FolderState): FolderToken | null {
  if (folder.kind === 'none') return null
  return folder.kind === 'listed' ? folder.listing.token : folder.token
}

/** An article that is asked for takes the place, and so does another folder. */
export function closeStatisticsForOthers(): void {
  useWorkspace.subscribe((now, before) => {
    const isAsked = now.article !== before.article && now.article.kind === 'loading'
    const isOther = tokenOf(now.folder) !== tokenOf(before.folder) || now.folder.kind === 'failed'
    if (isAsked || isOther) useWindow.setState({ statistics: false })
  })
}
