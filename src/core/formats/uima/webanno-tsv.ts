import type { Utf16Range } from '#core/text/offsets.ts'
import type { DatasetDocument, DatasetOptions } from '../dataset.ts'
import { carriesAll, documentFile, type Emission, type ExportFormat } from '../exporter.ts'
import type { ExportReport } from '../report.ts'
import {
  annotationType,
  type FeatureStructure,
  type FeatureValue,
  isReference,
  isReferences,
  type TypeDescription,
} from './cas.ts'
import { OwnTypes, ownTypes } from './own-types.ts'
import { trimSpace } from './piece-ranges.ts'
import { toCas } from './to-cas.ts'
import { type TsvSentence, tsvSentences, Units } from './tsv-units.ts'
import { typeSystemFile, typeSystemXml } from './type-system.ts'

/**
 * WebAnno TSV 3.3 (INCEpTION's user guide, appendix "WebAnno TSV 3.3 File format", and its reader): a row
 * for each token, with rows of parts of it where a span begins or ends inside. Offsets are UTF-16. The
 * layers are those of our UIMA types, in `TypeSystem.xml`, from which INCEpTION makes them.
 *
 * Sentences reach to the next one's start, since no white space between them is kept. What is no layer
 * stands in lines that INCEpTION passes over, `#TYPE=JSON`.
 */
export const webannoTsv: ExportFormat = {
  carries: carriesAll,
  open({ tagset }: DatasetOptions, report) {
    const types = new OwnTypes(tagset, false)
    return {
      begin: () => [],
      document: (document) => tsvOf(document, types, report),
      end: () => [{ file: typeSystemFile, data: typeSystemXml(types.descriptions()) }],
    }
  },
}

export const tsvHead = '#FORMAT=WebAnno TSV 3.3'

function* tsvOf(
  document: DatasetDocument,
  types: OwnTypes,
  report: ExportReport,
): Generator<Emission> {
  const { structures } = toCas(document, types, report, (range) => placeOf(document.text, range))
  const { sentences, before, after } = tsvSentences(document.text)
  if (/[^ ]/.test(before)) report.add('white-space', document, null)
  const units = new Units(sentences)
  const layers = types
    .descriptions()
    .filter(({ name }) => layered.has(name))
    .map((type) => new Layer(type, structures))
    .filter(({ members }) => members.length > 0)
  const writing = new Writing(units, layers, structures)
  for (const lost of writing.put()) report.add('frame', document, lost)
  const lines = [tsvHead, ...layers.map(({ header }) => header), '']
  const notes = structures
    .filter(({ type }) => type === ownTypes.document || type === ownTypes.unplaced)
    .map((structure) =>
      noteOf(structure, structure.type === ownTypes.document ? { before, after } : {}),
    )
  if (sentences.length === 0) lines.push('', ...notes)
  for (const [i, sentence] of sentences.entries()) {
    const said = document.text.slice(sentence.start, sentence.end).split('\n')
    lines.push('', ...(i === 0 ? notes : []), ...said.map((line) => `#Text=${escapeText(line)}`))
    for (const row of writing.rows(sentence, document.text)) lines.push(row)
  }
  if (structures.some(hasCarriageReturn)) report.add('replaced-character', document, null)
  yield { file: documentFile(document, 'tsv'), data: `${lines.join('\n')}\n` }
}

/** Types that have columns. */
const layered: ReadonlySet<string> = new Set([ownTypes.span, ownTypes.frame, ownTypes.continuation])

/** Only tokens can be pointed at. */
function placeOf(text: string, range: Utf16Range): Utf16Range | null {
  const trimmed = trimSpace(text, range)
  return trimmed.start < trimmed.end ? trimmed : null
}

/** A line for what is no annotation. */
function noteOf(
  { type, features }: FeatureStructure,
  more: Readonly<Record<string, string>>,
): string {
  const all = [
    ...[...features].filter(([name]) => !['sofa', 'begin', 'end'].includes(name)),
    ...Object.entries(more).filter(([, value]) => value !== ''),
  ]
  return `#${type}=${JSON.stringify(Object.fromEntries(all))}`
}

/** The columns of a type, and what is written in them. */
class Layer {
  readonly type: TypeDescription
  readonly members: readonly FeatureStructure[]
  readonly #columns: readonly string[]

  constructor(type: TypeDescription, structures: readonly FeatureStructure[]) {
    this.type = type
    this.members = structures.filter((one) => one.type === type.name)
    this.#columns = type.features
      .map(({ name }) => name)
      .filter((name) => this.members.some(({ features }) => features.has(name)))
      .filter((name) => name !== 'Dependent')
  }

  get isRelation(): boolean {
    return this.type.features.some(({ name }) => name === 'Governor')
  }

