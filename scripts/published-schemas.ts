import { z } from 'zod'
import { tagsetSchema } from '#core/annotation/tagset.ts'
import { projectSchema } from '#core/sidecar/project.ts'
import { sidecarSchema } from '#core/sidecar/schema.ts'

export const schemaFolder = new URL('../resources/schemas/', import.meta.url)

/** The text of each schema file, by its name. Rules between fields are not in them: JSON Schema cannot say those. */
export function publishedSchemas(): Readonly<Record<string, string>> {
  return {
    'sidecar-1.schema.json': schemaText(sidecarSchema, 'Isnad sidecar, format 1'),
    'tagset-1.schema.json': schemaText(tagsetSchema, 'Isnad tagset, format 1'),
    'project-1.schema.json': schemaText(
      projectSchema,
      'Isnad project (isnad.project.json), format 1',
    ),
  }
}

function schemaText(schema: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}
