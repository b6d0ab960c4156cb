import {
  findFrameType,
  findLabel,
  findRole,
  type RoleDefinition,
  type Tagset,
} from '#core/annotation/tagset.ts'
import type { FoundRole, FoundRoleUse } from './found-names.ts'
import { became, idsOf, type Mapping, roleBecame } from './mapping.ts'
import { earlierProposal, type Named, type Proposal, propose } from './name-proposal.ts'
import { type RoleUse, roleUseKey } from './role-uses.ts'

/** By what a role is proposed. */
export interface RoleContext {
  readonly tagset: Tagset
  /** All roles of the tagset. */
  readonly among: readonly Named[]
  /** What the labels and types of frames of the files become. */
  readonly labels: Mapping['labels']
  readonly frames: Mapping['frames']
  readonly earlier: Mapping['roles']
}

/**
 * What a role becomes, by the names that the mapping has for it: its own, where that is a role of all
 * frames that it is in; else one for each of its uses. A role whose name says nothing there (`from`,
 * `Arg1`) is told by what fills it: the frame's one role that takes such things, or of several the one
 * called like them.
 */
export function proposeRoles(
  role: FoundRole,
  context: RoleContext,
): readonly (readonly [string, Proposal])[] {
  const { tagset, frames, among, earlier } = context
  const uses = role.uses.flatMap((use) => {
    const type = findFrameType(tagset, became(frames, use.frame))
    return type === undefined ? [] : [{ use, roles: type.roles }]
  })
  const byName = uses.map(({ roles }) => propose(role.name, roles))
  const isOne = new Set(byName.map(({ id }) => id)).size <= 1
  if (isOne && byName.every(({ because }) => because !== 'none')) {
    const known = earlierProposal(earlier, role.name, among)
    return [[role.name, known ?? byName[0] ?? propose(role.name, among)]]
  }
  return uses.map(({ use, roles }, i) => {
    const key = roleUseKey(use)
    const named = byName[i]
    const found = named !== undefined && named.because !== 'none' ? named : null
    const proposal =
      earlierProposal(earlier, key, roles) ??
      earlierWhole(earlier, role.name, roles) ??
      found ??
      byFiller(use, roles, context)
    return [key, proposal] as const
  })
}

/** What the role by its name alone became, where it became another. */
function earlierWhole(
  earlier: Mapping['roles'],
  name: string,
  roles: readonly RoleDefinition[],
): Proposal | null {
  const known = earlierProposal(earlier, name, roles)
  return known === null || known.id === name ? null : known
}

function byFiller(
  use: FoundRoleUse,
  roles: readonly RoleDefinition[],
  context: RoleContext,
): Proposal {
  const taking = roles.filter((role) => takes(role, use, context))
  const [first, second] = taking
  if (first !== undefined && second === undefined) return { id: first.id, because: 'fillers' }
  const called = propose(became(context.labels, use.filler), taking)
  return called.because === 'name'
    ? { id: called.id, because: 'fillers' }
    : { id: use.role, because: 'none' }
}

function takes(
  role: RoleDefinition,
  { of, filler }: RoleUse,
  { labels, frames }: Pick<RoleContext, 'labels' | 'frames'>,
): boolean {
  switch (of) {
    case 'span':
      return role.spans.includes(became(labels, filler))
    case 'frame':
      return role.frames.includes(became(frames, filler))
    case 'writer':
      return role.writer
  }
}

/** A use of a role that the tagset does not foresee. */
export interface UnfitRole extends RoleUse {
  /** The role that it becomes. */
  readonly id: string
  readonly count: number
}

/**
 * Uses of roles that become none of their frame's, or one that does not take what fills it. Names that
 * the tagset does not know at all are not here.
 */
export function unfitRoles(
  found: readonly FoundRole[],
  mapping: Mapping,
  tagset: Tagset,
): readonly UnfitRole[] {
  const known = idsOf(tagset, 'roles')
  return found
    .flatMap(({ uses }) => uses)
    .flatMap((use): UnfitRole[] => {
      const type = findFrameType(tagset, became(mapping.frames, use.frame))
      const id = roleBecame(mapping, use)
      if (type === undefined || !known.has(id)) return []
      const role = findRole(tagset, type.id, id)
      const fits =
        role !== undefined && (takes(role, use, mapping) || isUnknown(use, mapping, tagset))
      const { frame, filler, of, count } = use
      return fits ? [] : [{ frame, role: use.role, filler, of, count, id }]
    })
}

/** What fills the role is itself nothing that the tagset has. */
function isUnknown(
  { of, filler }: RoleUse,
  { labels, frames }: Pick<Mapping, 'labels' | 'frames'>,
  tagset: Tagset,
): boolean {
  if (of === 'span') return findLabel(tagset, became(labels, filler)) === undefined
  return of === 'frame' && findFrameType(tagset, became(frames, filler)) === undefined
}
