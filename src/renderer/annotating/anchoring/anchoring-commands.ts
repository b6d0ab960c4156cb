import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'

// What reviews places is loaded when somebody does.
const review = () => import('./review-actions.ts')

export const anchoringCommands = {
  'review-places': {
    run: () => void review().then((way) => way.openReview()),
    enabled: ({ unplaced }) => unplaced,
  },
  'place-selection': {
    run: () => void review().then((way) => way.placeOnSelection()),
    enabled: ({ annotating, reviewing, selection }) => annotating && reviewing && selection,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
