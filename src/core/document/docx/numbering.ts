/** The markers of list items, counted as Word counts them (ECMA-376 part 1, 17.9). */
import type { ExtractionFailure } from '#core/document/document.ts'
import { BULLET, formatNumber, type NumberFormat } from '#core/document/list-marker.ts'
import { ok, type Result } from '#core/result.ts'
import { type ListReference, level } from './styles.ts'
import { readXml, type XmlAttributes } from './xml.ts'

interface Level {
  start: number
  format: string
  /** With `%1` for the number of the first level. */
  text: string
}

interface List {
  abstract: string
  /** Numbers that this list begins anew at, by level. */
  readonly starts: Map<number, number>
}

const formats: ReadonlyMap<string, NumberFormat> = new Map<string, NumberFormat>([
  ['decimalZero', 'decimal-zero'],
  ['lowerLetter', 'lower-letter'],
  ['upperLetter', 'upper-letter'],
  ['lowerRoman', 'lower-roman'],
  ['upperRoman', 'upper-roman'],
  ['arabicAlpha', 'arabic-alphabet'],
  ['arabicAbjad', 'arabic-abjad'],
])

/** Counts on from item to item, so items must be asked for in document order. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>
  readonly #levels: ReadonlyMap<string, ReadonlyMap<number, Level>>
  /** Last number given at each level, by abstract list. */
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  constructor(
    lists: ReadonlyMap<string, List> = new Map(),
    levels: ReadonlyMap<string, ReadonlyMap<number, Level>> = new Map(),
  ) {
    this.#lists = lists
    this.#levels = levels
  }

  /** The next item's marker: empty where the list has none, a bullet where the list is not known. */
  nextMarker(reference: ListReference): string {
    const list = this.#lists.get(reference.list)
    const levels = list === undefined ? undefined : this.#levels.get(list.abstract)
    const own = levels?.get(reference.level)
    if (list === undefined || levels === undefined || own === undefined) return BULLET
    const counters = this.#counters.get(list.abstract) ?? []
    this.#counters.set(list.abstract, counters)
    this.#begin(reference.list, list, counters)
    const last = counters[reference.level]
    counters[reference.level] = last === undefined ? own.start : last + 1
    counters.length = reference.level + 1
    if (own.format === 'none') return ''
    if (own.format === 'bullet') return BULLET
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1
        const shown = levels.get(index)
        const number = counters[index] ?? shown?.start ?? 1
        return formatNumber(number, formats.get(shown?.format ?? '') ?? 'decimal')
      })
      .trim()
  }

  /** A list that overrides its start does so at its first item. */
  #begin(id: string, list: List, counters: (number | undefined)[]): void {
    if (this.#begun.has(id)) return
    this.#begun.add(id)
    for (const [at, start] of list.starts) counters[at] = start - 1
  }
}

export function readNumbering(
  part: string,
  bytes: Uint8Array,
): Result<Numbering, ExtractionFailure> {
  const lists = new Map<string, List>()
  const levels = new Map<string, Map<number, Level>>()
  let abstract: Map<number, Level> | null = null
  let list: List | null = null
  let current: Level | null = null
  let overridden: number | undefined
  const read = readXml(part, bytes, {
    open(name, attribute) {
      const value = attribute('val')
      switch (name) {
        case 'w:abstractNum':
          abstract = new Map()
          levels.set(attribute('abstractNumId') ?? '', abstract)
          break
        case 'w:num':
          list = { abstract: '', starts: new Map() }
          lists.set(attribute('numId') ?? '', list)
          break
        case 'w:abstractNumId':
          if (list !== null) list.abstract = value ?? ''
          break
        case 'w:lvlOverride':
          overridden = level(attribute('ilvl'))
          break
        case 'w:startOverride':
          if (list !== null && overridden !== undefined) list.starts.set(overridden, integer(value))
          break
        case 'w:lvl':
          current = { start: 1, format: 'decimal', text: '' }
          abstract?.set(level(attribute('ilvl')) ?? 0, current)
          break
        default:
          if (current !== null) setProperty(current, name, attribute)
      }
    },
    close(name) {
      if (name === 'w:abstractNum') abstract = null
      else if (name === 'w:num') list = null
      else if (name === 'w:lvl') current = null
      else if (name === 'w:lvlOverride') overridden = undefined
    },
  })
  return read.ok ? ok(new Numbering(lists, levels)) : read
}

function setProperty(into: Level, name: string, attribute: XmlAttributes): void {
  const value = attribute('val')
  if (name === 'w:start') into.start = integer(value)
  else if (name === 'w:numFmt') into.format = value ?? 'decimal'
  else if (name === 'w:lvlText') into.text = value ?? ''
}

function integer(value: string | undefined): number {
  const number = Number.parseInt(value ?? '', 10)
  return Number.isSafeInteger(number) ? number : 1
}
