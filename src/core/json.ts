import {
  getNodePath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'

/** Deepest nesting that is read: far more than any of our files has, far less than any stack. */
export const deepestNesting = 100

/** What makes a text unfit to be read as JSON and written again without loss. `line` and `column` count from 1. */
export type JsonFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'only-nul' }
  | { readonly kind: 'byte-order-mark' }
  | {
      readonly kind: 'syntax'
      readonly path: string
      readonly line: number
      readonly column: number
      readonly detail: string
    }
  | {
      readonly kind: 'trailing-content'
      readonly path: string
      readonly line: number
      readonly column: number
    }
  | { readonly kind: 'too-deep'; readonly limit: number }
  | { readonly kind: 'duplicate-key'; readonly path: string; readonly line: number }
  | { readonly kind: 'forbidden-key'; readonly path: string; readonly line: number }
  | { readonly kind: 'number-out-of-range'; readonly path: string; readonly literal: string }

/**
 * A text read as JSON. Where there are faults, `value` is what could be recovered: object members
 * and array elements that a fault touches are left out (an object keeps its other members, unless
 * the syntax inside it is broken); undefined where nothing is left.
 */
export interface JsonReading {
  readonly value: unknown
  readonly faults: readonly JsonFault[]
}

/** A JSON object, as opposed to an array, null or a plain value. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A step down to a value: a member's name, or an element's number. */
export type PathStep = string | number

/** Writes a path the way people read it: `spans[3].segments[0].start`; the root is `$`. */
export function showPath(steps: readonly PathStep[]): string {
  let shown = ''
  for (const step of steps) {
    if (typeof step === 'number') shown += `[${step}]`
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) shown += shown === '' ? step : `.${step}`
    else shown += `[${JSON.stringify(step)}]`
  }
  return shown === '' ? '$' : shown
}

/**
 * Reads JSON strictly (RFC 8259), and beyond it refuses what `JSON.parse` lets pass and loses:
 * duplicate keys, `__proto__`, numbers that a double cannot hold, nesting past `deepestNesting`.
 * A sound text costs one linear scan, `JSON.parse` and one walk; only a faulty one is read again
 * to find where the faults are and what can be recovered.
 */
export function readJson(text: string): JsonReading {
  if (text.startsWith('\u{FEFF}')) {
    const rest = readJson(text.slice(1))
    return { value: rest.value, faults: [{ kind: 'byte-order-mark' }, ...rest.faults] }
  }
  if (text.trim() === '') return { value: undefined, faults: [{ kind: 'empty' }] }
  if (/^\0+$/.test(text)) return { value: undefined, faults: [{ kind: 'only-nul' }] }

  const scan = scanJson(text)
  if (scan.depth > deepestNesting) return readTooDeep(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return recover(text, error instanceof Error ? error.message : String(error))
  }
  const sound = !scan.oddNumber && countMembers(value) === scan.members
  return sound ? { value, faults: [] } : recover(text, null)
}

interface Scan {
  readonly depth: number
  /** Brackets that were opened and not closed. */
  readonly open: number
  /** Members written in the text; more than the value has where keys are written twice. */
  readonly members: number
  readonly oddNumber: boolean
}

const quote = 0x22
const backslash = 0x5c

function scanJson(text: string): Scan {
  let depth = 0
  let deepest = 0
  let members = 0
  let oddNumber = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x20 || unit === 0x0a || unit === 0x2c) continue
    if (unit === quote) i = endOfString(text, i)
    else if (unit === 0x3a) members++
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x7d || unit === 0x5d) depth--
    else if (isNumberPart(unit) && unit !== 0x65 && unit !== 0x45) {
      const start = i
      while (i + 1 < text.length && isNumberPart(text.charCodeAt(i + 1))) i++
      oddNumber ||= i - start >= 15 && isUnholdable(text.slice(start, i + 1))
      oddNumber ||= i - start < 15 && hasExponent(text, start, i + 1)
    }
  }
  return { depth: deepest, open: depth, members, oddNumber }
}

/** Index of the closing quote of the string that opens at `open` (the text's end where none closes it). */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close !== -1) {
    if (text.charCodeAt(close - 1) !== backslash) return close
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return close
    close = text.indexOf('"', close + 1)
  }
  return text.length
}

function isNumberPart(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2d ||
    unit === 0x2b ||
    unit === 0x2e ||
    unit === 0x65 ||
    unit === 0x45
  )
}

function hasExponent(text: string, start: number, end: number): boolean {
  const literal = text.slice(start, end)
  return /[eE]/.test(literal) && isUnholdable(literal)
}

/**
 * A double would hold another number, and writing it would change the text: past its range, or an
 * integer that it neither has nor is the usual short form of one that it has.
 */
function isUnholdable(literal: string): boolean {
  const number = Number(literal)
  if (!Number.isFinite(number)) return true
  if (!/^-?\d+$/.test(literal) || String(number) === literal) return false
  return BigInt(literal) !== BigInt(number)
}

/** Members of all objects in a value; -1 where a key is forbidden. */
function countMembers(value: unknown): number {
  let count = 0
  if (Array.isArray(value)) {
    for (const element of value) {
      const inner = countMembers(element)
      if (inner === -1) return -1
      count += inner
    }
    return count
  }
  if (!isRecord(value)) return 0
  for (const key in value) {
    if (key === '__proto__') return -1
    const inner = countMembers(value[key])
    if (inner === -1) return -1
    count += inner + 1
  }
  return count
}

function readTooDeep(text: string): JsonReading {
  const fault: JsonFault = { kind: 'too-deep', limit: deepestNesting }
  try {
    return { value: cutDeep(JSON.parse(text), 0), faults: [fault] }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError)
      return { value: undefined, faults: [fault] }
    throw error
  }
}

/** A copy without what lies deeper than `deepestNesting`. */
function cutDeep(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepestNesting) return undefined
  if (Array.isArray(value))
    return value
      .map((element) => cutDeep(element, depth + 1))
      .filter((element) => element !== undefined)
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    const kept = key === '__proto__' ? undefined : cutDeep(member, depth + 1)
    if (kept !== undefined) copy[key] = kept
  }
  return copy
}

function recover(text: string, parserMessage: string | null): JsonReading {
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
