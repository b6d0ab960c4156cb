import type { z } from 'zod'
import { type PathStep, showPath } from '#core/json-path.ts'

/** Where a value breaks its schema, and why. */
export interface SchemaFault {
  readonly kind: 'schema'
  readonly path: string
  readonly reason: SchemaReason
}

export type SchemaReason =
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong-type'; readonly expected: string; readonly found: string }
  | { readonly kind: 'not-one-of'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown-key'; readonly keys: readonly string[] }
  | { readonly kind: 'malformed'; readonly pattern: string }
  | { readonly kind: 'too-small'; readonly minimum: number }
  | { readonly kind: 'too-large'; readonly maximum: number }
  /** A rule between fields, named by `rule`; `detail` is the value that breaks it. */
  | { readonly kind: 'rule'; readonly rule: string; readonly detail: string }

/** The issues of a failed check as faults, each with the value found there. */
export function schemaFaults(error: z.ZodError, value: unknown): SchemaFault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, value, []))
}

function faultsOf(
  issue: z.core.$ZodIssue,
  root: unknown,
  above: readonly PathStep[],
): readonly SchemaFault[] {
  const steps = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))]
  const found = valueAt(root, steps)
  const fault = (reason: SchemaReason): SchemaFault[] => [
    { kind: 'schema', path: showPath(steps), reason },
  ]
  if (issue.code === 'custom')
    return fault({
      kind: 'rule',
      rule: issue.message,
      detail: typeof issue.params?.detail === 'string' ? issue.params.detail : '',
    })
  if (found === undefined && issue.code !== 'unrecognized_keys') return fault({ kind: 'missing' })
  switch (issue.code) {
    case 'invalid_type':
      return fault({ kind: 'wrong-type', expected: issue.expected, found: typeName(found) })
    case 'invalid_value':
      return fault({ kind: 'not-one-of', allowed: issue.values.map(String) })
    case 'unrecognized_keys':
      return fault({ kind: 'unknown-key', keys: issue.keys })
    case 'invalid_format':
      return fault({ kind: 'malformed', pattern: issue.pattern ?? issue.format })
    case 'too_small':
      return fault({ kind: 'too-small', minimum: Number(issue.minimum) })
    case 'too_big':
      return fault({ kind: 'too-large', maximum: Number(issue.maximum) })
    case 'invalid_key':
      return fault({ kind: 'malformed', pattern: 'key' })
    case 'invalid_union':
      return fault({ kind: 'wrong-type', expected: 'union', found: typeName(found) })
    case 'invalid_element':
      return issue.issues.flatMap((inner) => faultsOf(inner, root, steps))
    case 'not_multiple_of':
      return fault({ kind: 'wrong-type', expected: 'int', found: typeName(found) })
  }
}

function valueAt(root: unknown, steps: readonly PathStep[]): unknown {
  let value = root
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number' && !Number.isInteger(value)) return 'fraction'
  return typeof value
}
