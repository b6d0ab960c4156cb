import { ok, type Result } from '#core/result.ts'
import { readXml, type XmlFailure } from '#core/xml.ts'
import { escapeXml } from '../xml.ts'
import type { FeatureRange, TypeDescription } from './cas.ts'

/**
 * UIMA's type system description
 * (uima.apache.org/d/uimaj-current/references.html#ugr.ref.xml.component_descriptor.type_system).
 */

export const typeSystemFile = 'TypeSystem.xml'

const namespace = 'http://uima.apache.org/resourceSpecifier'

export function typeSystemXml(types: readonly TypeDescription[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<typeSystemDescription xmlns="${namespace}">`,
    '<name>Isnad</name>',
    '<types>',
    ...types.flatMap(({ name, description, supertype, features }) => [
      '<typeDescription>',
      `<name>${escapeXml(name)}</name>`,
      `<description>${escapeXml(description)}</description>`,
      `<supertypeName>${escapeXml(supertype)}</supertypeName>`,
      ...(features.length === 0 ? [] : ['<features>']),
      ...features.flatMap((feature) => [
        '<featureDescription>',
        `<name>${escapeXml(feature.name)}</name>`,
        `<description>${escapeXml(feature.description)}</description>`,
        ...rangeXml(feature.range),
        '</featureDescription>',
      ]),
      ...(features.length === 0 ? [] : ['</features>']),
      '</typeDescription>',
    ]),
    '</types>',
    '</typeSystemDescription>',
  ]
  return `${lines.join('\n')}\n`
}

function rangeXml(range: FeatureRange): readonly string[] {
  const named = (type: string) => `<rangeTypeName>${escapeXml(type)}</rangeTypeName>`
  switch (range.kind) {
    case 'string':
      return [named('uima.cas.String')]
    case 'boolean':
      return [named('uima.cas.Boolean')]
    case 'integer':
      return [named('uima.cas.Integer')]
    case 'strings':
      return [named('uima.cas.StringArray')]
    case 'reference':
      return [named(range.to)]
    case 'references':
      return [named('uima.cas.FSArray'), `<elementType>${escapeXml(range.to)}</elementType>`]
  }
}

interface ReadType {
  readonly supertype: string
  readonly features: ReadonlyMap<string, FeatureRange>
}

/** What is known of others' types. */
export class TypeSystem {
  readonly #types = new Map<string, ReadType>()

  add(name: string, type: ReadType): void {
    this.#types.set(name, type)
  }

  /** The range of a feature, of the type itself or of one above it; undefined where it is not known. */
  rangeOf(type: string, feature: string): FeatureRange | undefined {
    const seen = new Set<string>()
    for (let at = type; !seen.has(at); ) {
      seen.add(at)
      const known = this.#types.get(at)
      if (known === undefined) return undefined
      const range = known.features.get(feature)
      if (range !== undefined) return range
      at = known.supertype
    }
    return undefined
  }
}

const deepest = 32

/** Reads a type system description into what is known already; imports of others are not followed. */
export function readTypeSystem(text: string, into: TypeSystem): Result<null, XmlFailure> {
  const path: string[] = []
  let type: { name: string; supertype: string; features: Map<string, FeatureRange> } | null = null
  let feature = { name: '', range: '', element: '' }
  let words = ''
  const read = readXml(
    text,
    {
      open({ local }) {
        path.push(local)
        words = ''
        if (local === 'typeDescription') type = { name: '', supertype: '', features: new Map() }
        if (local === 'featureDescription') feature = { name: '', range: '', element: '' }
      },
      text(piece) {
        words += piece
      },
      close() {
        const local = path.pop()
        const said = words.trim()
        words = ''
        const inFeature = path.at(-1) === 'featureDescription'
        if (local === 'name' && inFeature) feature.name = said
        else if (local === 'name' && type !== null && path.at(-1) === 'typeDescription')
          type.name = said
        else if (local === 'supertypeName' && type !== null) type.supertype = said
        else if (local === 'rangeTypeName') feature.range = said
        else if (local === 'elementType') feature.element = said
        else if (local === 'featureDescription')
          type?.features.set(feature.name, rangeNamed(feature.range, feature.element))
        else if (local === 'typeDescription' && type !== null) {
          into.add(type.name, type)
          type = null
        }
      },
    },
    deepest,
  )
  return read.ok ? ok(null) : read
}

const integers = ['Integer', 'Short', 'Byte', 'Long']

function rangeNamed(range: string, element: string): FeatureRange {
  if (range === 'uima.cas.Boolean') return { kind: 'boolean' }
  if (integers.some((name) => range === `uima.cas.${name}`)) return { kind: 'integer' }
  if (/^uima\.cas\.(?:String|Float|Double)$/.test(range)) return { kind: 'string' }
  if (/^uima\.cas\.[A-Z]\w*Array$/.test(range) && range !== 'uima.cas.FSArray')
    return { kind: 'strings' }
  if (range === 'uima.cas.FSArray' || range.endsWith('[]'))
    return { kind: 'references', to: element }
  return { kind: 'reference', to: range }
}
