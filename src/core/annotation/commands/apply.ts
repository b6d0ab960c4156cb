import { err, ok, type Result } from '#core/result.ts'
import { type Annotations, type Frame, isSameValue, type Roles, type Segment } from '../model.ts'
import type { Command, CommandFailure, Target } from './command.ts'
import { Draft } from './draft.ts'
import type { DocumentFields, Edit } from './edit.ts'

export interface Applied {
  readonly annotations: Annotations
  /** Takes it back exactly. */
  readonly inverse: Command
}

/**
 * Does a command. Where one of its conditions is not met nothing is done, and the failure names
 * the condition.
 */
export function apply(annotations: Annotations, command: Command): Result<Applied, CommandFailure> {
  const draft = new Draft(annotations)
  const done = perform(draft, command)
  if (!done.ok) return done
  return ok({
    annotations: draft.finished(),
    inverse: { do: 'restore', edits: done.value.toReversed() },
  })
}

/** Performs a command on the draft; gives the edits that undo it, in the order in which it was done. */
function perform(draft: Draft, command: Command): Result<Edit[], CommandFailure> {
  if (command.do === 'several') return performAll(draft, command.commands)
  const edits = plan(draft, command)
  if (!edits.ok) return edits
  const inverses: Edit[] = []
  for (const edit of edits.value) {
    const inverse = draft.make(edit)
    if (!inverse.ok) return inverse
    inverses.push(inverse.value)
  }
  return ok(inverses)
}

function performAll(draft: Draft, commands: readonly Command[]): Result<Edit[], CommandFailure> {
  const inverses: Edit[] = []
  for (const command of commands) {
    const done = perform(draft, command)
    if (done.ok) for (const inverse of done.value) inverses.push(inverse)
    else if (done.failure.kind !== 'unchanged') return done
  }
  return inverses.length === 0 ? err({ kind: 'unchanged' }) : ok(inverses)
}

type Plan = Result<readonly Edit[], CommandFailure>

/** The edits that a single command comes to. */
function plan(draft: Draft, command: Exclude<Command, { readonly do: 'several' }>): Plan {
  switch (command.do) {
    case 'create-span': {
      const { span } = command
      const failure = span.unplaced.length > 0 ? null : checkSegments(span.id, span.segments)
      return failure ? err(failure) : ok([{ edit: 'put-span', span }])
    }
    case 'delete-span': {
      const leave = leaveFrames(draft, command.id, command.at)
      return ok([...leave, { edit: 'drop-span', id: command.id }])
    }
    case 'set-label': {
      const { id, label, at } = command
      const span = draft.spans.get(id)
      if (span?.label === label) return err({ kind: 'unchanged' })
      return ok([{ edit: 'change-span', id, fields: { label, modified: at } }])
    }
    case 'set-segments': {
      const { id, segments, unplaced = [], at } = command
      const failure = checkSegments(id, segments, unplaced.length > 0)
      if (failure) return err(failure)
      return ok([{ edit: 'change-span', id, fields: { segments, unplaced, modified: at } }])
    }
    case 'add-segment': {
      const { id, segment, at } = command
      const span = draft.spans.get(id)
      if (span === undefined) return err({ kind: 'no-such-item', id })
      const segments = [...span.segments, segment].sort((a, b) => a.start - b.start)
      const failure = checkSegments(id, segments)
      if (failure) return err(failure)
      return ok([{ edit: 'change-span', id, fields: { segments, modified: at } }])
    }
    case 'remove-segment': {
      const { id, index, at } = command
      const span = draft.spans.get(id)
      if (span === undefined) return err({ kind: 'no-such-item', id })
      if (span.segments[index] === undefined) return err({ kind: 'no-such-segment', id, index })
      const segments = span.segments.filter((_, i) => i !== index)
      const failure = checkSegments(id, segments, span.unplaced.length > 0)
      if (failure) return err(failure)
      return ok([{ edit: 'change-span', id, fields: { segments, modified: at } }])
    }
    case 'set-attribute': {
      const { target, key, value, at } = command
      const item = targetOf(draft, target)
      const before = item && Object.hasOwn(item.attributes, key) ? item.attributes[key] : undefined
      if (item && isSameValue(before, value ?? undefined)) return err({ kind: 'unchanged' })
      return ok([changeTarget(target, { attributes: { [key]: value } }, at)])
    }
    case 'set-note': {
      const { target, note, at } = command
      if (targetOf(draft, target)?.note === note) return err({ kind: 'unchanged' })
      return ok([changeTarget(target, { note }, at)])
    }
    case 'create-frame':
      return ok([{ edit: 'put-frame', frame: command.frame }])
    case 'fill-role': {
      const { id, role, filler, at } = command
      const fillers = fillersOf(draft.frames.get(id), role)
      if (fillers.includes(filler)) return err({ kind: 'already-fills', id: filler, role })
      return ok([setRole(id, role, [...fillers, filler], at)])
    }
    case 'empty-role': {
      const { id, role, filler, at } = command
      const fillers = fillersOf(draft.frames.get(id), role)
      const present = filler === undefined ? fillers.length > 0 : fillers.includes(filler)
      if (!present && draft.frames.has(id))
        return err({ kind: 'does-not-fill', id: filler ?? id, role })
      const rest = filler === undefined ? [] : fillers.filter((other) => other !== filler)
      return ok([setRole(id, role, rest, at)])
    }
    case 'delete-frame': {
      const leave = leaveFrames(draft, command.id, command.at)
      return ok([...leave, { edit: 'drop-frame', id: command.id }])
    }
    case 'set-status':
      if (draft.status === command.status) return err({ kind: 'unchanged' })
      return ok([{ edit: 'set-status', status: command.status }])
    case 'change-entries':
      return ok([{ edit: 'change-entries', entries: command.entries }])
    case 'restore':
      return ok(command.edits)
  }
}

