import { compareText } from '#core/annotation/order.ts'
import type { Conflict } from '#core/annotation/records.ts'
import { isRecord } from '#core/json.ts'
import { arranged, unknownFields } from './unknown-fields.ts'

/**
 * Three-way merging of JSON: `base` is what both sides began with (undefined where it was not
 * there), `a` and `b` what became of it. Every rule is symmetric in `a` and `b`.
 */

export type JsonRecord = Readonly<Record<string, unknown>>

/** Where a value stands, for naming its conflict, and which side it takes where both were changed. */
export interface Place {
  /** Id of the item; null for the sidecar itself. */
  readonly item: string | null
  readonly field: string
  /** Below 0 where `b` is to win, above 0 where `a` is; 0 leaves it to the values. */
  readonly later: number
}

/** Collects what a merge could not decide. A conflict's id follows from its place, so that merging again finds it. */
export class Conflicts {
  readonly #found = new Map<string, Conflict>()

  add(item: string | null, field: string, values: readonly unknown[]): void {
    const id = `${item ?? 'sidecar'}/${field}`
    this.#found.set(id, { id, item, field, values: unitedValues(values, []) })
  }

  /** These conflicts together with those that are there, the values of each united. */
  unitedWith(existing: readonly Conflict[]): readonly Conflict[] {
    const united = new Map(existing.map((conflict) => [conflict.id, conflict]))
    for (const [id, conflict] of this.#found) {
      const before = united.get(id)
      united.set(id, before === undefined ? conflict : uniteValues(before, conflict))
    }
    return [...united.values()].sort((a, b) => compareText(a.id, b.id))
  }
}

function uniteValues(a: Conflict, b: Conflict): Conflict {
  return { ...a, values: unitedValues(a.values, b.values) }
}

function unitedValues(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const values = new Map([...a, ...b].map((value) => [jsonOf(value), value]))
  return [...values].sort(([x], [y]) => compareText(x, y)).map(([, value]) => value)
}

/** One field. Where both sides changed it, the later one stands and both are kept as a conflict. */
export function mergeValue(
  place: Place,
  base: unknown,
  a: unknown,
  b: unknown,
  conflicts: Conflicts,
): unknown {
  if (isSame(a, b)) return firstWritten(a, b)
  if (isSame(base, a)) return b
  if (isSame(base, b)) return a
  conflicts.add(place.item, place.field, [a ?? null, b ?? null])
  return winner(place.later, a, b)
}

/** Of two equal values, which may differ in the order of their keys, the same one whichever way round. */
function firstWritten<T>(a: T, b: T): T {
  return a === b || compareText(jsonOf(a), jsonOf(b)) <= 0 ? a : b
}

function winner(later: number, a: unknown, b: unknown): unknown {
  if (later !== 0) return later > 0 ? a : b
  // A value is worth more than its absence.
  if (a === undefined) return b
  if (b === undefined) return a
  return compareText(jsonOf(a), jsonOf(b)) > 0 ? a : b
}

/** How a field is merged where it is not one value. */
export type FieldRule = 'keyed' | 'sets' | 'latest' | 'earliest' | 'values'

/**
 * One record, field by field, unknown fields too. `keys` are the known fields in their order.
 * Rules: `keyed` merges a record's keys each for itself, `sets` does so with lists as sets,
 * `latest` and `earliest` take one of two times, `values` unites two lists.
 */
export function mergeRecord(
  item: string | null,
  keys: readonly string[],
  rules: Readonly<Record<string, FieldRule>>,
  base: JsonRecord | undefined,
  a: JsonRecord,
  b: JsonRecord,
  conflicts: Conflicts,
  prefix = '',
): JsonRecord {
  // As written, so that the place of an unknown field counts too.
  if (isIdentical(a, b) || isIdentical(base, b)) return a
  if (isIdentical(base, a)) return b
  const later = compareText(textOf(a.modified), textOf(b.modified))
  const merged: Record<string, unknown> = {}
  for (const key of unionKeys(base, a, b)) {
    const place = { item, field: prefix + key, later }
    const values = [base?.[key], a[key], b[key]] as const
    const value = mergeField(rules[key], place, values, conflicts)
    if (value !== undefined) merged[key] = value
  }
  const [old, x, y] = [base ?? {}, a, b].map((source) => placesOf(source, keys))
  const unknown = Object.keys(merged)
    .filter((key) => !keys.includes(key))
    .map((key) => ({
      key,
      value: merged[key],
      after: mergePlace(old?.get(key), x?.get(key), y?.get(key)),
    }))
  return { ...arranged(merged, keys, {}, unknown) }
}

