import { writer } from '#core/annotation/model.ts'
import { isRecord } from '#core/json.ts'
import type { ImportedFrame } from '../importer.ts'
import { fill } from '../links.ts'
import { type FeatureStructure, type FeatureValue, isReference, shortName } from './cas.ts'
import {
  type CasItems,
  forbidden,
  type Item,
  idOf,
  labelOf,
  type Tell,
  textOf,
} from './cas-items.ts'
import type { CasSpans } from './cas-spans.ts'

/** The frames of one text: our own, and those that links, relations and chains of others are. */
export class CasFrames {
  readonly #items: CasItems
  readonly #spans: CasSpans
  readonly #unplaced: readonly Item[]
  readonly #tell: Tell
  /** Our own, by id in the CAS. */
  readonly #frames: ReadonlyMap<string, Item>

  constructor(
    items: CasItems,
    spans: CasSpans,
    own: ReadonlyMap<string, Item>,
    unplaced: readonly Item[],
    tell: Tell,
  ) {
    this.#items = items
    this.#spans = spans
    this.#frames = own
    this.#unplaced = unplaced
    this.#tell = tell
  }

  #rolesOfLinks({ type, id, features }: FeatureStructure): Record<string, string[]> {
    const roles: Record<string, string[]> = {}
    for (const [feature, value] of features)
      for (const link of this.#items.linksOf(value)) {
        const filler = this.#idAt(link.features.get('target'))
        const role = textOf(link.features.get('role')) || feature
        if (filler === null) this.#tell('dangling', `${shortName(type)} ${id} ${feature}`)
        else if (role === forbidden) this.#items.leave(`${type}:${feature} ${role}`)
        else fill(roles, role, filler)
      }
    return roles
  }

  #idAt(value: FeatureValue | undefined): string | null {
    if (!isReference(value)) return null
    const item = this.#spans.at(value.ref) ?? this.#frames.get(value.ref)
    return item === undefined ? null : idOf(item)
  }

  /** The roles as they were, unless the links were changed since. */
  ofOwn(item: Item): ImportedFrame {
    const { label, ...named } = this.#items.named(item)
    const linked = this.#rolesOfLinks(item.structure)
    const stated = rolesOf(item.rest)
    if (stated === null) return { ...named, type: label, roles: linked }
    const isLinked = (filler: string) =>
      filler !== writer && !this.#unplaced.some(({ id }) => id === filler)
    const unchanged = [...new Set([...Object.keys(stated), ...Object.keys(linked)])].every(
      (role) =>
        JSON.stringify(fillersOf(stated, role).filter(isLinked)) ===
        JSON.stringify(fillersOf(linked, role)),
    )
    if (unchanged) return { ...named, type: label, roles: stated }
    for (const [role, fillers] of Object.entries(stated)) {
      linked[role] = [...fillersOf(linked, role)]
      for (const filler of fillers) if (!isLinked(filler)) fill(linked, role, filler)
    }
    return { ...named, type: label, roles: linked }
  }

  /** An annotation of others with links is a span, and the frame that it is the trigger of. */
  ofLinks(item: Item): readonly ImportedFrame[] {
    const roles = this.#rolesOfLinks(item.structure)
    if (Object.keys(roles).length === 0) return []
    const id = idOf(item)
    return [this.#frame(`${id}-frame`, labelOf(item.structure), { trigger: [id], ...roles })]
  }

  ofRelation(relation: FeatureStructure): readonly ImportedFrame[] {
    const { type, features } = relation
    const [from, to] = [this.#idAt(features.get('Governor')), this.#idAt(features.get('Dependent'))]
    if (from === null || to === null) {
      this.#items.leave(`${type} between what is no annotation`)
      return []
    }
    const { id, label, attributes, note } = this.#items.named(this.#items.item(relation))
    return [{ id, type: label, roles: { Governor: [from], Dependent: [to] }, attributes, note }]
  }

  ofChain(chain: FeatureStructure): readonly ImportedFrame[] {
    const members: string[] = []
    const seen = new Set<string>()
    for (let at = chain.features.get('first'); isReference(at) && !seen.has(at.ref); ) {
      seen.add(at.ref)
      const member = this.#idAt(at)
      if (member !== null) members.push(member)
      at = this.#items.structures.get(at.ref)?.features.get('next')
    }
    const { id, label, attributes } = this.#items.named(this.#items.item(chain))
    return [{ ...this.#frame(id, label, { member: members }), attributes }]
  }

  #frame(id: string, type: string, roles: ImportedFrame['roles']): ImportedFrame {
    return { id, type, roles, attributes: {}, note: '' }
  }
}

function fillersOf(roles: ImportedFrame['roles'], role: string): readonly string[] {
  return Object.hasOwn(roles, role) ? (roles[role] ?? []) : []
}

function rolesOf({ roles }: Item['rest']): Record<string, readonly string[]> | null {
  if (!isRecord(roles)) return null
  return Object.fromEntries(
    Object.entries(roles).map(([role, fillers]) => [
      role,
      Array.isArray(fillers) ? fillers.filter((one) => typeof one === 'string') : [],
    ]),
  )
}
