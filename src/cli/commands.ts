import type { Command } from './command.ts'
import { exportCommand } from './exportCommand.ts'
import { mergeCommand } from './mergeCommand.ts'
import { statsCommand } from './statsCommand.ts'
import { validateCommand } from './validateCommand.ts'

/** Every command, by the word that calls it. */
export const commands: Readonly<Record<string, Command>> = {
  validate: validateCommand,
  export: exportCommand,
  stats: statsCommand,
  merge: mergeCommand,
}
