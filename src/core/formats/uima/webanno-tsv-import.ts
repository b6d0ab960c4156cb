import { isRecord, readJson } from '#core/json.ts'
import { decodeUtf8 } from '../import-text.ts'
import type { ImportFormat, ImportProblem } from '../importer.ts'
import {
  type FeatureStructure,
  type FeatureValue,
  initialView,
  isReferences,
  type Reference,
} from './cas.ts'
import { typeSystemsOf } from './cas-xmi-import.ts'
import { documentsOfCas } from './from-cas.ts'
import { ownTypes } from './own-types.ts'
import { Strangers } from './strangers.ts'
import { readLayers, type TsvColumn, type TsvLayer } from './tsv-layers.ts'
import { endingAt, partsOf, unescapeText, unescapeValue } from './tsv-values.ts'
import type { TypeSystem } from './type-system.ts'

const extensions = /\.(?:tsv|webanno)$/i

/** Reads WebAnno TSV 3, ours and others': layers and features of any name, chains and relations. */
export const webannoTsvImport: ImportFormat = {
  recognise: (name, head) =>
    extensions.test(name) && head.startsWith('#FORMAT=WebAnno TSV') ? 'surely' : 'no',
  *read(source, report) {
    const types = typeSystemsOf(source, report)
    const strangers = new Strangers()
    for (const file of source.names) {
      if (!extensions.test(file)) continue
      const content = decodeUtf8(source, file, report)
      if (content === null) continue
      const tell: Tell = (kind, line, detail) => report({ kind, file, line, detail })
      const lines = content.split(/\r\n|\n|\r/)
      const version = /^#FORMAT=WebAnno TSV (\d+)\./.exec(lines[0] ?? '')?.[1]
      if (version !== '3') {
        strangers.add(file, 1, (lines[0] ?? '').slice(0, 80))
        continue
      }
      strangers.met()
      const reading = new Reading(lines, types, tell)
      yield* reading.documents(file.replace(/\.[^.]*$/, ''))
    }
    strangers.tell(report)
  },
}

/** More white space between sentences than this is no text. */
const longestGap = 1_000_000

type Tell = (kind: ImportProblem['kind'], line: number | null, detail: string) => void

interface Row {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly cells: readonly string[]
  readonly line: number
}

/** An annotation while its rows are read. */
interface Annotation {
  readonly id: string
  readonly type: string
  begin: number
  end: number
  readonly features: Map<string, FeatureValue>
  readonly rows: Row[]
}

class Reading {
  readonly #lines: readonly string[]
  readonly #types: TypeSystem
  readonly #tell: Tell
  readonly #annotations: Annotation[] = []
  readonly #byNumber = new Map<string, Annotation>()
  /** The annotations of a type on a row, in the order of its cells. */
  readonly #onRow = new Map<string, Annotation[]>()
  readonly #others = new Map<string, FeatureStructure>()
  readonly #later: (() => void)[] = []
  readonly #chains = new Map<string, { type: string; links: Map<number, Annotation> }>()
  #text = ''
  #before: string | null = null
  #after = ''
  #ids = 1
  /** Rows whose words are not at their offsets. */
  readonly #differing = new Set<Row>()

  constructor(lines: readonly string[], types: TypeSystem, tell: Tell) {
    this.#lines = lines
    this.#types = types
    this.#tell = tell
  }

