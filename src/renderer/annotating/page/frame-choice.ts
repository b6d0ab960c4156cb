/**
 * Which role of which frame a key means. Pure.
 *
 * A role key fills the active frame where its type has the role and there is still room; otherwise
 * it begins a new frame: of the type that was asked for, where that has the role, else of the first
 * type in the tagset's order that has it (attribution before sentiment). What does not fit the
 * active frame for another reason than room is refused, and begins nothing.
 */
import { type Annotations, framesWith, type Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import { mayFill, type RoleRefusal } from '#core/annotation/roles.ts'
import type { FrameType, RoleDefinition, Tagset } from '#core/annotation/tagset.ts'
import { err, ok, type Result } from '#core/result.ts'

/** Where a role stands: in a frame that there is, or in one of `type` that is yet to be made. */
export interface RolePlace {
  readonly frame: string | null
  readonly type: FrameType
  readonly role: RoleDefinition
}

export interface FrameSituation {
  readonly tagset: Tagset
  readonly annotations: Annotations
  /** The active frame. */
  readonly active: string | null
  /** Type of the frame that is asked for and has nothing in it yet. */
  readonly wantedType: string | null
}

/** Whether any frame type has a role with this key. */
export function isRoleKey(tagset: Tagset, key: string): boolean {
  return tagset.frames.some((type) => roleWithKey(type, key) !== undefined)
}

/**
 * Where an item (an id, or `#writer`) that is there already would go by this key; null where no
 * type has the key.
 */
export function placeOfItem(
  situation: FrameSituation,
  key: string,
  filler: string,
): Result<RolePlace, RoleRefusal> | null {
  const { tagset, annotations, active } = situation
  const frame = active === null ? undefined : annotations.frames.get(active)
  const activeType = tagset.frames.find(({ id }) => id === frame?.type)
  const role = activeType && roleWithKey(activeType, key)
  if (frame !== undefined && activeType !== undefined && role !== undefined) {
    const may = mayFill(tagset, annotations, frame, role.id, filler)
    if (may.ok) return ok({ frame: frame.id, type: activeType, role })
    if (may.failure.kind !== 'count-reached') return may
  }
  let refusal: RoleRefusal | null = null
  for (const place of newPlaces(situation, key)) {
    const empty = { id: '', type: place.type.id, roles: {} }
    const may = mayFill(tagset, annotations, empty, place.role.id, filler)
    if (may.ok) return ok(place)
    refusal ??= may.failure
  }
  return refusal === null ? null : err(refusal)
}

/** Where a span that is yet to be made would go by this key; null where no role of spans has it. */
export function placeOfNewSpan(situation: FrameSituation, key: string): RolePlace | null {
  const { tagset, annotations, active } = situation
  const frame = active === null ? undefined : annotations.frames.get(active)
  const type = tagset.frames.find(({ id }) => id === frame?.type)
  const role = type && roleWithKey(type, key)
  if (frame !== undefined && type !== undefined && role !== undefined && role.spans.length > 0) {
    const count = frame.roles[role.id]?.length ?? 0
    if (role.max === null || count < role.max) return { frame: frame.id, type, role }
  }
  return newPlaces(situation, key).find((place) => place.role.spans.length > 0) ?? null
}

/** The label of a span made for a role: the one of the role's own name, else the first allowed. */
export function defaultLabel({ id, spans }: RoleDefinition): string | undefined {
  return spans.includes(id) ? id : spans[0]
}

/**
 * What a frame that is begun takes with it: the span made last before it (`made`: newest first) that
 * fits a role which the frame must have, is in no frame and stands in the same paragraph of `text`.
 * No role that the first filler could as well have filled, where it would be a guess which is which.
 */
export function takenAlong(
  {
    tagset,
    annotations,
    text,
  }: Pick<FrameSituation, 'tagset' | 'annotations'> & { readonly text: string },
  { type, role }: RolePlace,
  filler: string,
  made: readonly string[],
): { readonly role: RoleDefinition; readonly span: Span } | null {
  const first = annotations.spans.get(filler)
  const begun = { id: '', type: type.id, roles: { [role.id]: [filler] } }
  const roles = type.roles.filter(
    ({ id, min, spans }) =>
      id !== role.id && min > 0 && (first === undefined || !spans.includes(first.label)),
  )
  for (const id of made) {
    const span = annotations.spans.get(id)
    if (span === undefined || id === filler || !isNear(text, span, first)) continue
    if (framesWith(annotations, id).length > 0) continue
    const fits = roles.find((each) => mayFill(tagset, annotations, begun, each.id, id).ok)
    if (fits !== undefined) return { role: fits, span }
  }
  return null
}

/** Whether no paragraph ends between two spans; true of one that has no place, as the writer. */
function isNear(text: string, span: Span, other: Span | undefined): boolean {
  if (span.segments.length === 0) return false
  if (other === undefined || other.segments.length === 0) return true
  const end = Math.min(spanEnd(span), spanEnd(other))
  const start = Math.max(spanStart(span), spanStart(other))
  return !text.slice(end, start).includes('\n')
}

/** Roles of frames yet to be made that have this key, the type asked for first. */
function newPlaces({ tagset, wantedType }: FrameSituation, key: string): readonly RolePlace[] {
  const types = [...tagset.frames]
  const wanted = types.findIndex(({ id }) => id === wantedType)
  if (wanted > 0) types.unshift(...types.splice(wanted, 1))
  return types.flatMap((type) => {
    const role = roleWithKey(type, key)
    return role === undefined ? [] : [{ frame: null, type, role }]
  })
}

function roleWithKey(type: FrameType, key: string): RoleDefinition | undefined {
  return type.roles.find((role) => role.key === key)
}
