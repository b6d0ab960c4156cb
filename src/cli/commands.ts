import type { Command } from './command.ts'
import { convertCommand } from './convert-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { mergeCommand } from './merge-command.ts'
import { statsCommand } from './stats-command.ts'
import { validateCommand } from './validate-command.ts'

/** Every command, by the word that calls it. */
export const commands: Readonly<Record<string, Command>> = {
  validate: validateCommand,
  export: exportCommand,
  import: importCommand,
  convert: convertCommand,
  stats: statsCommand,
  merge: mergeCommand,
}
