/** Bytes as base64 text; Node and the window's engine have different calls for it. */
export interface ByteCodec {
  encode(bytes: Uint8Array): string
  decode(text: string): Uint8Array<ArrayBuffer>
}

/** Values as text and back, with the algorithm of the HTML standard's structured clone. */
export interface Cloner {
  /** Throws `An object could not be cloned.` for functions, symbols, promises and the like. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Makes a cloner. The function stands on its own, since its source also runs in the window.
 *
 * The text is `j` and JSON where JSON says it all, which is the fast way for large plain values;
 * else `g` and a graph: a list of nodes, in which a slot is a JSON primitive, or an array with a tag
 * for what JSON lacks (`u` undefined, `n` NaN, `+` and `-` the infinities, `z` negative zero, `h` a
 * hole, `b` a bigint) or for a reference to a node (`r`).
 */
export function createCloner(bytes: ByteCodec): Cloner {
  type Slot = string | number | boolean | null | [tag: string, value?: string | number]
  type Node = [type: string, ...payload: (Slot | Slot[])[]]

  const maximumPlainDepth = 100
  const errorTypes = new Map<string, ErrorConstructor>(
    [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [
      type.name,
      type as ErrorConstructor,
    ]),
  )
  type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView
  const viewTypes: readonly View[] = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ]
  const viewsByName = new Map(viewTypes.map((type) => [type.name, type]))

  function uncloneable(): Error {
    return new Error('An object could not be cloned.')
  }

