import { err, ok, type Result } from '#core/result.ts'
import { containsFrame } from './commands/draft.ts'
import { type Annotations, type Frame, writer } from './model.ts'
import { findFrameType, type RoleDefinition, type Tagset } from './tagset.ts'

/** Why something may not fill a role. */
export type RoleRefusal =
  | { readonly kind: 'unknown-frame-type'; readonly type: string }
  | { readonly kind: 'unknown-role'; readonly type: string; readonly role: string }
  | { readonly kind: 'no-such-item'; readonly id: string }
  /** The role takes spans of other labels; `allowed` may be empty. */
  | {
      readonly kind: 'label-not-allowed'
      readonly label: string
      readonly allowed: readonly string[]
    }
  | {
      readonly kind: 'frame-type-not-allowed'
      readonly type: string
      readonly allowed: readonly string[]
    }
  | { readonly kind: 'writer-not-allowed' }
  | { readonly kind: 'already-fills' }
  /** The role is full. */
  | { readonly kind: 'count-reached'; readonly max: number }
  /** The frame would come to contain itself. */
  | { readonly kind: 'cycle' }

/** Whether the item (a span's or frame's id, or `#writer`) may be added to a role of the frame. */
export function mayFill(
  tagset: Tagset,
  annotations: Annotations,
  frame: Pick<Frame, 'id' | 'type' | 'roles'>,
  role: string,
  filler: string,
): Result<RoleDefinition, RoleRefusal> {
  const type = findFrameType(tagset, frame.type)
  if (type === undefined) return err({ kind: 'unknown-frame-type', type: frame.type })
  const definition = type.roles.find(({ id }) => id === role)
  if (definition === undefined) return err({ kind: 'unknown-role', type: frame.type, role })
  const refusal = refuseKind(definition, annotations, filler)
  if (refusal !== null) return err(refusal)
  const fillers = fillersIn(frame, role)
  if (fillers.includes(filler)) return err({ kind: 'already-fills' })
  if (definition.max !== null && fillers.length >= definition.max)
    return err({ kind: 'count-reached', max: definition.max })
  if (containsFrame(annotations, filler, frame.id)) return err({ kind: 'cycle' })
  return ok(definition)
}

/** Whether the role takes this kind of item at all, whatever else is in it. */
export function refuseKind(
  role: RoleDefinition,
  annotations: Annotations,
  filler: string,
): RoleRefusal | null {
  if (filler === writer) return role.writer ? null : { kind: 'writer-not-allowed' }
  const span = annotations.spans.get(filler)
  if (span !== undefined)
    return role.spans.includes(span.label)
      ? null
      : { kind: 'label-not-allowed', label: span.label, allowed: role.spans }
  const frame = annotations.frames.get(filler)
  if (frame === undefined) return { kind: 'no-such-item', id: filler }
  return role.frames.includes(frame.type)
    ? null
    : { kind: 'frame-type-not-allowed', type: frame.type, allowed: role.frames }
}

/** A role with fewer fillers than the tagset asks for: a reminder, not an error. */
export interface MissingRole {
  readonly role: RoleDefinition
  readonly has: number
}

/** What a frame still lacks, in the tagset's order; none for a type that the tagset does not know. */
export function missingRoles(tagset: Tagset, frame: Frame): readonly MissingRole[] {
  const roles = findFrameType(tagset, frame.type)?.roles ?? []
  return roles
    .map((role) => ({ role, has: fillersIn(frame, role.id).length }))
    .filter(({ role, has }) => has < role.min)
}

export function fillersIn(frame: Pick<Frame, 'roles'>, role: string): readonly string[] {
  return Object.hasOwn(frame.roles, role) ? (frame.roles[role] ?? []) : []
}
