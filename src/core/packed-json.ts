/**
 * JSON that writes the keys of records of one shape once. A record is the number of its shape and its
 * values, an array is 0 and its elements: `[shapes, value]`. To hand a large value from one thread or
 * process of the program to another; files have JSON as it is.
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
  if (Array.isArray(value)) {
    const packed: unknown[] = [0]
    for (const element of value) packed.push(pack(element, shapes))
    return packed
  }
  const record = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(record)
  const packed: unknown[] = [shapeOf(keys, shapes)]
  for (const key of keys) packed.push(pack(record[key], shapes))
  return packed
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

/** Read by index: with spread and entries it takes twice as long. */
function unpack(packed: unknown, shapes: readonly (readonly string[])[]): unknown {
  if (!Array.isArray(packed)) return packed
  const keys = shapes[packed[0] - 1]
  if (keys === undefined) {
    const list: unknown[] = []
    for (let i = 1; i < packed.length; i++) list.push(unpack(packed[i], shapes))
    return list
  }
  const record: Record<string, unknown> = {}
  for (let i = 0; i < keys.length; i++) record[keys[i] ?? ''] = unpack(packed[i + 1], shapes)
  return record
}
