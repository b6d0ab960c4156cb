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
import { Strangers } from './strangers.ts'
import { readLayers, type TsvColumn, type TsvLayer } from './tsv-layers.ts'
import { type TsvRow, TsvText } from './tsv-text.ts'
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

type Tell = (kind: ImportProblem['kind'], line: number | null, detail: string) => void

/** An annotation while its rows are read. */
interface Annotation {
  readonly id: string
  readonly type: string
  begin: number
  end: number
  readonly features: Map<string, FeatureValue>
  readonly rows: TsvRow[]
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
  #ids = 1
  /** Rows whose words are not at their offsets. */
  readonly #differing = new Set<TsvRow>()

  constructor(lines: readonly string[], types: TypeSystem, tell: Tell) {
    this.#lines = lines
    this.#types = types
    this.#tell = tell
  }

  documents(name: string) {
    const layers = readLayers(this.#lines, (line, detail) => this.#tell('schema', line, detail))
    const sentences = new TsvText(this.#lines, this.#tell)
    const rows = sentences.read(layers.body)
    this.#text = sentences.text
    for (const { type, features } of sentences.notes) this.#other(type, features)
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

  #other(type: string, features: ReadonlyMap<string, FeatureValue>): Reference {
    const id = String(++this.#ids)
    this.#others.set(id, { id, type, features })
    return { ref: id }
  }

  #readCells(row: TsvRow, layers: readonly TsvLayer[]): void {
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

  #readValue(
    row: TsvRow,
    layer: TsvLayer,
    column: TsvColumn,
    stacked: number,
    value: string,
  ): void {
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
  #annotation(row: TsvRow, type: string, stacked: number, number: string | null): Annotation {
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

  #here({ name }: TsvRow, type: string): Annotation[] {
    const key = `${name} ${type}`
    const here = this.#onRow.get(key) ?? []
    this.#onRow.set(key, here)
    return here
  }

  #make(row: TsvRow, type: string): Annotation {
    const id = String(++this.#ids)
    const made = { id, type, begin: row.start, end: row.end, features: new Map(), rows: [row] }
    this.#annotations.push(made)
    return made
  }

  #relate(
    row: TsvRow,
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

  #targets(
    row: TsvRow,
    annotation: Annotation,
    column: TsvColumn,
    targets: readonly string[],
  ): void {
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
  #chainLink(row: TsvRow, layer: TsvLayer, stacked: number, value: string): Annotation {
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
