import type { FoundNames } from '#core/formats/found-names.ts'
import { nothingChosen, type ReadingChoices } from '#core/formats/importer.ts'
import type { Mapping, MappingKind } from '#core/formats/mapping.ts'
import {
  type ProposalReason,
  propose,
  proposeMapping,
  remembered,
  valuesOf,
} from '#core/formats/proposing.ts'
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

/** The names of a kind, those without a home in the tagset first. */
export function homelessFirst(
  found: FoundNames,
  kind: MappingKind,
  mapping: Mapping,
  known: ReadonlySet<string>,
): { readonly homeless: readonly string[]; readonly mapped: readonly string[] } {
  const names = found[kind].map(({ name }) => name)
  const isKnown = (name: string): boolean => known.has(mapping[kind][name] ?? name)
  return {
    homeless: names.filter((name) => !isKnown(name)),
    mapped: names.filter(isKnown),
  }
}