  get header(): string {
    const columns = this.#columns.map((name) => {
      if (name === 'Governor') return `BT_${ownTypes.span}`
      return name === 'roles'
        ? `ROLE_${this.type.name}:roles_${ownTypes.link}|${annotationType}`
        : name
    })
    return `#T_${this.isRelation ? 'RL' : 'SP'}=${[this.type.name, ...columns].join('|')}`
  }

  /** The cells of a row, each with the values of all annotations that stand there. */
  cells(here: readonly FeatureStructure[], writing: Writing): readonly string[] {
    return this.#columns.flatMap((name) => {
      const width = name === 'roles' ? 2 : 1
      if (here.length === 0) return Array.from({ length: width }, () => '_')
      const values = here.map((structure) => writing.values(structure, name))
      return Array.from({ length: width }, (_, i) => values.map((value) => value[i]).join('|'))
    })
  }
}

class Writing {
  readonly #units: Units
  readonly #layers: readonly Layer[]
  readonly #structures: ReadonlyMap<string, FeatureStructure>
  /** Every annotation has a number, by which those of several rows are one. */
  readonly #numbers = new Map<string, number>()

  constructor(units: Units, layers: readonly Layer[], structures: readonly FeatureStructure[]) {
    this.#units = units
    this.#layers = layers
    this.#structures = new Map(structures.map((one) => [one.id, one]))
    for (const layer of layers)
      if (!layer.isRelation)
        for (const { id } of layer.members) this.#numbers.set(id, this.#numbers.size + 1)
  }

  /** Puts the annotations on their rows; gives the frames for which there is none. */
  *put(): Generator<string> {
    for (const { members, isRelation } of this.#layers)
      for (const structure of members) {
        const { id, features } = structure
        const target = features.get('Dependent')
        const place =
          isRelation && isReference(target) ? this.#structures.get(target.ref) : structure
        const range = {
          start: Number(place?.features.get('begin')),
          end: Number(place?.features.get('end')),
        }
        if (!this.#units.put(id, range, isRelation)) yield String(features.get('identifier'))
      }
  }

  *rows(sentence: TsvSentence, text: string): Generator<string> {
    for (const { name, start, end, annotations } of this.#units.of(sentence)) {
      const here = annotations.flatMap((id) => this.#structures.get(id) ?? [])
      const cells = this.#layers.flatMap((layer) =>
        layer.cells(
          here.filter(({ type }) => type === layer.type.name),
          this,
        ),
      )
      yield `${[name, `${start}-${end}`, text.slice(start, end), ...cells].join('\t')}\t`
    }
  }

  /** What an annotation has in a feature's column, or in the two of its roles. */
  values({ id, features }: FeatureStructure, name: string): readonly string[] {
    const value = features.get(name)
    const number = `[${this.#numbers.get(id)}]`
    if (name === 'Governor') return [this.#source(features)]
    if (name !== 'roles') return [`${plain(value)}${number}`]
    const links = isReferences(value) ? value.flatMap(({ ref }) => this.#link(ref)) : []
    if (links.length === 0) return [`_${number}`, '*']
    return [
      `${links.map(({ role }) => role).join(';')}${number}`,
      links.map(({ target }) => target).join(';'),
    ]
  }

  /** A relation stands on the row of its target and names that of its source. */
  #source(features: FeatureStructure['features']): string {
    const [from, to] = [features.get('Governor'), features.get('Dependent')]
    if (!isReference(from) || !isReference(to)) return '_'
    return `${this.#units.nameOf(from.ref)}[${this.#numbers.get(from.ref)}_${this.#numbers.get(to.ref)}]`
  }

  #link(id: string): readonly { readonly role: string; readonly target: string }[] {
    const features = this.#structures.get(id)?.features
    const target = features?.get('target')
    const row = isReference(target) ? this.#units.nameOf(target.ref) : undefined
    if (!isReference(target) || row === undefined) return []
    const role = plain(features?.get('role'))
    return [{ role, target: `${row}[${this.#numbers.get(target.ref)}]` }]
  }
}

function plain(value: FeatureValue | undefined): string {
  return value === undefined ? '*' : escapeValue(String(value))
}

/** As INCEpTION escapes values; it has no form for a carriage return, which becomes a line break. */
function escapeValue(value: string): string {
  return value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/->|[\\[\]|_;*]/g, '\\$&')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
}

function hasCarriageReturn({ features }: FeatureStructure): boolean {
  return [...features.values()].some((value) => typeof value === 'string' && value.includes('\r'))
}

/** As INCEpTION escapes the text of sentences. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\\p{Cc}]/gu, (sign) => {
    switch (sign) {
      case '\t':
        return '\\t'
      case '\f':
        return '\\f'
      case '\r':
        return '\\r'
      case '\b':
        return '\\b'
      case '\u000b':
        return sign
      default:
        return sign < ' ' || sign === '\\' ? `\\${sign}` : sign
    }
  })
}