  /** Whether JSON keeps everything of it, object identity included. */
  function isPlain(value: unknown, depth: number, seen: Set<object>): boolean {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
      case 'object': {
        if (value === null) return true
        if (depth > maximumPlainDepth || seen.has(value)) return false
        seen.add(value)
        if (Array.isArray(value)) {
          // A hole reads as undefined, which is not plain.
          for (let index = 0; index < value.length; index += 1) {
            if (!isPlain(value[index], depth + 1, seen)) return false
          }
          return Object.keys(value).length === value.length
        }
        const prototype: unknown = Object.getPrototypeOf(value)
        if (prototype !== Object.prototype && prototype !== null) return false
        for (const key in value) {
          if (!isPlain((value as Record<string, unknown>)[key], depth + 1, seen)) return false
        }
        return true
      }
      default:
        return false
    }
  }

  function encode(value: unknown): string {
    return isPlain(value, 0, new Set()) ? `j${JSON.stringify(value)}` : encodeGraph(value)
  }

  function encodeGraph(root: unknown): string {
    const indexes = new Map<object, number>()
    const queue: object[] = []

    function slotOf(value: unknown): Slot {
      switch (typeof value) {
        case 'string':
        case 'boolean':
          return value
        case 'undefined':
          return ['u']
        case 'bigint':
          return ['b', String(value)]
        case 'number':
          if (Number.isNaN(value)) return ['n']
          if (value === Number.POSITIVE_INFINITY) return ['+']
          if (value === Number.NEGATIVE_INFINITY) return ['-']
          return Object.is(value, -0) ? ['z'] : value
        case 'object': {
          if (value === null) return null
          let index = indexes.get(value)
          if (index === undefined) {
            index = queue.length
            indexes.set(value, index)
            queue.push(value)
          }
          return ['r', index]
        }
        default:
          throw uncloneable()
      }
    }

    function properties(value: object): Slot[] {
      return Object.entries(value).flatMap(([key, item]) => [key, slotOf(item)])
    }

    function nodeOf(value: object): Node {
      if (Array.isArray(value)) {
        const slots: Slot[] = []
        for (let index = 0; index < value.length; index += 1) {
          slots.push(index in value ? slotOf(value[index]) : ['h'])
        }
        return ['array', slots]
      }
      if (value instanceof Map) {
        return ['map', [...value].flatMap(([key, item]) => [slotOf(key), slotOf(item)])]
      }
      if (value instanceof Set) return ['set', [...value].map(slotOf)]
      if (value instanceof Date) return ['date', slotOf(value.getTime())]
      if (value instanceof RegExp) return ['regexp', value.source, value.flags]
      if (value instanceof ArrayBuffer) return ['buffer', bytes.encode(new Uint8Array(value))]
      if (ArrayBuffer.isView(value)) {
        const type = viewTypes.find((candidate) => value instanceof candidate)
        if (type === undefined) throw uncloneable()
        const length = 'length' in value ? Number(value.length) : value.byteLength
        const whole = value.byteOffset === 0 && value.byteLength === value.buffer.byteLength
        // Node's small buffers are cut from a shared pool: send the view's own bytes alone.
        const own = whole
          ? value.buffer
          : new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer
        return ['view', type.name, slotOf(own), length]
      }
      if (value instanceof Error) {
        const cause: Slot[] = 'cause' in value ? [slotOf(value.cause)] : []
        return ['error', value.name, String(value.message), slotOf(value.stack), ...cause]
      }
      if (value instanceof Boolean || value instanceof Number || value instanceof String) {
        return ['boxed', slotOf(value.valueOf())]
      }
      const name = Object.prototype.toString.call(value)
      if (name !== '[object Object]' && typeof Reflect.get(value, 'constructor') !== 'function') {
        throw uncloneable()
      }
      if (
        /^\[object (Promise|Weak|Generator|AsyncGenerator|Window|HTML|Symbol|global)/.test(name)
      ) {
        throw uncloneable()
      }
      return ['object', properties(value)]
    }

    const rootSlot = slotOf(root)
    const nodes: Node[] = []
    for (let index = 0; index < queue.length; index += 1) {
      const value = queue[index]
      if (value !== undefined) nodes.push(nodeOf(value))
    }
    return `g${JSON.stringify([rootSlot, nodes])}`
  }

  function decode(text: string): unknown {
    const parsed: unknown = JSON.parse(text.slice(1))
    if (text[0] === 'j') return parsed
    const [rootSlot, nodes] = parsed as [Slot, Node[]]
    const made = new Map<number, object>()

    function fromSlot(slot: Slot | Slot[] | undefined): unknown {
      if (!Array.isArray(slot)) return slot
      switch (slot[0]) {
        case 'n':
          return Number.NaN
        case '+':
          return Number.POSITIVE_INFINITY
        case '-':
          return Number.NEGATIVE_INFINITY
        case 'z':
          return -0
        case 'b':
          return BigInt(String(slot[1]))
        case 'r':
          return objectAt(Number(slot[1]))
        default:
          return undefined
      }
    }

    /** What a node stands for, without its members, which may refer back to it. */
    function objectAt(index: number): object {
      const known = made.get(index)
      if (known !== undefined) return known
      const node = nodes[index]
      if (node === undefined) throw new Error('The message refers to an object that it lacks')
      const object = shell(node)
      made.set(index, object)
      return object
    }

    function shell([type, first, second, third]: Node): object {
      switch (type) {
        case 'array':
          return new Array((first as Slot[]).length)
        case 'map':
          return new Map()
        case 'set':
          return new Set()
        case 'date':
          return new Date(Number(fromSlot(first)))
        case 'regexp':
          return new RegExp(String(first), String(second))
        case 'buffer':
          return bytes.decode(String(first)).buffer
        case 'view': {
          const View = viewsByName.get(String(first))
          if (View === undefined) throw new Error(`The message holds an unknown ${first}`)
          return new View(fromSlot(second) as ArrayBuffer, 0, Number(third))
        }
        case 'error': {
          const error = new (errorTypes.get(String(first)) ?? Error)(String(second))
          Object.defineProperty(error, 'stack', {
            value: fromSlot(third),
            configurable: true,
            writable: true,
          })
          return error
        }
        case 'boxed':
          return Object(fromSlot(first)) as object
        default:
          return {}
      }
    }

    function fill(object: object, [type, first, , , cause]: Node): void {
      const slots = first as Slot[]
      if (type === 'array') {
        slots.forEach((slot, at) => {
          if (!Array.isArray(slot) || slot[0] !== 'h') (object as unknown[])[at] = fromSlot(slot)
        })
      } else if (type === 'set') {
        for (const slot of slots) (object as Set<unknown>).add(fromSlot(slot))
      } else if (type === 'map') {
        for (let at = 0; at < slots.length; at += 2)
          (object as Map<unknown, unknown>).set(fromSlot(slots[at]), fromSlot(slots[at + 1]))
      } else if (type === 'object') {
        for (let at = 0; at < slots.length; at += 2)
          Object.defineProperty(object, String(slots[at]), {
            value: fromSlot(slots[at + 1]),
            configurable: true,
            enumerable: true,
            writable: true,
          })
      } else if (type === 'error' && cause !== undefined) {
        Object.defineProperty(object, 'cause', {
          value: fromSlot(cause),
          configurable: true,
          writable: true,
        })
      }
    }

    nodes.forEach((node, index) => {
      fill(objectAt(index), node)
    })
    return fromSlot(rootSlot)
  }

  return { encode, decode }
}

/** The cloner of the main process. */
export const cloner = createCloner({
  encode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
})
