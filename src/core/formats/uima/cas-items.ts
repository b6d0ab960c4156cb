import type { AttributeValue } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import type { ImportProblem } from '../importer.ts'
import { isAttributeValue } from '../table.ts'
import {
  type FeatureStructure,
  type FeatureValue,
  isReference,
  isReferences,
  isStrings,
  shortName,
} from './cas.ts'
import { attributeOf, isReserved, ownTypes } from './own-types.ts'

export type Tell = (kind: ImportProblem['kind'], detail: string) => void

/** A feature structure that something is made of, under its own id; `rest` is what it states in `isnad`. */
export interface Item {
  readonly structure: FeatureStructure
  readonly id: string
  readonly rest: Readonly<Record<string, unknown>>
}

/** The feature structures of one text: what they are called, and what they say beside their place. */
export class CasItems {
  readonly structures: ReadonlyMap<string, FeatureStructure>
  /** What we wrote of the whole article. */
  readonly own: FeatureStructure | undefined
  readonly #tell: Tell
  readonly #ids = new Set<string>()
  /** How often each thing was met that nothing is made of. */
  readonly #unsupported = new Map<string, number>()

  constructor(structures: readonly FeatureStructure[], tell: Tell) {
    this.#tell = tell
    this.structures = new Map(structures.map((one) => [one.id, one]))
    this.own = structures.find(({ type }) => type === ownTypes.document)
  }

  /** Counts something that nothing is made of, until `tellUnsupported`. */
  leave(what: string): void {
    this.#unsupported.set(what, (this.#unsupported.get(what) ?? 0) + 1)
  }

  tellUnsupported(): void {
    for (const [what, count] of this.#unsupported) this.#tell('not-supported', `${what} × ${count}`)
  }

  /** The structure under an id that no other item has. */
  item(structure: FeatureStructure): Item {
    const own = Object.values<string>(ownTypes).includes(structure.type)
    const stated = own ? textOf(structure.features.get('identifier')) : null
    const plain = stated ?? `${shortName(structure.type)}-${structure.id}`
    let id = plain
    for (let i = 2; this.#ids.has(id); i++) id = `${plain}-${i}`
    this.#ids.add(id)
    return { structure, id, rest: own ? this.restOf(structure) : {} }
  }

  /** What one of our own states in `isnad`; empty where it does not. */
  restOf({ type, id, features }: FeatureStructure): Readonly<Record<string, unknown>> {
    const text = textOf(features.get('isnad'))
    if (text === null) return {}
    const { value, faults } = readJson(text)
    if (isRecord(value) && faults.length === 0) return value
    this.#tell('malformed', `${shortName(type)} ${id} isnad`)
    return {}
  }

  /** All but the place. */
  named(item: Item) {
    const { structure, rest } = item
    const { features } = structure
    return {
      id: idOf(item),
      label: labelOf(structure),
      attributes: this.attributes(structure, rest),
      note: textOf(features.get('note')) ?? '',
    }
  }

  /** Plain features are attributes. */
  attributes(
    structure: FeatureStructure,
    rest: Readonly<Record<string, unknown>>,
  ): Record<string, AttributeValue> {
    const { type, features } = structure
    const own = Object.values<string>(ownTypes).includes(type)
    const label = own ? 'label' : labelFeature(structure)
    const attributes: Record<string, AttributeValue> = {}
    for (const [feature, value] of features) {
      if (['sofa', 'begin', 'end', 'note', label].includes(feature)) continue
      if (own && isReserved(feature)) continue
      if (isReference(value) || isReferences(value)) {
        if (!this.#isUsed(structure, feature)) this.leave(`${type}:${feature}`)
        continue
      }
      const name = own && this.own !== undefined ? attributeOf(feature) : feature
      if (name === forbidden) {
        this.leave(`${type}:${feature}`)
        continue
      }
      attributes[name] = typeof value === 'number' ? String(value) : plainValue(value)
    }
    if (isRecord(rest.attributes))
      for (const [name, value] of Object.entries(rest.attributes))
        if (isAttributeValue(value)) attributes[name] = value
    return attributes
  }

  /** Whether a frame is made of a feature that points elsewhere. */
  #isUsed({ features }: FeatureStructure, feature: string): boolean {
    if (['Governor', 'Dependent', 'first', 'next'].includes(feature)) return true
    return this.linksOf(features.get(feature)).length > 0
  }

  /** The links, each with a target, that a feature leads to. */
  linksOf(value: FeatureValue | undefined): readonly FeatureStructure[] {
    if (!isReferences(value)) return []
    return value.flatMap(({ ref }) => {
      const link = this.structures.get(ref)
      return link !== undefined && isReference(link.features.get('target')) ? link : []
    })
  }
}

/** What our JSON never has as a key. */
export const forbidden = '__proto__'

/** A piece whose beginning is not in the file has no id of its own. */
export function idOf({ id, structure }: Item): string {
  return id === '' ? `${shortName(structure.type)}-${structure.id}` : id
}

function labelFeature({ features }: FeatureStructure): string {
  return ['label', 'value'].find((name) => (textOf(features.get(name)) ?? '') !== '') ?? ''
}

/** What the feature `label` or `value` says, or the name of the type. */
export function labelOf(structure: FeatureStructure): string {
  return textOf(structure.features.get(labelFeature(structure))) ?? shortName(structure.type)
}

export function textOf(value: FeatureValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

export function numberOf(value: FeatureValue | undefined): number {
  return typeof value === 'number' ? value : Number.NaN
}

function plainValue(value: FeatureValue): AttributeValue {
  return typeof value === 'boolean' || typeof value === 'string' || isStrings(value)
    ? value
    : String(value)
}
