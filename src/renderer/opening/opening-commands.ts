import type { CommandId } from '#ipc/commands.ts'
import type { Opening } from '#ipc/contract.ts'
import { messageOf, tell } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { closeArticle, open } from './workspace.ts'

export const openingCommands = {
  'open-article': { run: () => void openFrom(() => bridge.chooseArticle()) },
  'open-folder': { run: () => void openFrom(() => bridge.chooseFolder()) },
  'open-sample': { run: () => void openFrom(() => bridge.openSample()) },
  'close-article': { run: closeArticle, enabled: ({ article }) => article !== 'none' },
} as const satisfies Partial<Record<CommandId, CommandHandler>>

/** Opens what a request of main's comes back with; nothing where a dialog was dismissed. */
export async function openFrom(request: () => Promise<Opening | null>): Promise<void> {
  try {
    const opening = await request()
    if (opening !== null) await open(opening)
  } catch (error) {
    tell({ kind: 'request-failed', detail: messageOf(error) })
  }
}
