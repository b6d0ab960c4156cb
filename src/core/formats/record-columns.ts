import { isRecord } from '#core/json.ts'
import type { RecordField } from './record.ts'

/** The levels of a column's values; none for a field that is under no list and never null. */
interface Levels {
  readonly definitionLevels: number[]
  readonly repetitionLevels: number[]
}

/**
 * One field of many records, as nested data are stored in columns: two levels for each value say how much
 * of its path is there and where lists begin (Melnik et al., “Dremel”, VLDB 2010). Fields under the same
 * lists share them.
 */
export class RecordColumn {
  /** Names as in the Parquet schema, from the record's field on. */
  readonly path: readonly string[]
  readonly #present: unknown[]
  readonly #levels: Levels
  readonly #defined: number

  /** `present`: values that are there; `defined`: the definition level of those. */
  constructor(path: readonly string[], present: unknown[], levels: Levels, defined: number) {
    this.path = path
    this.#present = present
    this.#levels = levels
    this.#defined = defined
  }

  /** Its values, undefined where there is none, and their levels. */
  page(): Levels & { readonly values: unknown[]; readonly maxDefinitionLevel: number } {
    const maxDefinitionLevel = this.#defined
    const { definitionLevels } = this.#levels
    let next = 0
    const values =
      this.#present.length === definitionLevels.length || definitionLevels.length === 0
        ? this.#present
        : definitionLevels.map((level) =>
            level === maxDefinitionLevel ? this.#present[next++] : undefined,
          )
    return { ...this.#levels, values, maxDefinitionLevel }
  }

  clear(): void {
    this.#present.length = 0
    this.#levels.definitionLevels.length = 0
    this.#levels.repetitionLevels.length = 0
  }
}

/**
 * Takes what a record holds at a place of its schema; undefined where a list above it is empty.
 * `definition` and `repetition` are its levels as far as the lists above it make them.
 */
type Take = (value: unknown, definition: number, repetition: number) => void

/** The lists above a field. */
interface Lists {
  readonly depth: number
  readonly definitionLevels: number[]
  readonly repetitionLevels: number[]
}

/** Takes records apart as they come, so that none of them needs to be kept. */
export class RecordColumns {
  readonly columns: readonly RecordColumn[]
  readonly #take: Take
  #records = 0

  constructor(fields: readonly RecordField[]) {
    const columns: RecordColumn[] = []
    const lists = { depth: 0, definitionLevels: [], repetitionLevels: [] }
    this.#take = takeStruct(fields, [], lists, columns)
    this.columns = columns
  }

  get records(): number {
    return this.#records
  }

  /** Lists that the record leaves out are empty, values that it leaves out null. */
  add(record: object): void {
    this.#take(record, 0, 0)
    this.#records++
  }

  clear(): void {
    this.#records = 0
    for (const column of this.columns) column.clear()
  }
}

function takeField(
  field: RecordField,
  path: readonly string[],
  lists: Lists,
  columns: RecordColumn[],
): Take {
  if (field.nullable && (field.kind === 'list' || field.kind === 'struct'))
    throw new Error(`«${path.join('.')}» may be null, which only values may`)
  switch (field.kind) {
    case 'list':
      return takeList(field.of, [...path, 'list'], lists, columns)
    case 'struct':
      return takeStruct(field.fields, path, lists, columns)
    default:
      return takeValue(field, path, lists, columns)
  }
}

function takeStruct(
  fields: readonly RecordField[],
  path: readonly string[],
  lists: Lists,
  columns: RecordColumn[],
): Take {
  const takes = fields.map(
    (field) => [field.name, takeField(field, [...path, field.name], lists, columns)] as const,
  )
  return (value, definition, repetition) => {
    const struct = isRecord(value) ? value : null
    for (const [name, take] of takes) take(struct?.[name], definition, repetition)
  }
}

function takeList(
  element: RecordField,
  path: readonly string[],
  above: Lists,
  columns: RecordColumn[],
): Take {
  const depth = above.depth + 1
  const lists = { depth, definitionLevels: [] as number[], repetitionLevels: [] as number[] }
  const take = takeField(element, [...path, element.name], lists, columns)
  const taken: Take = (value, definition, repetition) => {
    lists.definitionLevels.push(definition)
    lists.repetitionLevels.push(repetition)
    take(value, definition, repetition)
  }
  return (value, definition, repetition) => {
    if (!Array.isArray(value) || value.length === 0) {
      taken(undefined, definition, repetition)
      return
    }
    taken(value[0], definition + 1, repetition)
    for (let i = 1; i < value.length; i++) taken(value[i], definition + 1, depth)
  }
}

function takeValue(
  field: RecordField,
  path: readonly string[],
  lists: Lists,
  columns: RecordColumn[],
): Take {
  const { depth, definitionLevels, repetitionLevels } = lists
  const present: unknown[] = []
  if (!field.nullable) {
    columns.push(new RecordColumn(path, present, { definitionLevels, repetitionLevels }, depth))
    return (value, definition) => {
      if (definition < depth) return
      if (value === undefined) throw new Error(`«${path.join('.')}» is not there`)
      present.push(value)
    }
  }
  const own: number[] = []
  columns.push(
    new RecordColumn(path, present, { definitionLevels: own, repetitionLevels }, depth + 1),
  )
  return (value, definition) => {
    const isThere = value !== undefined && value !== null
    own.push(isThere ? depth + 1 : definition)
    if (isThere) present.push(value)
  }
}
