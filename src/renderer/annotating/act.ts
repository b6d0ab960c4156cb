import type { Command, CommandFailure } from '#core/annotation/commands/command.ts'
import { type History, perform, redo, type Session, undo } from '#core/annotation/history.ts'
import { SpanIndex } from '#core/annotation/intervals.ts'
import { err, ok, type Result } from '#core/result.ts'
import { heldCorrection } from '#renderer/correcting/correcting-state.ts'
import { openSession, updateSession } from './annotating-state.ts'
import { usePicked } from './selection-state.ts'

export type ActFailure = CommandFailure | { readonly kind: 'read-only' }

/** Does a command on the open annotations; what it did can be undone. */
export function act(command: Command): Result<void, ActFailure> {
  return change((session) => perform(session, command))
}

/**
 * Does a command in the place of the step that is still the last one, so that what is committed
 * again and again while it is being typed is one step. Gives the step that it became.
 */
export function actAgain(
  command: Command,
  last: History['done'],
): Result<History['done'], ActFailure> {
  const done = change((session) => {
    const before = last !== null && session.history.done === last ? undo(session) : ok(session)
    if (!before.ok) return before
    const again = perform(before.value, command)
    return !again.ok && again.failure.kind === 'unchanged' ? before : again
  })
  return done.ok ? ok(openSession()?.session.history.done ?? null) : done
}

export function undoLast(): Result<void, ActFailure> {
  return change(undo)
}

export function redoLast(): Result<void, ActFailure> {
  return change(redo)
}

/** UTC to the second, as sidecars write it. */
export function currentTime(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}

export function newId(): string {
  return crypto.randomUUID()
}

/** Puts another state of the annotations into the session; history and selection follow. */
export function replaceSession(session: Session): void {
  const now = openSession()
  if (now === null) return
  const isSame = session.annotations.spans === now.session.annotations.spans
  const index = isSame ? now.index : new SpanIndex(session.annotations.spans.values())
  updateSession({ session, index })
  forgetGone(session)
}

function change(
  step: (session: Session) => Result<Session, CommandFailure>,
): Result<void, ActFailure> {
  const now = openSession()
  // While the text is corrected the spans go along with it, and with nothing else.
  if (now === null || now.readOnly !== null || heldCorrection() !== null)
    return err({ kind: 'read-only' })
  const stepped = step(now.session)
  if (!stepped.ok) return stepped
  replaceSession(stepped.value)
  return ok(undefined)
}

/** What is no longer there is no longer selected. */
function forgetGone({ annotations }: Session): void {
  const { picked, frame } = usePicked.getState()
  const items = picked?.kind === 'frame' ? annotations.frames : annotations.spans
  if (picked !== null && !items.has(picked.id)) usePicked.setState({ picked: null })
  if (frame !== null && !annotations.frames.has(frame)) usePicked.setState({ frame: null })
}
