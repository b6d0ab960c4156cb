import { findFrameType } from '#core/annotation/tagset.ts'
import type { FoundName, FoundRoleUse } from '#core/formats/found-names.ts'
import { nothingChosen, type ReadingChoices } from '#core/formats/importer.ts'
import { became, type Mapping, type MappingKind } from '#core/formats/mapping.ts'
import { type Named, type ProposalReason, propose } from '#core/formats/name-proposal.ts'
import { namedOf, proposeMapping, remembered, valuesOf } from '#core/formats/proposing.ts'
import { roleUseKey } from '#core/formats/role-uses.ts'
import type { ImportSurvey } from '#ipc/imports.ts'

/** Why a name stands where it stands: as it was proposed, or chosen here. */
export type NameReason = ProposalReason | 'chosen'

export interface DraftMapping {
  readonly mapping: Mapping
  reasonOf(kind: MappingKind, name: string): NameReason
  /** Of a value of an attribute, by the attribute's own name in the files. */
  reasonOfValue(attribute: string, value: string): NameReason
}

/** What was chosen in the dialog so far; nothing at first. */
export const noChoices: Mapping = {
  format: 'isnad-mapping',
  version: 1,
  labels: {},
  frames: {},
  roles: {},
  attributes: {},
  values: {},
  reading: nothingChosen,
}

/** The mapping as it stands: chosen here, else the last time, else proposed. */
export function draftMapping(
  { found, tagset, earlier }: Pick<ImportSurvey, 'found' | 'tagset' | 'earlier'>,
  chosen: Mapping,
  reading: ReadingChoices | null,
): DraftMapping {
  const { mapping, because } = proposeMapping(found, tagset, remembered(earlier, chosen))
  return {
    mapping: { ...mapping, reading: reading ?? earlier?.reading ?? nothingChosen },
    reasonOf: (kind, name) =>
      Object.hasOwn(chosen[kind], name) ? 'chosen' : (because[kind][name] ?? 'none'),
    reasonOfValue(attribute, value) {
      if (Object.hasOwn(chosen.values[attribute] ?? {}, value)) return 'chosen'
      const among = valuesOf(tagset, mapping.attributes[attribute] ?? attribute)
      const proposed = propose(value, among ?? [])
      return proposed.id === mapping.values[attribute]?.[value] ? proposed.because : 'earlier'
    },
  }
}

export function withName(chosen: Mapping, kind: MappingKind, name: string, id: string): Mapping {
  return { ...chosen, [kind]: { ...chosen[kind], [name]: id } }
}

export function withValue(chosen: Mapping, attribute: string, value: string, id: string): Mapping {
  const values = { ...chosen.values[attribute], [value]: id }
  return { ...chosen, values: { ...chosen.values, [attribute]: values } }
}

/** A name to be mapped, by the mapping's name for it. */
export interface MappingRow {
  readonly key: string
  readonly found: FoundName
  /** What it may become. */
  readonly among: readonly Named[]
  /** Of a role that is mapped by what fills it. */
  readonly use: FoundRoleUse | null
  /** The tagset does not know what it becomes. */
  readonly isHomeless: boolean
}

/** What there is to map of a kind, that without a home in the tagset first. */
export function rowsOf(
  { found, tagset }: Pick<ImportSurvey, 'found' | 'tagset'>,
  kind: MappingKind,
  mapping: Mapping,
): readonly MappingRow[] {
  const all = namedOf(tagset, kind)
  const row = (key: string, one: FoundName, among = all, use: FoundRoleUse | null = null) => ({
    key,
    found: one,
    among,
    use,
    isHomeless: !among.some(({ id }) => id === became(mapping[kind], key)),
  })
  const rows =
    kind === 'roles'
      ? found.roles.flatMap((role) => {
          const uses = role.uses.filter((use) => Object.hasOwn(mapping.roles, roleUseKey(use)))
          if (uses.length === 0) return [row(role.name, role)]
          return uses.map((use) => {
            const type = findFrameType(tagset, became(mapping.frames, use.frame))
            return row(roleUseKey(use), { ...use, name: role.name }, type?.roles ?? all, use)
          })
        })
      : found[kind].map((one) => row(one.name, one))
  return [...rows.filter((one) => one.isHomeless), ...rows.filter((one) => !one.isHomeless)]
}
