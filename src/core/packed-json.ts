/**
 * JSON in columns, to hand a large value from one thread or process of the program to another; files have
 * JSON as it is. The keys of records of one shape are written once, a list of such records is a column a
 * key, and what is the same in all rows stands once. Written as `[shapes, value]`, in which a record is
 * the number of its shape and its values, and a list one of these:
 *
 *   [0, …elements]
 *   [-1, shape, count, …columns]     records of one shape; a column is the list of a key's values
 *   [-2, count, value]               the same string, number, boolean or null throughout
 *   [-3, strings, numbers]           strings of which there are few: each is the number of one of them
 *   [-4, lengths, elements]          lists, one after the other
 */

interface Shapes {
  readonly lists: (readonly string[])[]
  readonly first: ShapeStep
}

/** Where a shape's keys have led, one after the other. */
interface ShapeStep {
  readonly next: Map<string, ShapeStep>
  /** Of the shape that ends here; 0 until there is one. */
  number: number
}

type Rows = Readonly<Record<string, unknown>>[]

/** Packs a value as `readJson` gives one: of JSON's own kinds, and without a `__proto__` key. */
export function packJson(value: unknown): string {
  const shapes: Shapes = { lists: [], first: { next: new Map(), number: 0 } }
  const packed = pack(value, shapes)
  return JSON.stringify([shapes.lists, packed])
}

/** What was packed: equal in all, the order of keys included. */
export function unpackJson(text: string): unknown {
  const [shapes, packed] = JSON.parse(text) as [readonly (readonly string[])[], unknown]
  return unpack(packed, shapes)
}

function pack(value: unknown, shapes: Shapes): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return packList(value, shapes)
  const record = value as Rows[number]
  const keys = Object.keys(record)
  const packed: unknown[] = [shapeOf(keys, shapes)]
  for (const key of keys) packed.push(pack(record[key], shapes))
  return packed
}

function packList(list: readonly unknown[], shapes: Shapes): unknown[] {
  const [first] = list
  if (list.length > 1) {
    if (typeof first !== 'object' || first === null) {
      if (list.every((element) => element === first)) return [-2, list.length, first]
      if (typeof first === 'string') {
        const numbered = numberStrings(list)
        if (numbered !== null) return numbered
      }
    } else if (Array.isArray(first)) {
      if (list.every((element) => Array.isArray(element))) {
        const lengths = list.map((element) => element.length)
        return [-4, packList(lengths, shapes), packList(list.flat(), shapes)]
      }
    } else {
      const keys = Object.keys(first)
      if (isTable(list, keys)) {
        const columns = keys.map((key) =>
          packList(
            list.map((row) => row[key]),
            shapes,
          ),
        )
        return [-1, shapeOf(keys, shapes), list.length, ...columns]
      }
    }
  }
  const packed: unknown[] = [0]
  for (const element of list) packed.push(pack(element, shapes))
  return packed
}

/** Null where it is no list of strings, or most of them differ. */
function numberStrings(list: readonly unknown[]): unknown[] | null {
  const numbers = new Map<string, number>()
  const packed: number[] = []
  for (const element of list) {
    if (typeof element !== 'string') return null
    let number = numbers.get(element)
    if (number === undefined) {
      number = numbers.size
      if (number * 2 >= list.length) return null
      numbers.set(element, number)
    }
    packed.push(number)
  }
  return [-3, [...numbers.keys()], packed]
}

/** Whether all elements are records with these keys, in this order. */
function isTable(list: readonly unknown[], keys: readonly string[]): list is Rows {
  for (const element of list) {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) return false
    let at = 0
    for (const key in element) if (key !== keys[at++]) return false
    if (at !== keys.length) return false
  }
  return true
}

function shapeOf(keys: readonly string[], { lists, first }: Shapes): number {
  let step = first
  for (const key of keys) {
    let next = step.next.get(key)
    if (next === undefined) {
      next = { next: new Map(), number: 0 }
      step.next.set(key, next)
    }
    step = next
  }
  if (step.number === 0) step.number = lists.push(keys)
  return step.number
}

type ShapeLists = readonly (readonly string[])[]

function unpack(packed: unknown, shapes: ShapeLists): unknown {
  if (!Array.isArray(packed)) return packed
  const keys = shapes[packed[0] - 1]
  if (keys === undefined) return unpackList(packed, shapes)
  const record: Record<string, unknown> = {}
  for (let i = 0; i < keys.length; i++) record[keys[i] ?? ''] = unpack(packed[i + 1], shapes)
  return record
}

/** Read by index: with spread and entries it takes twice as long. */
function unpackList(packed: readonly unknown[], shapes: ShapeLists): unknown[] {
  switch (packed[0]) {
    case -1:
      return unpackTable(packed, shapes)
    case -2:
      return new Array(packed[1] as number).fill(packed[2])
    case -3: {
      const strings = packed[1] as readonly string[]
      return (packed[2] as readonly number[]).map((number) => strings[number])
    }
    case -4: {
      const lengths = unpackList(packed[1] as readonly unknown[], shapes) as readonly number[]
      const elements = unpackList(packed[2] as readonly unknown[], shapes)
      let at = 0
      return lengths.map((length) => {
        at += length
        return elements.slice(at - length, at)
      })
    }
    default: {
      const list: unknown[] = []
      for (let i = 1; i < packed.length; i++) list.push(unpack(packed[i], shapes))
      return list
    }
  }
}

function unpackTable(packed: readonly unknown[], shapes: ShapeLists): unknown[] {
  const keys = shapes[(packed[1] as number) - 1] ?? []
  const columns = keys.map((_, i) => unpackList(packed[i + 3] as readonly unknown[], shapes))
  const rows: unknown[] = []
  for (let row = 0; row < (packed[2] as number); row++) {
    const record: Record<string, unknown> = {}
    for (let i = 0; i < keys.length; i++) record[keys[i] ?? ''] = columns[i]?.[row]
    rows.push(record)
  }
  return rows
}
