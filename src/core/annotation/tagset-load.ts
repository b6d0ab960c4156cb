import { type JsonFault, readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type SchemaFault, schemaFaults } from './schema-faults.ts'
import { type Tagset, tagsetSchema } from './tagset.ts'

/** The text is not a tagset: every fault with its path and reason, the first first. */
export interface TagsetFailure {
  readonly kind: 'broken-tagset'
  readonly faults: readonly (JsonFault | SchemaFault)[]
}

/** Reads the text of a tagset file. A broken one is refused as a whole. */
export function loadTagset(text: string): Result<Tagset, TagsetFailure> {
  const { value, faults } = readJson(text)
  if (faults.length > 0) return err({ kind: 'broken-tagset', faults })
  const checked = tagsetSchema.safeParse(value)
  if (!checked.success)
    return err({ kind: 'broken-tagset', faults: schemaFaults(checked.error, value) })
  return ok(checked.data)
}
