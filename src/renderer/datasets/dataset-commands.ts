import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { toggleStatistics } from './statistics/statistics-pane.ts'

export const datasetCommands = {
  'import-annotations': {
    run: () => showOverlay('importing'),
    enabled: ({ folder }) => folder,
  },
  'export-dataset': {
    run: () => showOverlay('exporting'),
    enabled: ({ articlesListed }) => articlesListed > 0,
  },
  statistics: {
    run: toggleStatistics,
    enabled: ({ articlesListed, statistics }) => articlesListed > 0 || statistics,
    checked: ({ statistics }) => statistics,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
