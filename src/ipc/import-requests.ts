import { z } from 'zod'
import { annotatorIdSchema } from '#core/annotation/records.ts'
import { mappingSchema } from '#core/formats/mapping.ts'
import { importFormatIds } from './dataset-formats.ts'
import type { importRequestNames } from './imports.ts'

const job = z.uuid()
const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
const inputs = z.array(token).min(1).max(1000)
const format = z.enum(importFormatIds)

/** The argument of each request about imports. */
export const importRequestSchemas = {
  chooseImport: z.strictObject({ what: z.enum(['files', 'folder']) }),
  surveyImport: z.strictObject({
    job,
    folder: token,
    inputs,
    format: format.nullable(),
    reading: mappingSchema.shape.reading.unwrap().nullable(),
  }),
  importAnnotations: z.strictObject({
    job,
    folder: token,
    inputs,
    format,
    mapping: mappingSchema,
    for: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('named') }),
      z.strictObject({ kind: z.literal('own') }),
      z.strictObject({ kind: z.literal('other'), id: annotatorIdSchema }),
    ]),
    dryRun: z.boolean(),
    after: job.nullable(),
  }),
} as const satisfies Record<(typeof importRequestNames)[number], z.ZodType>
