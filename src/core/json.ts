import { recover } from './json-recovery.ts'
import { scanJson } from './json-scan.ts'

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
