import { isRecord, readJson } from '#core/json.ts'
import type { ImportProblem } from '../importer.ts'
import type { FeatureValue } from './cas.ts'
import { ownTypes } from './own-types.ts'
import { unescapeText } from './tsv-values.ts'

/** More white space between sentences than this is no text. */
const longestGap = 1_000_000

/** A line of a token, or of a part of one. */
export interface TsvRow {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly cells: readonly string[]
  readonly line: number
}

type Tell = (kind: ImportProblem['kind'], line: number | null, detail: string) => void

/** The text of a file, as its sentences say it, and the rows of its tokens. */
export class TsvText {
  text = ''
  /** What is no annotation, in lines of ours. */
  readonly notes: {
    readonly type: string
    readonly features: ReadonlyMap<string, FeatureValue>
  }[] = []
  readonly #lines: readonly string[]
  readonly #tell: Tell
  #before: string | null = null
  #after = ''

  constructor(lines: readonly string[], tell: Tell) {
    this.#lines = lines
    this.#tell = tell
  }

  /** Puts the text together from its sentences, and gives the rows. */
  read(from: number): readonly TsvRow[] {
    const rows: TsvRow[] = []
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
    if (rows.length === 0 && this.#before !== null) this.text = this.#before
    this.text += this.#after
    return rows
  }

  /** Between two sentences stands a line break, if there is room for one, and as many spaces as are left. */
  #begin(sentence: readonly string[], { start, line }: TsvRow): void {
    const gap = start - this.text.length
    if (gap < 0 || gap > longestGap) {
      this.#tell('malformed', line, `${start}, ${this.text.length}`)
      this.text += sentence.join('\n')
      return
    }
    const isFirst = this.text === ''
    const filled = isFirst ? ' '.repeat(gap) : `\n${' '.repeat(Math.max(0, gap - 1))}`
    const stated = isFirst && this.#before?.length === gap ? this.#before : filled
    this.text += (gap > 0 ? stated : '') + sentence.join('\n')
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
    this.notes.push({ type, features })
  }
}

function rowOf(line: string, number: number): TsvRow | null {
  const [name = '', offsets = '', words = '', ...cells] = line.split('\t')
  const range = /^(\d+)-(\d+)$/.exec(offsets)
  if (range === null || !/^\d+-\d+(?:\.\d+)?$/.test(name)) return null
  return { name, start: Number(range[1]), end: Number(range[2]), words, cells, line: number }
}