/** The edits that take an item out of every role it fills. */
function leaveFrames(draft: Draft, item: string, at: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const id of draft.framesOf(item)) {
    const roles: Record<string, readonly string[] | null> = {}
    for (const [role, fillers] of Object.entries(draft.frames.get(id)?.roles ?? {}))
      if (fillers.includes(item))
        roles[role] = orAbsent(fillers.filter((filler) => filler !== item))
    edits.push({ edit: 'change-frame', id, fields: { roles, modified: at } })
  }
  return edits
}

function setRole(id: string, role: string, fillers: readonly string[], at: string): Edit {
  const roles = { [role]: orAbsent(fillers) }
  return { edit: 'change-frame', id, fields: { roles, modified: at } }
}

/** An empty role is not written, so that a role emptied and a role never filled are the same. */
function orAbsent(fillers: readonly string[]): readonly string[] | null {
  return fillers.length === 0 ? null : fillers
}

function fillersOf(frame: Frame | undefined, role: string): readonly string[] {
  const roles: Roles = frame?.roles ?? {}
  return Object.hasOwn(roles, role) ? (roles[role] ?? []) : []
}

function targetOf(draft: Draft, target: Target) {
  switch (target.on) {
    case 'span':
      return draft.spans.get(target.id)
    case 'frame':
      return draft.frames.get(target.id)
    case 'document':
      return draft.document
  }
}

function changeTarget(target: Target, fields: DocumentFields, at: string): Edit {
  switch (target.on) {
    case 'span':
      return { edit: 'change-span', id: target.id, fields: { ...fields, modified: at } }
    case 'frame':
      return { edit: 'change-frame', id: target.id, fields: { ...fields, modified: at } }
    case 'document':
      return { edit: 'change-document', fields }
  }
}

function checkSegments(
  id: string,
  segments: readonly Segment[],
  mayBeNone = false,
): CommandFailure | null {
  if (segments.length === 0 && !mayBeNone) return { kind: 'no-segments', id }
  let before = 0
  for (const { start, end } of segments) {
    if (start >= end || start < 0) return { kind: 'empty-segment', start, end }
    if (start < before) return { kind: 'segments-overlap', start, end }
    before = end
  }
  return null
}
