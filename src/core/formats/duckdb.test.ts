import fs from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportAll } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { jsonl } from './jsonl.ts'
import { parquet } from './parquet.ts'

/** DuckDB reads the columns by itself, and cuts each piece out of the text by its own count of code points. */

const temporaryFolder = temporaryFolders()

const documents = fc
  .sample(generatedDocument, { numRuns: 60, seed: 7 })
  .map((document, i) => ({ ...document, stem: `d${i}` }))

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const result = await connection.runAndReadAll(sql)
  connection.closeSync()
  return result.getRowObjectsJson()
}

describe.each([
  [
    'jsonl',
    jsonl,
    (path: string) => `read_json('${path}', format = 'newline_delimited', sample_size = -1)`,
  ],
  ['parquet', parquet, (path: string) => `read_parquet('${path}')`],
] as const)('DuckDB on %s', (extension, format, table) => {
  it('gives every column one type, and finds each piece where it is said to be', async () => {
    const path = join(temporaryFolder(), `data.${extension}`)
    const bytes = exportAll(format, documents).files.get(`data.${extension}`)
    if (bytes === undefined) throw new Error('No data')
    fs.writeFileSync(path, bytes)
    const types = await rows(`describe select * from ${table(path)}`)
    expect(types.filter(({ column_type }) => String(column_type).includes('JSON'))).toEqual([])
    expect(types.map(({ column_name }) => column_name)).toContain('spans')
    const pieces = `select unnest(s.segments) as g, text from (select text, unnest(spans) as s from ${table(path)})`
    const wrong = await rows(
      `select g.text as said, substring(text, (g."start" + 1)::bigint, (g."end" - g."start")::bigint) as found from (${pieces}) where said is distinct from found`,
    )
    expect(wrong).toEqual([])
    const count = documents
      .flatMap(({ annotations }) => [...annotations.spans.values()])
      .reduce((sum, { segments }) => sum + segments.length, 0)
    expect(await rows(`select count(*)::int as n from (${pieces})`)).toEqual([{ n: count }])
    const texts = await rows(`select id, text from ${table(path)}`)
    expect(texts).toEqual(documents.map(({ stem, text }) => ({ id: stem, text })))
  })
})
