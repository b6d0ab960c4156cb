import { compareText } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import {
  annotationType,
  type FeatureDescription,
  type FeatureRange,
  type FeatureValue,
  type TypeDescription,
  topType,
} from './cas.ts'

/**
 * The types that our annotations have in UIMA. They are such as INCEpTION makes layers of when it reads
 * the type system, so that it refuses none: all as span layers, a frame's roles as links, the pieces of
 * a span joined by a relation. What has no feature of its own stands as JSON in `isnad`.
 */
export const ownTypes = {
  /** A span, or one piece of it. */
  span: 'webanno.custom.Span',
  /** From a piece of a span to the next. */
  continuation: 'webanno.custom.Continuation',
  /** A frame, over the words of its cue or its first filler; without either, at the text's start. */
  frame: 'webanno.custom.Frame',
  link: 'webanno.custom.FrameRolesLink',
  /** A span none of whose words are in the text: without length, at its start. */
  unplaced: 'webanno.custom.Unplaced',
  /** What is said of the whole article: without length, at its start. */
  document: 'webanno.custom.Document',
} as const

export type AttributeOwner = 'span' | 'frame' | 'document'

/** Names that the features of our own types have beside the attributes. */
const reserved: ReadonlySet<string> = new Set([
  ...['sofa', 'begin', 'end', 'label', 'identifier', 'note', 'isnad', 'roles'],
  ...['file', 'textSha256', 'annotator', 'annotatorName', 'before', 'after'],
])

/**
 * Names that dkpro-cassis cannot read as features: it makes each an argument and a member of a Python
 * class, so that a keyword ends the reading of the whole file, and its own members give way.
 */
const notInPython: ReadonlySet<string> = new Set([
  ...[
    'False',
    'None',
    'True',
    'and',
    'as',
    'assert',
    'async',
    'await',
    'break',
    'class',
    'continue',
  ],
  ...['def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import'],
  ...['in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while'],
  ...['with', 'yield', 'get', 'set', 'xmiID'],
])

/** Names that it reads under another, but not where they are lists. */
const noLists: ReadonlySet<string> = new Set(['self', 'type'])

/**
 * The feature of an attribute: UIMA allows letters, digits and `_`, so a hyphen is `_` and `_` is `__`.
 * Null where the name cannot be one, or would not be the attribute's again.
 */
export function featureOf(attribute: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(attribute)) return null
  const name = attribute.replaceAll(/[_-]/g, (sign) => (sign === '_' ? '__' : '_'))
  if (reserved.has(name) || notInPython.has(name)) return null
  return attributeOf(name) === attribute ? name : null
}

/** The attribute whose feature has that name. */
export function attributeOf(feature: string): string {
  return feature.replaceAll(/__|_/g, (sign) => (sign === '_' ? '-' : '_'))
}

export function isReserved(feature: string): boolean {
  return reserved.has(feature)
}

/** How attributes are placed: as features, and the rest. */
export interface PlacedAttributes {
  readonly features: ReadonlyMap<string, FeatureValue>
  readonly rest: Readonly<Record<string, AttributeValue>>
}

/**
 * The types with a feature for each attribute that the tagset knows, of its own kind, and for each other
 * that was placed, a string. Values that do not fit are left to the rest.
 */
export class OwnTypes {
  readonly #features: Readonly<Record<AttributeOwner, Map<string, FeatureDescription>>>
  /** Whether lists of strings have features. */
  readonly #lists: boolean

