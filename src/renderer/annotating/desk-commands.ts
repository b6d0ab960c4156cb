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
      requestAnimationFrame(() => focusWhenShown('[data-pane-entrance]', id))
    },
    enabled: ({ article }: Situation) => article === 'open',
    checked: () => useShownTab.getState().tab === id,
  }
}

/** Frames that a panel may take to be loaded and shown before its tab is focused in its stead. */
const patience = 120

/** Focuses something in the panel of a tab as soon as the panel is there; the tab where it has no such thing. */
function focusWhenShown(selector: string, tab: DeskTabId, frames = patience): void {
  if (useShownTab.getState().tab !== tab) return
  const desk = document.getElementById('desk')
  const panel = desk?.querySelector('[role="tabpanel"]')
  const isShown = (tab === 'about' || openSession() !== null) && (panel?.childElementCount ?? 0) > 0
  const wanted = isShown ? panel?.querySelector<HTMLElement>(selector) : null
  if (!isShown && frames > 0) {
    requestAnimationFrame(() => focusWhenShown(selector, tab, frames - 1))
    return
  }
  const selected = desk?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
  const target = wanted ?? selected
  target?.focus()
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
      requestAnimationFrame(() => focusWhenShown('#span-filter', 'spans'))
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
