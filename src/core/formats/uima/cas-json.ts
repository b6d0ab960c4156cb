import type { DatasetDocument } from '../dataset.ts'
import { carriesAll, documentFile, type ExportFormat } from '../exporter.ts'
import {
  type Cas,
  type FeatureRange,
  type FeatureStructure,
  type FeatureValue,
  isReference,
  isReferences,
  type TypeDescription,
} from './cas.ts'
import { OwnTypes, ownTypes } from './own-types.ts'
import { toCas } from './to-cas.ts'
import { typeSystemFile, typeSystemXml } from './type-system.ts'

/**
 * UIMA CAS JSON 0.4 (github.com/apache/uima-uimaj-io-jsoncas), as dkpro-cassis and INCEpTION read it: one
 * file for each document, with its types; and the types of all in `TypeSystem.xml`, from which INCEpTION
 * makes its layers. Offsets are UTF-16. Text and sofa come before what points into
 * them, as the format demands.
 */
export const casJson: ExportFormat = {
  carries: carriesAll,
  open({ tagset }, report) {
    const all = new OwnTypes(tagset, true)
    return {
      begin: () => [],
      document: (document: DatasetDocument) => {
        const types = new OwnTypes(tagset, true)
        const cas = toCas(document, types, report)
        all.add(types)
        const data = `${JSON.stringify(jsonOf(cas, types.descriptions()), null, 1)}\n`
        return [{ file: documentFile(document, 'json'), data }]
      },
      end: () => [{ file: typeSystemFile, data: typeSystemXml(all.descriptions()) }],
    }
  },
}

function jsonOf({ sofas, structures }: Cas, types: readonly TypeDescription[]) {
  const arrays = new Arrays(Math.max(...structures.map(({ id }) => Number(id))))
  const members = structures.filter(({ type }) => type !== ownTypes.link)
  return {
    '%TYPES': Object.fromEntries(types.map((type) => [type.name, typeJson(type)])),
    '%FEATURE_STRUCTURES': [
      ...sofas.map(({ id, name, text }, i) => ({
        '%ID': Number(id),
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: i + 1,
        sofaID: name,
        mimeType: 'text',
        sofaString: text,
      })),
      ...structures.flatMap((structure) => structureJson(structure, arrays)),
    ],
    '%VIEWS': Object.fromEntries(
      sofas.map(({ id, name }) => [
        name,
        { '%SOFA': Number(id), '%MEMBERS': members.map((member) => Number(member.id)) },
      ]),
    ),
  }
}

function typeJson({ name, description, supertype, features }: TypeDescription) {
  return {
    '%NAME': name,
    '%SUPER_TYPE': supertype,
    '%DESCRIPTION': description,
    ...Object.fromEntries(
      features.map((feature) => [
        feature.name,
        {
          '%NAME': feature.name,
          ...(feature.description !== '' && { '%DESCRIPTION': feature.description }),
          ...rangeJson(feature.range),
        },
      ]),
    ),
  }
}

function rangeJson(range: FeatureRange) {
  switch (range.kind) {
    case 'string':
      return { '%RANGE': 'uima.cas.String' }
    case 'boolean':
      return { '%RANGE': 'uima.cas.Boolean' }
    case 'integer':
      return { '%RANGE': 'uima.cas.Integer' }
    case 'strings':
      return { '%RANGE': 'uima.cas.StringArray' }
    case 'reference':
      return { '%RANGE': range.to }
    case 'references':
      return { '%RANGE': 'uima.cas.FSArray', '%ELEMENT_TYPE': range.to }
  }
}

/** Arrays are feature structures of their own here. */
class Arrays {
  readonly made: object[] = []
  #last: number

  constructor(last: number) {
    this.#last = last
  }

  make(type: string, elements: readonly (string | number)[]): number {
    this.made.push({ '%ID': ++this.#last, '%TYPE': type, '%ELEMENTS': elements })
    return this.#last
  }
}

function structureJson({ id, type, features }: FeatureStructure, arrays: Arrays): object[] {
  const written = [...features].map(([name, value]) => featureJson(name, value, arrays))
  return [
    { '%ID': Number(id), '%TYPE': type, ...Object.fromEntries(written) },
    ...arrays.made.splice(0),
  ]
}

function featureJson(name: string, value: FeatureValue, arrays: Arrays): [string, unknown] {
  if (isReference(value)) return [`@${name}`, Number(value.ref)]
  if (isReferences(value)) {
    const elements = value.map(({ ref }) => Number(ref))
    return [`@${name}`, arrays.make('uima.cas.FSArray', elements)]
  }
  if (typeof value === 'object') {
    const elements = value.filter((one) => typeof one === 'string')
    return [`@${name}`, arrays.make('uima.cas.StringArray', elements)]
  }
  return [name, value]
}
