import type { Command } from './command.ts'
import { convertCommand } from './convertCommand.ts'
import { exportCommand } from './exportCommand.ts'
import { importCommand } from './importCommand.ts'
import { mergeCommand } from './mergeCommand.ts'
import { statsCommand } from './statsCommand.ts'
import { validateCommand } from './validateCommand.ts'

/** Every command, by the word that calls it. */
export const commands: Readonly<Record<string, Command>> = {
  validate: validateCommand,
  export: exportCommand,
  import: importCommand,
  convert: convertCommand,
  stats: statsCommand,
  merge: mergeCommand,
}
