import { readXml, type XmlElement, type XmlFailure } from '#core/xml.ts'
import { decodeUtf8 } from '../import-text.ts'
import type { ImportFormat, ImportProblem, ImportSource } from '../importer.ts'
import type { Cas, FeatureStructure, FeatureValue, Reference, Sofa } from './cas.ts'
import { documentsOfCas } from './from-cas.ts'
import { Strangers } from './strangers.ts'
import { readTypeSystem, TypeSystem } from './type-system.ts'

type Report = (problem: ImportProblem) => void

/**
 * Reads UIMA's XMI, ours and others'. Which attributes are references and which are numbers stands in
 * the type system, in a file of its own; without it, only those are known that UIMA itself and INCEpTION
 * name.
 */
export const casXmiImport: ImportFormat = {
  recognise: (name, head) =>
    /\.(?:xmi|xml)$/i.test(name) && head.includes(xmiNamespace) ? 'surely' : 'no',
  *read(source, report) {
    const types = typeSystemsOf(source, report)
    const strangers = new Strangers()
    for (const file of source.names) {
      if (!/\.(?:xmi|xml)$/i.test(file)) continue
      const text = decodeUtf8(source, file, report)
      if (text === null || isTypeSystem(text)) continue
      const elements = new Elements()
      const read = readXml(text, elements, deepest)
      if (!read.ok) {
        report({ kind: 'malformed', file, line: null, detail: failureText(read.failure) })
        continue
      }
      if (!elements.isXmi) {
        strangers.add(file, null, 'xmi:XMI')
        continue
      }
      strangers.met()
      const tell = (kind: ImportProblem['kind'], detail: string) =>
        report({ kind, file, line: null, detail })
      yield* documentsOfCas(elements.cas(types, tell), file.replace(/\.[^.]*$/, ''), tell)
    }
    strangers.tell(report)
  },
}

/** XMI is three deep. */
const deepest = 16

function failureText(failure: XmlFailure): string {
  return failure.kind === 'malformed-xml' ? failure.detail : failure.kind
}

function isTypeSystem(text: string): boolean {
  return /<(?:\w+:)?typeSystemDescription[\s>]/.test(text.slice(0, 4096))
}

/** What the files say of types, all together; broken ones are told. */
export function typeSystemsOf(source: ImportSource, report: Report): TypeSystem {
  const types = new TypeSystem()
  for (const file of source.names) {
    if (!file.toLowerCase().endsWith('.xml')) continue
    const text = decodeUtf8(source, file, () => undefined)
    if (text === null || !isTypeSystem(text)) continue
    const read = readTypeSystem(text, types)
    if (!read.ok) report({ kind: 'malformed', file, line: null, detail: failureText(read.failure) })
  }
  return types
}

const xmiNamespace = 'http://www.omg.org/XMI'
const casNamespace = 'http:///uima/cas.ecore'
const declarations = 'http://www.w3.org/2000/xmlns/'

interface Element {
  readonly type: string
  readonly id: string | null
  readonly attributes: ReadonlyMap<string, string>
  /** Texts of child elements: what an array of strings holds. */
  readonly children: Map<string, string[]>
}

/** Collects the elements of an XMI document. */
class Elements {
  isXmi = false
  readonly #elements: Element[] = []
  readonly #path: string[] = []
  #words = ''

