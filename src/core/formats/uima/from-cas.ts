import { writer } from '#core/annotation/model.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import type { ImportedDocument, ImportedFrame, ImportedQuote, ImportProblem } from '../importer.ts'
import { fill } from '../links.ts'
import { isAttributeValue } from '../table.ts'
import {
  type Cas,
  type FeatureStructure,
  type FeatureValue,
  isReference,
  isReferences,
  isStrings,
  type Sofa,
  shortName,
} from './cas.ts'
import { attributeOf, isReserved, ownTypes } from './own-types.ts'
import { disjoint, exactPieces, rangeFault } from './piece-ranges.ts'

type Tell = (kind: ImportProblem['kind'], detail: string) => void

/** Words that a file gives for an annotation, where they are not those of its place. */
export type WordsOf = (structure: FeatureStructure) => string | null

/** What parts a text, or says how the file was made, and annotates nothing. */
const structural = [
  /^uima\.tcas\.DocumentAnnotation$/,
  /\.segmentation\.type\.(?:Token|Sentence|Paragraph|Div)$/,
  /\.metadata\.type\.(?:DocumentMetaData|TagsetDescription|TagDescription)$/,
  /^de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.CASMetadata$/,
]

/**
 * The documents of a CAS, one for each text. Annotations are spans, by the name of their type or what
 * their feature `label` or `value` says; relations (Governor and Dependent), links with roles, and chains
 * are frames. Our own types become what they were made of. What nothing is made of is told by its type.
 */
export function documentsOfCas(
  cas: Cas,
  name: string,
  tell: Tell,
  differing: WordsOf = () => null,
): readonly ImportedDocument[] {
  const documents: ImportedDocument[] = []
  const [first] = cas.sofas
  if (first === undefined) tell('no-text', name)
  for (const sofa of cas.sofas) {
    const structures = cas.structures.filter(({ features }) => {
      const at = features.get('sofa')
      return !isReference(at) || at.ref === sofa.id
    })
    if (sofa.text === null) {
      if (structures.length > 0 || cas.sofas.length === 1) tell('no-text', `${name} ${sofa.name}`)
      continue
    }
    const title = sofa === first ? name : `${name}#${sofa.name}`
    documents.push(new Reading(sofa, sofa.text, structures, tell, differing).document(title))
  }
  return documents
}

interface Item {
  readonly structure: FeatureStructure
  readonly id: string
  readonly rest: Readonly<Record<string, unknown>>
}

class Reading {
  readonly #text: string
  readonly #offsets: OffsetMap
  readonly #tell: Tell
  readonly #differing: WordsOf
  readonly #structures: ReadonlyMap<string, FeatureStructure>
  readonly #own: FeatureStructure | undefined
  /** By id in the CAS; of a span of several pieces, all of them lead to one item. */
  readonly #spans = new Map<string, Item>()
  readonly #pieces = new Map<Item, FeatureStructure[]>()
  readonly #unplaced: Item[] = []
  readonly #frames = new Map<string, Item>()
  readonly #ids = new Set<string>()
  /** How often each thing was met that nothing is made of. */
  readonly #unsupported = new Map<string, number>()

