import { z } from 'zod'
import { type SchemaFault, schemaFaults } from '#core/annotation/schema-faults.ts'
import type { DeepReadonly } from '#core/deep-readonly.ts'
import { type JsonFault, readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { encodingIds } from '#core/text/encoding.ts'
import { tagsetReferenceSchema } from './schema.ts'

/** Name of the file that holds what a folder's annotators share. */
export const projectFileName = 'isnad.project.json'

/** `isnad.project.json`, format 1. Keys that are not named are allowed, and kept. */
export const projectSchema = z.object({
  format: z.literal('isnad-project'),
  version: z.literal(1),
  name: z.string().optional(),
  tagset: tagsetReferenceSchema
    .extend({
      file: z
        .string()
        .regex(/^[^/\\:]+\.json$/)
        .optional()
        .describe('A tagset file in this folder, where it is not one of those shipped'),
    })
    .optional(),
  encoding: z.enum(encodingIds).optional().describe('Pinned for every text file of the folder'),
  encodings: z
    .record(z.string().min(1), z.enum(encodingIds))
    .optional()
    .describe('Pinned for single files, by path inside the folder'),
})
export type Project = DeepReadonly<z.infer<typeof projectSchema>>

export interface ProjectFailure {
  readonly kind: 'broken-project'
  readonly faults: readonly (JsonFault | SchemaFault)[]
}

/** Reads the text of `isnad.project.json`; a broken one is refused as a whole. */
export function loadProject(text: string): Result<Project, ProjectFailure> {
  const { value, faults } = readJson(text)
  if (faults.length > 0) return err({ kind: 'broken-project', faults })
  const checked = projectSchema.safeParse(value)
  if (!checked.success)
    return err({ kind: 'broken-project', faults: schemaFaults(checked.error, value) })
  return ok(checked.data)
}
