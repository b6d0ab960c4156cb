import type { Command } from '#core/annotation/commands/command.ts'
import { act } from '#renderer/annotating/act.ts'
import { tellFailure } from '#renderer/annotating/notes.ts'
import { translator } from '#renderer/language.ts'

/** Does a command; where it cannot be done any more, that is said. True where it was done. */
export function actOrTell(command: Command): boolean {
  const done = act(command)
  if (!done.ok && done.failure.kind !== 'unchanged') tellFailure(translator.t('annotating.notDone'))
  return done.ok
}