  constructor(
    sofa: Sofa,
    text: string,
    structures: readonly FeatureStructure[],
    tell: Tell,
    differing: WordsOf,
  ) {
    this.#text = text
    this.#offsets = new OffsetMap(text)
    this.#tell = tell
    this.#differing = differing
    this.#structures = new Map(structures.map((one) => [one.id, one]))
    this.#own = structures.find(({ type }) => type === ownTypes.document)
    if (this.#structures.size !== structures.length) tell('duplicate-id', sofa.name)
  }

  document(name: string): ImportedDocument {
    const structures = [...this.#structures.values()]
    const relations: FeatureStructure[] = []
    const chains: FeatureStructure[] = []
    for (const one of structures) {
      const { type, features } = one
      if (structural.some((pattern) => pattern.test(type)) || type === ownTypes.document) continue
      if (type === ownTypes.unplaced) this.#unplaced.push(this.#item(one))
      else if (type === ownTypes.frame) this.#frames.set(one.id, this.#item(one))
      else if (isReference(features.get('Governor')) && isReference(features.get('Dependent')))
        relations.push(one)
      else if (isReference(features.get('first'))) chains.push(one)
      else if (features.has('begin') || features.has('end')) this.#span(one)
      else if (!features.has('role') && !features.has('target')) this.#count(type)
    }
    const continuations = relations.filter(({ type }) => type === ownTypes.continuation)
    for (const relation of continuations) this.#continue(relation)
    const frames = [
      ...[...this.#frames.values()].map((item) => this.#ownFrame(item)),
      ...[...new Set(this.#spans.values())].flatMap((item) => this.#frameOfLinks(item)),
      ...relations
        .filter(({ type }) => type !== ownTypes.continuation)
        .flatMap((relation) => this.#frameOfRelation(relation)),
      ...chains.flatMap((chain) => this.#frameOfChain(chain)),
    ]
    const spans = [...new Set(this.#spans.values())].map((item) => this.#importedSpan(item))
    const unplaced = this.#unplaced.map((item) => ({
      ...this.#named(item),
      segments: [],
      unplaced: unplacedOf(item.rest),
    }))
    for (const [what, count] of this.#unsupported) this.#tell('not-supported', `${what} × ${count}`)
    return {
      ...this.#header(name),
      text: this.#text,
      spans: [...spans, ...unplaced],
      frames,
    }
  }

  #header(name: string): Omit<ImportedDocument, 'text' | 'spans' | 'frames'> {
    const features = this.#own?.features ?? new Map<string, FeatureValue>()
    const meta = [...this.#structures.values()].find(({ type }) =>
      type.endsWith('DocumentMetaData'),
    )
    const annotator = textOf(features.get('annotator'))
    return {
      name: textOf(meta?.features.get('documentTitle')) ?? name,
      file: textOf(features.get('file')),
      textSha256: textOf(features.get('textSha256')),
      annotator:
        annotator === null
          ? null
          : { id: annotator, name: textOf(features.get('annotatorName')) ?? annotator },
      attributes:
        this.#own === undefined ? {} : this.#attributes(this.#own, this.#restOf(this.#own)),
      note: textOf(features.get('note')) ?? '',
    }
  }

  #item(structure: FeatureStructure): Item {
    const own = Object.values<string>(ownTypes).includes(structure.type)
    const stated = own ? textOf(structure.features.get('identifier')) : null
    const plain = stated ?? `${shortName(structure.type)}-${structure.id}`
    let id = plain
    for (let i = 2; this.#ids.has(id); i++) id = `${plain}-${i}`
    this.#ids.add(id)
    return { structure, id, rest: own ? this.#restOf(structure) : {} }
  }

  #restOf({ type, id, features }: FeatureStructure): Readonly<Record<string, unknown>> {
    const text = textOf(features.get('isnad'))
    if (text === null) return {}
    const { value, faults } = readJson(text)
    if (isRecord(value) && faults.length === 0) return value
    this.#tell('malformed', `${shortName(type)} ${id} isnad`)
    return {}
  }

  #span(structure: FeatureStructure): void {
    const isPiece = structure.type === ownTypes.span && this.#isContinued(structure)
    const item = isPiece ? { structure, id: '', rest: {} } : this.#item(structure)
    this.#spans.set(structure.id, item)
    this.#pieces.set(item, [structure])
  }

  /** Later pieces of a span bear its identifier too. */
  #isContinued(structure: FeatureStructure): boolean {
    this.#dependents ??= new Set(
      [...this.#structures.values()].flatMap(({ type, features }) => {
        const to = features.get('Dependent')
        return type === ownTypes.continuation && isReference(to) ? to.ref : []
      }),
    )
    return this.#dependents.has(structure.id)
  }
  #dependents: ReadonlySet<string> | undefined

  #continue({ id, features }: FeatureStructure): void {
    const [from, to] = [
      this.#spanAt(features.get('Governor')),
      this.#spanAt(features.get('Dependent')),
    ]
    if (from === undefined || to === undefined || from === to) {
      this.#tell('dangling', `Continuation ${id}`)
      return
    }
    const [head, tail] = from.id === '' && to.id !== '' ? [to, from] : [from, to]
    const joined = [...(this.#pieces.get(head) ?? []), ...(this.#pieces.get(tail) ?? [])]
    this.#pieces.set(head, joined)
    this.#pieces.delete(tail)
    for (const piece of joined) this.#spans.set(piece.id, head)
  }

  #spanAt(value: FeatureValue | undefined): Item | undefined {
    return isReference(value) ? this.#spans.get(value.ref) : undefined
  }

  #importedSpan(item: Item): ImportedDocument['spans'][number] {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    const named = this.#named(item)
    for (const { features, ...piece } of this.#pieces.get(item) ?? []) {
      const range = { start: numberOf(features.get('begin')), end: numberOf(features.get('end')) }
      const words = this.#differing({ ...piece, features })
      const fault = rangeFault(this.#text, range, words)
      if (fault === null) segments.push(range)
      else {
        this.#tell(fault, `${named.id} ${range.start} ${range.end}`)
        unplaced.push(this.#quote(range, words ?? ''))
      }
    }
    const exact = exactPieces(item.rest.pieces, segments, this.#text)
    return {
      ...named,
      segments: disjoint(exact ?? segments),
      unplaced: [...unplaced, ...unplacedOf(item.rest)],
    }
  }

  #quote({ start, end }: Utf16Range, quote: string): ImportedQuote {
    const counted = (at: number) =>
      at >= 0 && at <= this.#text.length ? this.#offsets.toCodePoint(at) : at
    return {
      quote,
      prefix: '',
      suffix: '',
      start: counted(start),
      end: counted(end),
      textSha256: null,
    }
  }

  #named(item: Item) {
    const { structure, rest } = item
    const { features } = structure
    return {
      id: idOf(item),
      label: labelOf(structure),
      attributes: this.#attributes(structure, rest),
      note: textOf(features.get('note')) ?? '',
    }
  }

  /** Plain features are attributes. */
  #attributes(
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
        if (!this.#isUsed(structure, feature)) this.#count(`${type}:${feature}`)
        continue
      }
      const name = own && this.#own !== undefined ? attributeOf(feature) : feature
      if (name === forbidden) {
        this.#count(`${type}:${feature}`)
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
    return this.#linksOf(features.get(feature)).length > 0
  }

  #linksOf(value: FeatureValue | undefined): readonly FeatureStructure[] {
    if (!isReferences(value)) return []
    return value.flatMap(({ ref }) => {
      const link = this.#structures.get(ref)
      return link !== undefined && isReference(link.features.get('target')) ? link : []
    })
  }

  #rolesOfLinks({ type, id, features }: FeatureStructure): Record<string, string[]> {
    const roles: Record<string, string[]> = {}
    for (const [feature, value] of features)
      for (const link of this.#linksOf(value)) {
        const filler = this.#idAt(link.features.get('target'))
        const role = textOf(link.features.get('role')) || feature
        if (filler === null) this.#tell('dangling', `${shortName(type)} ${id} ${feature}`)
        else if (role === forbidden) this.#count(`${type}:${feature} ${role}`)
        else fill(roles, role, filler)
      }
    return roles
  }

