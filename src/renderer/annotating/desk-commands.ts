import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import type { Situation } from '#renderer/commands/situation.ts'
import { type DeskTabId, showDeskTab, useShownTab } from '#renderer/desk/shown-tab.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { openSession } from './annotating-state.ts'
import { actOrTell } from './desk/act-or-tell.ts'

function tab(id: DeskTabId): CommandHandler {
  return {
    run: () => {
      showDeskTab(id)
      // The panel may have to be loaded and shown first.
      requestAnimationFrame(() => requestAnimationFrame(focusShownTab))
    },
    enabled: ({ article }: Situation) => article === 'open',
    checked: () => useShownTab.getState().tab === id,
  }
}

/** Focuses the list of the tab on top, else the tab itself. */
function focusShownTab(): void {
  const desk = document.getElementById('desk')
  const entrance =
    desk?.querySelector<HTMLElement>('[role="tabpanel"] [data-pane-entrance]') ??
    desk?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
  entrance?.focus()
}

function setStatus(status: 'draft' | 'submitted'): CommandHandler {
  return {
    run: () => {
      actOrTell({ do: 'set-status', status })
    },
    enabled: ({ annotating }) => annotating && openSession()?.session.annotations.status !== status,
  }
}

/** What the desk shows, and what is done with the annotations as a whole. */
export const deskCommands = {
  'desk-spans': tab('spans'),
  'desk-frames': tab('frames'),
  'desk-document': tab('document'),
  'desk-guidelines': tab('guidelines'),
  'desk-about': tab('about'),
  'filter-spans': {
    run: () => {
      showDeskTab('spans')
      requestAnimationFrame(() =>
        requestAnimationFrame(() => document.getElementById('span-filter')?.focus()),
      )
    },
    enabled: ({ spans }) => spans,
  },
  submit: setStatus('submitted'),
  withdraw: setStatus('draft'),
  conflicts: {
    run: () => showOverlay('conflicts'),
    enabled: ({ annotating }) =>
      annotating && (openSession()?.session.annotations.conflicts.size ?? 0) > 0,
  },
  tagset: {
    run: () => showOverlay('tagset'),
    enabled: ({ article }) => article === 'open' && openSession() !== null,
  },
  bin: {
    run: () => showOverlay('bin'),
    enabled: ({ article }) => article === 'open' && openSession() !== null,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