  constructor(tagset: Tagset | null, lists: boolean) {
    this.#lists = lists
    this.#features = {
      span: definedFeatures(tagset?.spans.flatMap(({ attributes }) => attributes) ?? []),
      frame: definedFeatures(tagset?.frames.flatMap(({ attributes }) => attributes) ?? []),
      document: definedFeatures(tagset?.document.attributes ?? []),
    }
  }

  place(owner: AttributeOwner, attributes: Attributes): PlacedAttributes {
    const features = new Map<string, FeatureValue>()
    const rest: Record<string, AttributeValue> = {}
    for (const [attribute, value] of Object.entries(attributes)) {
      const name = featureOf(attribute)
      if (name !== null && this.#fits(owner, name, value)) features.set(name, value)
      else rest[attribute] = value
    }
    return { features, rest }
  }

  #fits(owner: AttributeOwner, name: string, value: AttributeValue): boolean {
    const known = this.#features[owner]
    const range = known.get(name)?.range.kind
    if (range === undefined && typeof value === 'string')
      known.set(name, { name, description: '', range: { kind: 'string' } })
    switch (range ?? 'string') {
      case 'string':
        return typeof value === 'string'
      case 'boolean':
        return typeof value === 'boolean'
      default:
        return this.#lists && typeof value === 'object' && isWritableList(value)
    }
  }

  /** Takes over the features of other types. */
  add(other: OwnTypes): void {
    for (const owner of ['span', 'frame', 'document'] as const)
      for (const [name, described] of other.#features[owner])
        if (!this.#features[owner].has(name)) this.#features[owner].set(name, described)
  }

  /** All types, with the features that were placed so far; each before those that refer to it. */
  descriptions(): readonly TypeDescription[] {
    const attributes = (owner: AttributeOwner) =>
      [...this.#features[owner].values()].sort((a, b) => compareText(a.name, b.name))
    const item = [
      string('label', ''),
      string('identifier', ''),
      string('note', ''),
      string('isnad', 'What has no feature of its own, as JSON'),
    ]
    return [
      type('span', 'A span; its label is a feature', annotationType, [
        ...item,
        ...attributes('span'),
      ]),
      type('link', 'A filler of a role', topType, [
        string('role', ''),
        feature('target', '', { kind: 'reference', to: annotationType }),
      ]),
      type('frame', 'A frame, at its cue or first filler', annotationType, [
        ...item,
        feature('roles', '', { kind: 'references', to: ownTypes.link }),
        ...attributes('frame'),
      ]),
      type('continuation', 'From a piece of a span to the next', annotationType, [
        feature('Governor', '', { kind: 'reference', to: ownTypes.span }),
        feature('Dependent', '', { kind: 'reference', to: ownTypes.span }),
      ]),
      type('unplaced', 'A span whose words are not in the text', annotationType, [
        ...item,
        ...attributes('span'),
      ]),
      type('document', 'What is said of the whole article', annotationType, [
        string('file', 'The path of the article in its folder'),
        string('textSha256', 'Of the text in UTF-8'),
        string('annotator', ''),
        string('annotatorName', ''),
        string('note', ''),
        string('isnad', 'What has no feature of its own, as JSON'),
        ...attributes('document'),
      ]),
    ]
  }
}

/** Of no element, a list is not always told from none; nor is an element of XMI that holds nothing. */
function isWritableList(list: readonly string[]): boolean {
  return list.length > 0 && !list.includes('')
}

function definedFeatures(
  definitions: readonly AttributeDefinition[],
): Map<string, FeatureDescription> {
  const features = new Map<string, FeatureDescription>()
  for (const definition of definitions) {
    const name = featureOf(definition.id)
    if (name === null || features.has(name)) continue
    const range = rangeOf(definition)
    if (range.kind === 'strings' && noLists.has(name)) continue
    features.set(name, feature(name, definition.name.en, range))
  }
  return features
}

function rangeOf({ type }: AttributeDefinition): FeatureRange {
  switch (type) {
    case 'boolean':
      return { kind: 'boolean' }
    case 'multi':
      return { kind: 'strings' }
    case 'enum':
    case 'text':
      return { kind: 'string' }
  }
}

function type(
  name: keyof typeof ownTypes,
  description: string,
  supertype: string,
  features: readonly FeatureDescription[],
): TypeDescription {
  return { name: ownTypes[name], description, supertype, features }
}

function string(name: string, description: string): FeatureDescription {
  return feature(name, description, { kind: 'string' })
}

function feature(name: string, description: string, range: FeatureRange): FeatureDescription {
  return { name, description, range }
}
