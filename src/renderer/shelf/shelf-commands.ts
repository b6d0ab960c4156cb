import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { openFile, readFolderAgain, useWorkspace } from '#renderer/opening/workspace.ts'
import { revealShelf } from '#renderer/shell/pane-visibility.ts'
import { fileIndex, moveTo, rowCount, rowOf, useShelf } from './shelf-store.ts'

/** The filter's field carries this id, so that its command finds it once the shelf is in sight. */
export const filterFieldId = 'filter-articles'

export const shelfCommands = {
  'filter-articles': {
    run: () => {
      revealShelf()
      requestAnimationFrame(() => document.getElementById(filterFieldId)?.focus())
    },
    enabled: ({ articlesListed }) => articlesListed > 0,
  },
  'next-article': {
    run: () => openNeighbour(1),
    enabled: ({ articlesListed }) => articlesListed > 0,
  },
  'previous-article': {
    run: () => openNeighbour(-1),
    enabled: ({ articlesListed }) => articlesListed > 0,
  },
  'read-folder-again': {
    run: () => void readFolderAgain(),
    enabled: ({ folder }) => folder,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>

/** Opens the article before or after the open one, among those that the filter leaves. */
function openNeighbour(step: 1 | -1): void {
  const shelf = useShelf.getState()
  const { file } = useWorkspace.getState()
  const from = file === null ? -1 : rowOf(shelf, file)
  const row = from === -1 ? shelf.activeRow : from + step
  if (row < 0 || row >= rowCount(shelf)) return
  const neighbour = shelf.listing?.files[fileIndex(shelf, row)]
  if (neighbour === undefined) return
  moveTo(row)
  void openFile(neighbour)
}
