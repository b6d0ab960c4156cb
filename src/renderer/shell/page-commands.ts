import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import type { Situation } from '#renderer/commands/situation.ts'
import type { PageController, PageSearch } from '#renderer/editor/page.ts'
import { showWholePage, useWorkspace } from '#renderer/opening/workspace.ts'
import { useWindow } from './window-state.ts'

function onPage(run: (page: PageController) => void): CommandHandler {
  return {
    run: () => {
      const { page } = useWindow.getState()
      if (page !== null) run(page)
    },
    enabled: ({ page }: Situation) => page,
  }
}

/** Of the article, or of its text while that is corrected. */
function inText(run: (search: PageSearch) => void): CommandHandler {
  return {
    run: () => {
      const { page, search } = useWindow.getState()
      const shown = search ?? page
      if (shown !== null) run(shown)
    },
    enabled: ({ search }: Situation) => search,
  }
}

/** What is done on the page, by the page. */
export const pageCommands = {
  find: inText((search) => search.openFind()),
  'find-next': inText((search) => search.findNext()),
  'find-previous': inText((search) => search.findPrevious()),
  'select-word': onPage((page) => select(page, 'word')),
  'select-sentence': onPage((page) => select(page, 'sentence')),
  'select-block': onPage((page) => select(page, 'block')),
  copy: {
    run: () => {
      useWindow.getState().page?.focus()
      document.execCommand('copy')
    },
    enabled: ({ page, selection }) => page && selection,
    native: true,
  },
  'whole-page': {
    run: () => showWholePage(!useWorkspace.getState().wholePage),
    enabled: ({ hidesBlocks, page }) => hidesBlocks && page,
    checked: ({ wholePage }) => wholePage,
  },
  'direction-auto': onPage((page) => page.setDirection('auto')),
  'direction-rtl': onPage((page) => page.setDirection('rtl')),
  'direction-ltr': onPage((page) => page.setDirection('ltr')),
} as const satisfies Partial<Record<CommandId, CommandHandler>>

function select(page: PageController, unit: 'word' | 'sentence' | 'block'): void {
  page.focus()
  page.select(unit)
}
