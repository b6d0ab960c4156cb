import type { UnknownField } from '#core/annotation/model.ts'

const none: readonly UnknownField[] = []

/** The fields of an object beyond those named in `keys`, each with the named field before it. */
export function unknownFields(source: object, keys: readonly string[]): readonly UnknownField[] {
  let found: UnknownField[] | null = null
  let after: string | null = null
  for (const key of Object.keys(source)) {
    if (keys.includes(key)) after = key
    else {
      found ??= []
      found.push({ key, value: Reflect.get(source, key), after })
    }
  }
  return found ?? none
}

/** The same, as a property to spread into a record that carries it only where there are some. */
export function carried(
  source: object,
  keys: readonly string[],
): { readonly unknown?: readonly UnknownField[] } {
  const unknown = unknownFields(source, keys)
  return unknown.length === 0 ? {} : { unknown }
}

/**
 * An object with its fields in the order of `keys`, each unknown field after the named one that it
 * followed. Values may be replaced on the way. An object that is so already is given back itself.
 */
export function arranged(
  source: object,
  keys: readonly string[],
  replacements: Readonly<Record<string, unknown>> = {},
  unknown?: readonly UnknownField[],
): object {
  if (unknown === undefined && isArranged(source, keys) && isWithout(source, replacements))
    return source
  const fields = unknown ?? unknownFields(source, keys)
  const object: Record<string, unknown> = {}
  const putAfter = (key: string | null): void => {
    for (const field of fields) if (field.after === key) object[field.key] = field.value
  }
  putAfter(null)
  for (const key of keys) {
    const value = replacements[key] ?? Reflect.get(source, key)
    if (value !== undefined) object[key] = value
    if (fields.length > 0) putAfter(key)
  }
  return object
}

/** Whether the named fields stand in order; unknown ones are then where they belong. */
function isArranged(source: object, keys: readonly string[]): boolean {
  let last = -1
  for (const key of Object.keys(source)) {
    const place = keys.indexOf(key)
    if (place === -1) continue
    if (place < last) return false
    last = place
  }
  return true
}

function isWithout(source: object, replacements: Readonly<Record<string, unknown>>): boolean {
  for (const key of Object.keys(replacements))
    if (Reflect.get(source, key) !== replacements[key]) return false
  return true
}

/** The same list where every element stays the same one. */
export function mapped<T, U>(list: readonly T[], change: (element: T) => U): readonly (T | U)[] {
  const next = list.map(change)
  return next.every((element, i) => Object.is(element, list[i])) ? list : next
}