  open(element: XmlElement): void {
    const { uri, local } = element
    this.#path.push(local)
    this.#words = ''
    if (this.#path.length === 1) this.isXmi = uri === xmiNamespace && local === 'XMI'
    if (this.#path.length !== 2) return
    let id: string | null = null
    const attributes = new Map<string, string>()
    for (const attribute of element.attributes())
      if (attribute.uri === xmiNamespace) id = attribute.local === 'id' ? attribute.value : id
      else if (attribute.uri !== declarations) attributes.set(attribute.local, attribute.value)
    this.#elements.push({ type: typeOf(uri, local), id, attributes, children: new Map() })
  }

  text(piece: string): void {
    if (this.#path.length === 3) this.#words += piece
  }

  close(): void {
    const local = this.#path.pop()
    const children = this.#elements.at(-1)?.children
    if (this.#path.length === 2 && local !== undefined && children !== undefined)
      children.set(local, [...(children.get(local) ?? []), this.#words])
  }

  cas(types: TypeSystem, tell: (kind: ImportProblem['kind'], detail: string) => void): Cas {
    const sofas: Sofa[] = []
    const structures: Element[] = []
    const byId = new Map<string, Element>()
    for (const element of this.#elements) {
      const { type, id, attributes } = element
      if (type === 'uima.cas.NULL' || type === 'uima.cas.View') continue
      if (id === null) {
        tell('schema', `${type} xmi:id`)
        continue
      }
      if (byId.has(id)) tell('duplicate-id', id)
      else if (type === 'uima.cas.Sofa')
        sofas.push({
          id,
          name: attributes.get('sofaID') ?? id,
          text: attributes.get('sofaString') ?? null,
        })
      else structures.push(element)
      byId.set(id, element)
    }
    return {
      sofas,
      structures: structures
        .filter(({ type }) => !isArray(type))
        .map((element) => structureOf(element, types, byId)),
    }
  }
}

function typeOf(uri: string, local: string): string {
  if (uri === casNamespace) return `uima.cas.${local}`
  const path = uri.replace(/^http:\/\/\//, '').replace(/\.ecore$/, '')
  const space = path.replaceAll('/', '.')
  return space === '' || space === 'uima.noNamespace' ? local : `${space}.${local}`
}

function isArray(type: string): boolean {
  return /^uima\.cas\.\w*Array$/.test(type)
}

type ById = ReadonlyMap<string, Element>

function structureOf(element: Element, types: TypeSystem, byId: ById): FeatureStructure {
  const { type, id, attributes, children } = element
  const features = new Map<string, FeatureValue>()
  for (const [name, value] of attributes)
    features.set(name, featureOf(type, name, value, types, byId))
  for (const [name, texts] of children) features.set(name, texts)
  return { id: id ?? '', type, features }
}

/** References of UIMA's own types and of INCEpTION's layers, whatever their type system. */
const alwaysReferences = new Set(['sofa', 'Governor', 'Dependent', 'target', 'first', 'next'])

function featureOf(
  type: string,
  name: string,
  value: string,
  types: TypeSystem,
  byId: ById,
): FeatureValue {
  const digits = /^-?\d+$/.test(value)
  if (name === 'begin' || name === 'end') return digits ? Number(value) : value
  const range = types.rangeOf(type, name)?.kind
  if (range === 'boolean') return value === 'true'
  if (range === 'references') return referencesOf(value, byId)
  if (range === 'strings') return arrayOf(value, byId)
  const points = range === 'reference' || (range === undefined && alwaysReferences.has(name))
  if (points && digits) return pointedAt(value, byId)
  if (range === undefined && isListOfLinks(value, byId)) return referencesOf(value, byId)
  return value
}

function pointedAt(id: string, byId: ById): FeatureValue {
  const array = byId.get(id)
  return array !== undefined && isArray(array.type) ? elementsOf(array) : { ref: id }
}

/** An array is in the attribute itself, or an element of its own that it names. */
function referencesOf(value: string, byId: ById): FeatureValue {
  const array = byId.get(value)
  return array !== undefined && isArray(array.type) ? elementsOf(array) : listed(value)
}

function arrayOf(value: string, byId: ById): FeatureValue {
  const array = byId.get(value)
  return array !== undefined && isArray(array.type) ? elementsOf(array) : words(value)
}

function elementsOf({ type, attributes, children }: Element): FeatureValue {
  const value = attributes.get('elements') ?? ''
  if (type === 'uima.cas.FSArray') return listed(value)
  return children.get('elements') ?? words(value)
}

function listed(value: string): readonly Reference[] {
  return words(value).map((ref) => ({ ref }))
}

function words(value: string): readonly string[] {
  return value.split(/\s+/).filter((one) => one !== '')
}

/** Whether all that a value names are links, which have a target. */
function isListOfLinks(value: string, byId: ById): boolean {
  return (
    /^\d+(?: \d+)*$/.test(value) &&
    value.split(' ').every((id) => byId.get(id)?.attributes.has('target'))
  )
}
