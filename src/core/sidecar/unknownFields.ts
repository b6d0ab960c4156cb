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
 * followed. Values may be replaced on the way.
 */
export function arranged(
  source: object,
  keys: readonly string[],
  replacements: Readonly<Record<string, unknown>> = {},
  unknown: readonly UnknownField[] = unknownFields(source, keys),
): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  const putAfter = (key: string | null): void => {
    for (const field of unknown) if (field.after === key) object[field.key] = field.value
  }
  if (unknown.length > 0) putAfter(null)
  for (const key of keys) {
    const value = replacements[key] ?? Reflect.get(source, key)
    if (value !== undefined) object[key] = value
    if (unknown.length > 0) putAfter(key)
  }
  return object
}