  #idAt(value: FeatureValue | undefined): string | null {
    if (!isReference(value)) return null
    const item = this.#spans.get(value.ref) ?? this.#frames.get(value.ref)
    return item === undefined ? null : idOf(item)
  }

  /** The roles as they were, unless the links were changed since. */
  #ownFrame(item: Item): ImportedFrame {
    const { label, ...named } = this.#named(item)
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
  #frameOfLinks(item: Item): readonly ImportedFrame[] {
    const roles = this.#rolesOfLinks(item.structure)
    if (Object.keys(roles).length === 0) return []
    const id = idOf(item)
    return [this.#frame(`${id}-frame`, labelOf(item.structure), { trigger: [id], ...roles })]
  }

  #frameOfRelation(relation: FeatureStructure): readonly ImportedFrame[] {
    const { type, features } = relation
    const [from, to] = [this.#idAt(features.get('Governor')), this.#idAt(features.get('Dependent'))]
    if (from === null || to === null) {
      this.#count(`${type} between what is no annotation`)
      return []
    }
    const { id, label, attributes, note } = this.#named(this.#item(relation))
    return [{ id, type: label, roles: { Governor: [from], Dependent: [to] }, attributes, note }]
  }

  #frameOfChain(chain: FeatureStructure): readonly ImportedFrame[] {
    const members: string[] = []
    const seen = new Set<string>()
    for (let at = chain.features.get('first'); isReference(at) && !seen.has(at.ref); ) {
      seen.add(at.ref)
      const member = this.#idAt(at)
      if (member !== null) members.push(member)
      at = this.#structures.get(at.ref)?.features.get('next')
    }
    const { id, label, attributes } = this.#named(this.#item(chain))
    return [{ ...this.#frame(id, label, { member: members }), attributes }]
  }

  #frame(id: string, type: string, roles: ImportedFrame['roles']): ImportedFrame {
    return { id, type, roles, attributes: {}, note: '' }
  }

  #count(what: string): void {
    this.#unsupported.set(what, (this.#unsupported.get(what) ?? 0) + 1)
  }
}

/** What our JSON never has as a key. */
const forbidden = '__proto__'

function fillersOf(roles: ImportedFrame['roles'], role: string): readonly string[] {
  return Object.hasOwn(roles, role) ? (roles[role] ?? []) : []
}

/** A piece whose beginning is not in the file has no id of its own. */
function idOf({ id, structure }: Item): string {
  return id === '' ? `${shortName(structure.type)}-${structure.id}` : id
}

function labelFeature({ features }: FeatureStructure): string {
  return ['label', 'value'].find((name) => (textOf(features.get(name)) ?? '') !== '') ?? ''
}

function labelOf(structure: FeatureStructure): string {
  return textOf(structure.features.get(labelFeature(structure))) ?? shortName(structure.type)
}

function textOf(value: FeatureValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function numberOf(value: FeatureValue | undefined): number {
  return typeof value === 'number' ? value : Number.NaN
}

function plainValue(value: FeatureValue): AttributeValue {
  return typeof value === 'boolean' || typeof value === 'string' || isStrings(value)
    ? value
    : String(value)
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

function unplacedOf({ unplaced }: Item['rest']): readonly ImportedQuote[] {
  if (!Array.isArray(unplaced)) return []
  return unplaced.filter(isRecord).map(({ start, end, quote, prefix, suffix, textSha256 }) => ({
    quote: String(quote ?? ''),
    prefix: String(prefix ?? ''),
    suffix: String(suffix ?? ''),
    start: Number(start),
    end: Number(end),
    textSha256: typeof textSha256 === 'string' ? textSha256 : null,
  }))
}
