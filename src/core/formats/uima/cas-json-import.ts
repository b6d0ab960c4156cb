import { isRecord, readJson } from '#core/json.ts'
import { decodeUtf8 } from '../import-text.ts'
import type { ImportFormat, ImportProblem } from '../importer.ts'
import type { Cas, FeatureStructure, FeatureValue, Reference, Sofa } from './cas.ts'
import { documentsOfCas } from './from-cas.ts'
import { Strangers } from './strangers.ts'

/** Reads UIMA CAS JSON, ours and others': every text with all annotations in it. */
export const casJsonImport: ImportFormat = {
  recognise: (name, head) =>
    /\.json$/i.test(name) && /"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:/.test(head)
      ? 'surely'
      : 'no',
  *read(source, report) {
    const strangers = new Strangers()
    for (const file of source.names) {
      if (!file.toLowerCase().endsWith('.json')) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      const { value, faults } = readJson(text)
      for (const fault of faults)
        report({
          kind: 'malformed',
          file,
          line: 'line' in fault ? fault.line : null,
          detail: fault.kind,
        })
      if (faults.length > 0) continue
      const tell: Tell = (kind, detail) => report({ kind, file, line: null, detail })
      const listed = isRecord(value) ? value['%FEATURE_STRUCTURES'] : undefined
      const structures = structuresOf(listed)
      if (structures === null) {
        strangers.add(file, null, '%FEATURE_STRUCTURES')
        continue
      }
      strangers.met()
      yield* documentsOfCas(casOf(structures, tell), file.replace(/\.json$/i, ''), tell)
    }
    strangers.tell(report)
  },
}

type Tell = (kind: ImportProblem['kind'], detail: string) => void
type Json = Readonly<Record<string, unknown>>

/** A list, or an object by ids. */
function structuresOf(listed: unknown): readonly Json[] | null {
  if (Array.isArray(listed)) return listed.filter(isRecord)
  if (!isRecord(listed)) return null
  return Object.entries(listed).flatMap(([id, one]) =>
    isRecord(one) ? { ...one, '%ID': Number(id) } : [],
  )
}

function casOf(structures: readonly Json[], tell: Tell): Cas {
  const sofas: Sofa[] = []
  const arrays: Arrays = new Map()
  const others = new Map<string, Json>()
  for (const [i, one] of structures.entries()) {
    const [id, type] = [one['%ID'], one['%TYPE']]
    if (typeof id !== 'number' || typeof type !== 'string') tell('schema', `#${i + 1}`)
    else if (type === 'uima.cas.Sofa')
      sofas.push({
        id: String(id),
        name: typeof one.sofaID === 'string' ? one.sofaID : String(id),
        text: typeof one.sofaString === 'string' ? one.sofaString : null,
      })
    else if (Array.isArray(one['%ELEMENTS']) || /^uima\.cas\.\w+Array$/.test(type))
      arrays.set(String(id), elementsOf(type, one['%ELEMENTS']))
    else if (others.has(String(id))) tell('duplicate-id', String(id))
    else others.set(String(id), one)
  }
  return {
    sofas,
    structures: [...others].map(([id, one]) => structureOf(id, one, arrays)),
  }
}

type Arrays = Map<string, readonly unknown[]>

/** dkpro-cassis writes none where there are none, and null for a string that is empty in XMI. */
function elementsOf(type: string, elements: unknown): readonly unknown[] {
  if (!Array.isArray(elements)) return []
  return type === 'uima.cas.StringArray' ? elements.map((one) => one ?? '') : elements
}

function structureOf(id: string, one: Json, arrays: Arrays): FeatureStructure {
  const features = new Map<string, FeatureValue>()
  for (const [key, value] of Object.entries(one)) {
    if (key.startsWith('%') || value === null) continue
    // `@` marks references, `^` anchors, `#` numbers that JSON has no literal for.
    const name = key.replace(/^[@^#]/, '')
    const read = key.startsWith('@') ? referenceOf(value, arrays) : value
    if (isFeatureValue(read)) features.set(name, read)
    else features.set(name, JSON.stringify(read))
  }
  return { id, type: String(one['%TYPE']), features }
}

function referenceOf(value: unknown, arrays: Arrays): FeatureValue | unknown {
  const elements = arrays.get(String(value))
  if (elements === undefined) return { ref: String(value) }
  if (elements.every((one) => typeof one === 'string')) return elements
  const references: Reference[] = elements.flatMap((one) =>
    typeof one === 'number' ? { ref: String(one) } : [],
  )
  return references
}

function isFeatureValue(value: unknown): value is FeatureValue {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') || value.every(isReferenceValue)
  return ['string', 'number', 'boolean'].includes(typeof value) || isReferenceValue(value)
}

function isReferenceValue(value: unknown): value is Reference {
  return isRecord(value) && typeof value.ref === 'string'
}
