import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { toggleDesk, toggleShelf } from './pane-visibility.ts'
import { focusNeighbour } from './panes.ts'
import { enterFocusMode, leaveFocusMode } from './step-back.ts'
import { showOverlay, useWindow } from './window-state.ts'

export const shellCommands = {
  'toggle-shelf': { run: toggleShelf },
  'toggle-desk': { run: toggleDesk },
  'focus-mode': {
    run: () => (useWindow.getState().focusMode ? leaveFocusMode() : enterFocusMode()),
    enabled: ({ article, focusMode }) => article === 'open' || focusMode,
    checked: ({ focusMode }) => focusMode,
  },
  'next-pane': { run: () => focusNeighbour(1) },
  'previous-pane': { run: () => focusNeighbour(-1) },
  'command-palette': { run: () => showOverlay('palette') },
  shortcuts: { run: () => showOverlay('shortcuts') },
  appearance: { run: () => showOverlay('appearance') },
  about: { run: () => showOverlay('about') },
  annotator: { run: () => showOverlay('annotator') },
  'change-encoding': {
    run: () => showOverlay('encoding'),
    enabled: ({ encoded, article }) => encoded && article === 'open',
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