  documents(name: string) {
    const layers = readLayers(this.#lines, (line, detail) => this.#tell('schema', line, detail))
    const rows = this.#readText(layers.body)
    for (const row of rows) {
      const said = this.#text.slice(row.start, row.end)
      if (said !== row.words && said !== unescapeText(row.words)) this.#differing.add(row)
      this.#readCells(row, layers.layers)
    }
    const [first] = this.#differing
    if (first !== undefined)
      this.#tell('quote-differs', first.line, `${first.name} × ${this.#differing.size}`)
    for (const step of this.#later) step()
    this.#closeChains()
    const structures = [...this.#annotations.map(structureOf), ...this.#others.values()]
    const byId = new Map(this.#annotations.map((one) => [one.id, one]))
    const differing = ({ id }: FeatureStructure): string | null => {
      const own = byId.get(id)?.rows ?? []
      return own.some((row) => this.#differing.has(row))
        ? own.map(({ words }) => words).join(' ')
        : null
    }
    const sofas = [{ id: '1', name: initialView, text: this.#text }]
    const tell = (kind: ImportProblem['kind'], detail: string) => this.#tell(kind, null, detail)
    return documentsOfCas({ sofas, structures }, name, tell, differing)
  }

  /** Puts the text together from its sentences, and gives the rows. */
  #readText(from: number): readonly Row[] {
    const rows: Row[] = []
    let sentence: string[] = []
    for (let i = from; i < this.#lines.length; i++) {
      const line = this.#lines[i] ?? ''
      const header = /^#([^=]+)=(.*)$/s.exec(line)
      if (header !== null) {
        const [, key = '', value = ''] = header
        if (key === 'Text') sentence.push(unescapeText(value))
        else if (key !== 'Sentence.id') this.#note(key, value, i + 1)
        continue
      }
      if (line === '' || line.startsWith('#')) continue
      const row = rowOf(line, i + 1)
      if (row === null) {
        this.#tell('malformed', i + 1, line.slice(0, 80))
        continue
      }
      if (sentence.length > 0) this.#begin(sentence, row)
      sentence = []
      rows.push(row)
    }
    if (sentence.length > 0) this.#tell('malformed', this.#lines.length, '#Text')
    if (rows.length === 0 && this.#before !== null) this.#text = this.#before
    this.#text += this.#after
    return rows
  }

  /** Between two sentences stands a line break, if there is room for one, and as many spaces as are left. */
  #begin(sentence: readonly string[], { start, line }: Row): void {
    const gap = start - this.#text.length
    if (gap < 0 || gap > longestGap) {
      this.#tell('malformed', line, `${start}, ${this.#text.length}`)
      this.#text += sentence.join('\n')
      return
    }
    const isFirst = this.#text === ''
    const filled = isFirst ? ' '.repeat(gap) : `\n${' '.repeat(Math.max(0, gap - 1))}`
    const stated = isFirst && this.#before?.length === gap ? this.#before : filled
    this.#text += (gap > 0 ? stated : '') + sentence.join('\n')
  }

  /** A line of ours: what is no annotation. */
  #note(type: string, json: string, line: number): void {
    if (type !== ownTypes.document && type !== ownTypes.unplaced) return
    const { value, faults } = readJson(json)
    if (!isRecord(value) || faults.length > 0) {
      this.#tell('malformed', line, type)
      return
    }
    const features = new Map<string, FeatureValue>()
    for (const [name, one] of Object.entries(value))
      if (typeof one === 'string' || typeof one === 'boolean') features.set(name, one)
    if (type === ownTypes.document) {
      const [before, after] = [features.get('before'), features.get('after')]
      if (typeof before === 'string') this.#before = before
      if (after === '\n') this.#after = after
    }
    this.#other(type, features)
  }

  #other(type: string, features: ReadonlyMap<string, FeatureValue>): Reference {
    const id = String(++this.#ids)
    this.#others.set(id, { id, type, features })
    return { ref: id }
  }

  #readCells(row: Row, layers: readonly TsvLayer[]): void {
    for (const layer of layers)
      for (const column of layer.columns) {
        const cell = row.cells[column.index]
        if (cell === undefined) {
          this.#tell('malformed', row.line, `${row.cells.length} < ${column.index + 1}`)
          return
        }
        if (cell === '_') continue
        for (const [i, value] of partsOf(cell, '|').entries())
          this.#readValue(row, layer, column, i, value)
      }
  }

  #readValue(row: Row, layer: TsvLayer, column: TsvColumn, stacked: number, value: string): void {
    const { rest, number } =
      column.kind === 'target' ? { rest: value, number: null } : endingAt(value)
    const numbered = layer.kind === 'span' ? number : null
    const annotation =
      column.kind === 'chain-link'
        ? this.#chainLink(row, layer, stacked, value)
        : this.#annotation(row, layer.type, stacked, numbered)
    switch (column.kind) {
      case 'placeholder':
        return
      case 'source':
        this.#later.push(() => this.#relate(row, annotation, column, rest, number))
        return
      case 'role':
        if (rest !== '_') this.#roles(annotation, column, partsOf(rest, ';'))
        return
      case 'target':
        this.#later.push(() => this.#targets(row, annotation, column, partsOf(rest, ';')))
        return
      case 'chain-link': {
        const relation = rest.replace(/->\d+-\d+$/, '')
        if (relation !== '*') annotation.features.set(column.feature, unescapeValue(relation))
        return
      }
      case 'feature':
        if (rest !== '*')
          annotation.features.set(column.feature, this.#typed(layer.type, column.feature, rest))
    }
  }

  #typed(type: string, feature: string, value: string): FeatureValue {
    const isBoolean = this.#types.rangeOf(type, feature)?.kind === 'boolean'
    return isBoolean ? value === 'true' : unescapeValue(value)
  }

  /** The annotation of a cell's value: of an earlier column or row, or a new one. */
  #annotation(row: Row, type: string, stacked: number, number: string | null): Annotation {
    const here = this.#here(row, type)
    const known = here[stacked]
    if (known !== undefined) return known
    const earlier = number === null ? undefined : this.#byNumber.get(number)
    if (earlier !== undefined && earlier.type === type) {
      earlier.end = row.end
      earlier.rows.push(row)
      here.push(earlier)
      return earlier
    }
    const made = this.#make(row, type)
    here.push(made)
    if (number !== null) this.#byNumber.set(number, made)
    return made
  }

  #here({ name }: Row, type: string): Annotation[] {
    const key = `${name} ${type}`
    const here = this.#onRow.get(key) ?? []
    this.#onRow.set(key, here)
    return here
  }

  #make(row: Row, type: string): Annotation {
    const id = String(++this.#ids)
    const made = { id, type, begin: row.start, end: row.end, features: new Map(), rows: [row] }
    this.#annotations.push(made)
    return made
  }

  #relate(
    row: Row,
    relation: Annotation,
    column: TsvColumn,
    source: string,
    numbers: string | null,
  ): void {
    const [from = null, to = null] = numbers?.split('_') ?? []
    const governor = this.#resolve(column.targetType, source, from)
    const dependent = this.#resolve(column.targetType, row.name, to)
    if (governor === undefined || dependent === undefined) {
      this.#tell('dangling', row.line, `${source} → ${row.name}`)
      this.#annotations.splice(this.#annotations.indexOf(relation), 1)
      return
    }
    relation.features.set('Governor', { ref: governor.id })
    relation.features.set('Dependent', { ref: dependent.id })
  }

