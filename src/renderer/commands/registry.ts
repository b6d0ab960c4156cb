import { type CommandId, type CommandLabels, commandIds } from '#ipc/commands.ts'
import { anchoringCommands } from '#renderer/annotating/anchoring/anchoring-commands.ts'
import { annotatingCommands } from '#renderer/annotating/annotating-commands.ts'
import { deskCommands } from '#renderer/annotating/desk-commands.ts'
import { bridge } from '#renderer/bridge.ts'
import { correctingCommands } from '#renderer/correcting/correcting-commands.ts'
import { datasetCommands } from '#renderer/datasets/dataset-commands.ts'
import { translator } from '#renderer/language.ts'
import { openingCommands } from '#renderer/opening/opening-commands.ts'
import { settingsCommands } from '#renderer/settings/settings-commands.ts'
import { shelfCommands } from '#renderer/shelf/shelf-commands.ts'
import { pageCommands } from '#renderer/shell/page-commands.ts'
import { shellCommands } from '#renderer/shell/shell-commands.ts'
import type { CommandHandler } from './command-handler.ts'
import { currentSituation, type Situation, watchSituation } from './situation.ts'

/** Every command of the app with what it does: one that is missing is a compile error. */
export const handlers: Readonly<Record<CommandId, CommandHandler>> = {
  ...openingCommands,
  ...shelfCommands,
  ...pageCommands,
  ...settingsCommands,
  ...shellCommands,
  ...annotatingCommands,
  ...anchoringCommands,
  ...correctingCommands,
  ...deskCommands,
  ...datasetCommands,
}

export function isEnabled(id: CommandId, now: Situation = currentSituation()): boolean {
  return handlers[id].enabled?.(now) ?? true
}

export function isChecked(id: CommandId, now: Situation = currentSituation()): boolean | null {
  return handlers[id].checked?.(now) ?? null
}

/** What a command is called now. */
export function commandLabel(id: CommandId): string {
  return handlers[id].label?.() ?? translator.t(`command.${id}`)
}

/** Runs a command where it can be run just now; false where it cannot. */
export function runCommand(id: CommandId): boolean {
  if (!isEnabled(id)) return false
  handlers[id].run()
  return true
}

function currentLabels(): CommandLabels {
  const labels: Partial<Record<CommandId, string>> = {}
  for (const id of commandIds) {
    const label = handlers[id].label?.() ?? null
    if (label !== null) labels[id] = label
  }
  return labels
}

/** How long the menu may wait for a window that is at work, in milliseconds. */
const longestWait = 200

/**
 * Tells main which commands can run, now and whenever that changes, and runs those of its menu. While an
 * article opens that changes several times, and nobody opens a menu: it waits until the window is idle.
 */
export function connectMenu(): void {
  let told = ''
  let due = false
  const tell = (): void => {
    due = false
    const now = currentSituation()
    const enabled = commandIds.filter((id) => isEnabled(id, now))
    const labels = currentLabels()
    const text = `${enabled.join(' ')} ${JSON.stringify(labels)}`
    if (text === told) return
    told = text
    void bridge.showMenu({ enabled, labels })
  }
  watchSituation(() => {
    if (due) return
    due = true
    requestIdleCallback(tell, { timeout: longestWait })
  })
  tell()
  bridge.on('command', ({ id }) => runCommand(id))
}
