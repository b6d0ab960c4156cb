import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { useCorrecting } from './correcting-state.ts'

// What corrects a text is loaded when somebody does.
const correcting = () => import('./correcting.ts')

export const correctingCommands = {
  'correct-text': {
    run: () => {
      const isOpen = useCorrecting.getState().session !== null
      void correcting().then((way) => (isOpen ? way.endCorrection() : way.beginCorrection()))
    },
    // Where the text may not be corrected, it says why.
    enabled: ({ article, correcting, statistics }) =>
      (article === 'open' && !statistics) || correcting,
    checked: ({ correcting }) => correcting,
  },
  'save-correction': {
    run: () => void correcting().then((way) => way.saveCorrection()),
    enabled: ({ correcting }) => correcting,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