  /** An annotation by its number, or else the first of the type on the row. */
  #resolve(type: string, row: string, number: string | null): Annotation | undefined {
    if (number !== null && number !== '0') return this.#byNumber.get(number)
    if (type !== 'uima.tcas.Annotation') return this.#onRow.get(`${row} ${type}`)?.[0]
    return this.#annotations.find(({ rows }) => rows[0]?.name === row)
  }

  #roles(annotation: Annotation, column: TsvColumn, roles: readonly string[]): void {
    const links = roles.map((role) =>
      this.#other(column.targetType, new Map(role === '*' ? [] : [['role', unescapeValue(role)]])),
    )
    annotation.features.set(column.feature, links)
  }

  #targets(row: Row, annotation: Annotation, column: TsvColumn, targets: readonly string[]): void {
    const links = annotation.features.get(column.feature)
    for (const [i, value] of targets.entries()) {
      if (value === '*' || value === '_') continue
      const { rest, number } = endingAt(value)
      const target = this.#resolve(column.targetType, rest, number)
      const link = isReferences(links) ? this.#others.get(links[i]?.ref ?? '') : undefined
      if (target === undefined || link === undefined) this.#tell('dangling', row.line, value)
      else {
        const features = new Map([...link.features, ['target', { ref: target.id }] as const])
        this.#others.set(link.id, { ...link, features })
      }
    }
  }

  /** `coref->1-2`: the second link of the first chain. */
  #chainLink(row: Row, layer: TsvLayer, stacked: number, value: string): Annotation {
    const [, chain = '', place = ''] = /->(\d+)-(\d+)$/.exec(value) ?? []
    const links = this.#chains.get(chain) ?? { type: layer.type, links: new Map() }
    this.#chains.set(chain, links)
    const here = this.#here(row, layer.type)
    const earlier = links.links.get(Number(place))
    const known = here[stacked]
    if (earlier === undefined) {
      const made = known ?? this.#annotation(row, layer.type, stacked, null)
      links.links.set(Number(place), made)
      return made
    }
    if (earlier !== known) {
      earlier.end = row.end
      earlier.rows.push(row)
      // The column before made one of its own, not knowing which link it is.
      if (known !== undefined) this.#annotations.splice(this.#annotations.indexOf(known), 1)
      here[stacked] = earlier
    }
    return earlier
  }

  #closeChains(): void {
    for (const { type, links } of this.#chains.values()) {
      const ordered = [...links].sort(([a], [b]) => a - b).map(([, link]) => link)
      for (const [i, link] of ordered.entries()) {
        const next = ordered[i + 1]
        if (next !== undefined) link.features.set('next', { ref: next.id })
      }
      const [first] = ordered
      if (first === undefined) continue
      const features = new Map<string, FeatureValue>([['first', { ref: first.id }]])
      this.#other(type.replace(/Link$/, 'Chain'), features)
    }
  }
}

function structureOf({ id, type, begin, end, features }: Annotation): FeatureStructure {
  const range: [string, FeatureValue][] = [
    ['begin', begin],
    ['end', end],
  ]
  return { id, type, features: new Map([...range, ...features]) }
}

function rowOf(line: string, number: number): Row | null {
  const [name = '', offsets = '', words = '', ...cells] = line.split('\t')
  const range = /^(\d+)-(\d+)$/.exec(offsets)
  if (range === null || !/^\d+-\d+(?:\.\d+)?$/.test(name)) return null
  return { name, start: Number(range[1]), end: Number(range[2]), words, cells, line: number }
}
