import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { openReview, placeOnSelection } from './review-actions.ts'

export const anchoringCommands = {
  'review-places': { run: openReview, enabled: ({ unplaced }) => unplaced },
  'place-selection': {
    run: placeOnSelection,
    enabled: ({ annotating, reviewing, selection }) => annotating && reviewing && selection,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
