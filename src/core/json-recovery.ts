/** Where the faults of a text of JSON are, and what of it can be recovered. */
import {
  getNodePath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { JsonFault, JsonReading } from './json.ts'
import { showPath } from './json-path.ts'
import { isUnholdable, scanJson } from './json-scan.ts'

/** Reads a text in which `JSON.parse` found a fault (`parserMessage`), or lost something (null). */
export function recover(text: string, parserMessage: string | null): JsonReading {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const places = new Places(text)
  const faults: JsonFault[] = []
  const [first] = errors
  if (first !== undefined) {
    // The others mostly follow from the first.
    const where = { path: pathAt(root, first.offset), ...places.at(first.offset) }
    const detail = printParseErrorCode(first.error)
    const trailing = root !== undefined && first.offset >= root.offset + root.length
    const closed = trailing && scanJson(text.slice(0, root.offset + root.length)).open === 0
    faults.push(
      closed ? { kind: 'trailing-content', ...where } : { kind: 'syntax', ...where, detail },
    )
  } else if (parserMessage !== null)
    faults.push({ kind: 'syntax', path: '$', line: 1, column: 1, detail: parserMessage })
  const broken = errors.map((error) => error.offset)
  const value = root === undefined ? undefined : rebuild(root, { text, places, broken, faults })
  return { value: value === damaged ? undefined : value, faults }
}

interface Recovery {
  readonly text: string
  readonly places: Places
  /** Offsets of syntax errors. */
  readonly broken: readonly number[]
  readonly faults: JsonFault[]
}

const damaged = Symbol('damaged')

function rebuild(node: Node, recovery: Recovery): unknown {
  if (node.type === 'object') return rebuildObject(node, recovery)
  if (node.type === 'array') {
    const elements: unknown[] = []
    for (const child of node.children ?? []) {
      if (isBroken(child, recovery)) continue
      const element = rebuild(child, recovery)
      if (element !== damaged) elements.push(element)
    }
    return elements
  }
  if (isBroken(node, recovery)) return damaged
  if (node.type === 'number') {
    const literal = recovery.text.slice(node.offset, node.offset + node.length)
    if (isUnholdable(literal)) {
      recovery.faults.push({ kind: 'number-out-of-range', path: pathOf(node), literal })
      return damaged
    }
  }
  return node.value
}

function rebuildObject(node: Node, recovery: Recovery): unknown {
  const members = new Map<string, Node[]>()
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined || isBroken(key, recovery)) continue
    const name = String(key.value)
    members.set(name, [...(members.get(name) ?? []), value])
  }
  const object: Record<string, unknown> = {}
  for (const [name, values] of members) {
    const [first, second] = values
    if (first === undefined) continue
    const { line } = recovery.places.at((second ?? first).offset)
    if (second !== undefined)
      recovery.faults.push({ kind: 'duplicate-key', path: pathOf(first), line })
    else if (name === '__proto__')
      recovery.faults.push({ kind: 'forbidden-key', path: pathOf(first), line })
    else {
      const value = rebuild(first, recovery)
      if (value !== damaged) object[name] = value
    }
  }
  return object
}

/** Whether a syntax error lies in the node, or the node was cut short by the text's end. */
function isBroken(node: Node, { text, broken }: Recovery): boolean {
  const end = node.offset + node.length
  if (broken.some((offset) => offset >= node.offset && offset < end)) return true
  if (!broken.includes(end)) return false
  if (node.type === 'object' || node.type === 'array')
    return scanJson(text.slice(node.offset, end)).open !== 0
  return node.type !== 'string' && end === text.length
}

function pathOf(node: Node): string {
  return showPath(getNodePath(node))
}

/** Path of the innermost value around an offset. */
function pathAt(root: Node | undefined, offset: number): string {
  let node = root
  let found = root
  while (node !== undefined) {
    if (node.type !== 'property') found = node
    node = node.children?.findLast(
      (child) => child.offset <= offset && offset <= child.offset + child.length,
    )
  }
  return found === undefined ? '$' : pathOf(found)
}

/** Turns offsets into lines and columns. */
class Places {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1))
      this.#starts.push(i + 1)
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 }
  }
}
