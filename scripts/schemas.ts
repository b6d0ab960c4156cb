import { mkdirSync, writeFileSync } from 'node:fs'
import { publishedSchemas, schemaFolder } from './published-schemas.ts'

/** Writes the JSON Schemas of our files into resources/schemas from the code's own definitions. */
mkdirSync(schemaFolder, { recursive: true })
for (const [name, text] of Object.entries(publishedSchemas()))
  writeFileSync(new URL(name, schemaFolder), text)
