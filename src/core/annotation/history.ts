import { ok, type Result } from '#core/result.ts'
import { apply } from './commands/apply.ts'
import type { Command, CommandFailure } from './commands/command.ts'
import type { Edit } from './commands/edit.ts'
import type { Annotations } from './model.ts'
import { type StepName, stepName } from './step-name.ts'

interface Step {
  readonly name: StepName
  readonly command: Command
  readonly earlier: Step | null
}

/** What can be undone and redone in this session, without limit. */
export interface History {
  readonly done: Step | null
  readonly undone: Step | null
}

export const noHistory: History = { done: null, undone: null }

export interface Session {
  readonly annotations: Annotations
  readonly history: History
}

/** Does a command and remembers how to take it back. What was undone can then no longer be redone. */
export function perform(session: Session, command: Command): Result<Session, CommandFailure> {
  const applied = apply(session.annotations, command)
  if (!applied.ok) return applied
  const { annotations, inverse } = applied.value
  const name = stepName(session.annotations, command)
  const done = { name, command: inverse, earlier: session.history.done }
  return ok({ annotations, history: { done, undone: null } })
}

/**
 * Takes the last step back; the session as it was where there is none. Fails, changing nothing,
 * where something that came from outside since (a merge) stands against it.
 */
export function undo(session: Session): Result<Session, CommandFailure> {
  const { done, undone } = session.history
  if (done === null) return ok(session)
  const applied = apply(session.annotations, done.command)
  if (!applied.ok) return applied
  const { annotations, inverse } = applied.value
  const step = { name: done.name, command: inverse, earlier: undone }
  return ok({ annotations, history: { done: done.earlier, undone: step } })
}

/** Does the last undone step again. */
export function redo(session: Session): Result<Session, CommandFailure> {
  const { done, undone } = session.history
  if (undone === null) return ok(session)
  const applied = apply(session.annotations, undone.command)
  if (!applied.ok) return applied
  const { annotations, inverse } = applied.value
  const step = { name: undone.name, command: inverse, earlier: done }
  return ok({ annotations, history: { done: step, undone: undone.earlier } })
}

/**
 * Ids of the spans that were made since a step last concerned a frame, the newest first. What was
 * deleted again is among them; what was undone is not.
 */
export function madeSinceFrame({ done }: History): readonly string[] {
  const made: string[] = []
  for (let step = done; step !== null; step = step.earlier) {
    const edits = step.command.do === 'restore' ? step.command.edits : []
    if (edits.some(({ edit }) => frameEdits.has(edit))) break
    for (const edit of edits) if (edit.edit === 'drop-span') made.push(edit.id)
  }
  return made
}

const frameEdits: ReadonlySet<Edit['edit']> = new Set(['put-frame', 'drop-frame', 'change-frame'])

/** Names of the steps that undo and redo would take; null where there is none. */
export function nextSteps(history: History): {
  readonly undo: StepName | null
  readonly redo: StepName | null
} {
  return { undo: history.done?.name ?? null, redo: history.undone?.name ?? null }
}