type FieldPlace = string | null | undefined

function placesOf(source: JsonRecord, keys: readonly string[]): ReadonlyMap<string, FieldPlace> {
  return new Map(unknownFields(source, keys).map(({ key, after }) => [key, after]))
}

/** The known field that an unknown one follows; undefined where a side does not have it. */
function mergePlace(base: FieldPlace, a: FieldPlace, b: FieldPlace): string | null {
  if (a === b || b === undefined) return a ?? null
  if (a === undefined || base === a) return b
  if (base === b) return a
  return (a ?? '') < (b ?? '') ? a : b
}

function mergeField(
  rule: FieldRule | undefined,
  place: Place,
  [base, a, b]: readonly [unknown, unknown, unknown],
  conflicts: Conflicts,
): unknown {
  switch (rule) {
    case 'keyed':
    case 'sets':
      return mergeKeys(rule, place, recordOf(base), recordOf(a), recordOf(b), conflicts)
    case 'latest':
      return compareText(textOf(a), textOf(b)) >= 0 ? a : b
    case 'earliest':
      return compareText(textOf(a), textOf(b)) <= 0 ? a : b
    case 'values':
      return Array.isArray(a) && Array.isArray(b) ? unitedValues(a, b) : a
    case undefined:
      return mergeValue(place, base, a, b, conflicts)
  }
}

function mergeKeys(
  rule: 'keyed' | 'sets',
  place: Place,
  base: JsonRecord,
  a: JsonRecord,
  b: JsonRecord,
  conflicts: Conflicts,
): JsonRecord {
  const merged: Record<string, unknown> = {}
  for (const key of unionKeys(base, a, b)) {
    const inner = { ...place, field: `${place.field}.${key}` }
    const value =
      rule === 'sets'
        ? mergeSets(listOf(base[key]), listOf(a[key]), listOf(b[key]))
        : mergeValue(inner, base[key], a[key], b[key], conflicts)
    if (value !== undefined) merged[key] = value
  }
  return merged
}

/**
 * Lists as sets: what either side added is there, what either took away is not. Undefined where
 * nothing is left and a side has no such list.
 */
function mergeSets(
  base: readonly string[] | undefined,
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (isSame(a, b) || isSame(base, b)) return a
  if (isSame(base, a)) return b
  const [old = [], left = [], right = []] = [base, a, b]
  const kept = old.filter((value) => left.includes(value) && right.includes(value))
  const added = [...left, ...right].filter((value) => !old.includes(value)).sort(compareText)
  const united = [...new Set([...kept, ...added])]
  return united.length === 0 ? undefined : united
}

export interface MergedList {
  readonly items: ReadonlyMap<string, JsonRecord>
  /** Items that one side deleted and the other left as they were. */
  readonly deleted: ReadonlyMap<string, JsonRecord>
}

type Items = readonly (JsonRecord & { readonly id: string })[]

/** A list of items by id: additions unite, an edit beats a deletion and is flagged. */
export function mergeList(
  keys: readonly string[],
  rules: Readonly<Record<string, FieldRule>>,
  base: Items,
  a: Items,
  b: Items,
  conflicts: Conflicts,
): MergedList {
  const [before, left, right] = [base, a, b].map(
    (list) => new Map(list.map((item) => [item.id, item])),
  )
  const items = new Map<string, JsonRecord>()
  const deleted = new Map<string, JsonRecord>()
  for (const id of new Set([...a, ...b].map((item) => item.id).sort(compareText))) {
    const [old, x, y] = [before?.get(id), left?.get(id), right?.get(id)]
    if (x !== undefined && y !== undefined)
      items.set(id, mergeRecord(id, keys, rules, old, x, y, conflicts))
    else {
      const one = x ?? y
      if (one === undefined) continue
      if (old !== undefined && isSame(old, one)) deleted.set(id, one)
      else {
        items.set(id, one)
        if (old !== undefined) flagDeletion(id, conflicts)
      }
    }
  }
  return { items, deleted }
}

/** Says that an item is there although one side deleted it. */
export function flagDeletion(id: string, conflicts: Conflicts): void {
  conflicts.add(id, 'presence', ['deleted', 'kept'])
}

/** Equal as JSON values; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => isSame(value, b[i]))
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

/** Equal as JSON texts: the order of keys counts. */
function isIdentical(a: unknown, b: unknown): boolean {
  if (!isSame(a, b)) return false
  return a === b || jsonOf(a) === jsonOf(b)
}

function unionKeys(...records: readonly (JsonRecord | undefined)[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort(compareText)
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}

function listOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined
}
