import type { Tagset } from '#core/annotation/tagset.ts'
import type { AttributeOwner, FoundName, FoundNames } from './found-names.ts'
import { attributesOfId, type Mapping, type MappingKind } from './mapping.ts'
import {
  earlierProposal,
  type Named,
  type Proposal,
  type ProposalReason,
  propose,
} from './name-proposal.ts'
import { proposeRoles } from './role-proposing.ts'

/** What a tagset has of each kind. Two of one id are one. */
export function namedOf(tagset: Tagset, kind: MappingKind): readonly Named[] {
  const { spans, frames, document } = tagset
  const lists: Readonly<Record<MappingKind, readonly Named[]>> = {
    labels: spans,
    frames,
    roles: frames.flatMap(({ roles }) => roles),
    attributes: [document, ...spans, ...frames].flatMap(({ attributes }) => attributes),
  }
  return once(lists[kind])
}

/** The attributes that the tagset has of such items: what is said of articles is nothing that spans have. */
function attributesOf(tagset: Tagset, owners: readonly AttributeOwner[]): readonly Named[] {
  const { document, spans, frames } = tagset
  const lists = { document: [document], span: spans, frame: frames }
  return once(owners.flatMap((owner) => lists[owner].flatMap(({ attributes }) => attributes)))
}

/** The values that an attribute of the tagset may have; null where it takes any text, or is not known. */
export function valuesOf(tagset: Tagset, attribute: string): readonly Named[] | null {
  const lists = attributesOfId(tagset, attribute).map((definition): readonly Named[] | null => {
    if (definition.type === 'boolean') return truthValues
    return definition.type === 'text' ? null : definition.values
  })
  if (lists.length === 0 || lists.includes(null)) return null
  return once(lists.flatMap((list) => list ?? []))
}

const truthValues: readonly Named[] = [
  { id: 'true', name: { ar: 'نعم', en: 'yes' } },
  { id: 'false', name: { ar: 'لا', en: 'no' } },
]

/** A mapping of all names that were found, those of an earlier one first, and why each. */
export interface ProposedMapping {
  readonly mapping: Mapping
  readonly because: Readonly<Record<MappingKind, Readonly<Record<string, ProposalReason>>>>
}

export function proposeMapping(
  found: FoundNames,
  tagset: Tagset | null,
  earlier: Mapping | null,
): ProposedMapping {
  const of = (kind: Exclude<MappingKind, 'roles'>): Proposed =>
    found[kind].map((one) => {
      const { name } = one
      const among = tagset === null ? [] : namedOf(tagset, kind)
      const fitting = tagset !== null && 'owners' in one ? attributesOf(tagset, one.owners) : among
      return [name, earlierProposal(earlier?.[kind], name, among) ?? propose(name, fitting)]
    })
  const [labels, frames, attributes] = [of('labels'), of('frames'), of('attributes')]
  const context = tagset && {
    tagset,
    among: namedOf(tagset, 'roles'),
    labels: ids(labels),
    frames: ids(frames),
    earlier: earlier?.roles ?? {},
  }
  const roles = found.roles.flatMap((role) =>
    context === null
      ? [[role.name, { id: role.name, because: 'none' }] as const]
      : proposeRoles(role, context),
  )
  const values = found.attributes.flatMap(({ name, values: said }) => {
    const id = ids(attributes)[name] ?? name
    const proposed = proposeValues(said, id, tagset, earlier?.values[name])
    return Object.keys(proposed).length === 0 ? [] : [[name, proposed] as const]
  })
  return {
    mapping: {
      format: 'isnad-mapping',
      version: 1,
      labels: ids(labels),
      frames: ids(frames),
      roles: ids(roles),
      attributes: ids(attributes),
      values: Object.fromEntries(values),
      reading: earlier?.reading ?? { unit: null, table: { rows: null, columns: {} } },
    },
    because: {
      labels: reasons(labels),
      frames: reasons(frames),
      roles: reasons(roles),
      attributes: reasons(attributes),
    },
  }
}

type Proposed = readonly (readonly [string, Proposal])[]

function ids(list: Proposed): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(([name, { id }]) => [name, id]))
}

function reasons(list: Proposed): Readonly<Record<string, ProposalReason>> {
  return Object.fromEntries(list.map(([name, { because }]) => [name, because]))
}

/** The values of an attribute of a file as those of the tagset's `id`; none where that takes any text. */
export function proposeValues(
  found: readonly FoundName[],
  id: string,
  tagset: Tagset | null,
  earlier: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const among = tagset === null ? null : valuesOf(tagset, id)
  if (among === null) return {}
  return Object.fromEntries(
    found.map(({ name }) => [
      name,
      (earlierProposal(earlier, name, among) ?? propose(name, among)).id,
    ]),
  )
}

/**
 * What is to be kept for the next time: the earlier mapping, with all that was chosen now. A name
 * that stayed as it is was chosen too.
 */
export function remembered(earlier: Mapping | null, chosen: Mapping): Mapping {
  if (earlier === null) return chosen
  const both = (kind: MappingKind) => ({ ...earlier[kind], ...chosen[kind] })
  const values = { ...earlier.values }
  for (const [name, map] of Object.entries(chosen.values))
    values[name] = { ...values[name], ...map }
  return {
    ...chosen,
    labels: both('labels'),
    frames: both('frames'),
    roles: both('roles'),
    attributes: both('attributes'),
    values,
  }
}

function once(list: readonly Named[]): readonly Named[] {
  return [...new Map(list.map((one) => [one.id, one])).values()]
}
