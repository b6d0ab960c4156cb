import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { exportAll } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import type { DatasetDocument } from './dataset.ts'
import { parquet } from './parquet.ts'
import { recordSchema, toRecord } from './record.ts'

/** hyparquet's own decoder takes a U+FEFF at a text's start for a byte order mark, and drops it. */
const parsers = {
  stringFromBytes: (bytes: Uint8Array) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
}

function written(documents: readonly DatasetDocument[], name = 'data.parquet'): ArrayBuffer {
  const bytes = exportAll(parquet, documents).files.get(name)
  if (bytes === undefined) throw new Error(`No ${name}`)
  return Uint8Array.from(bytes).buffer
}

describe('Parquet', () => {
  it('holds the same records as JSONL, by another’s reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(generatedDocument, { minLength: 1, maxLength: 3 }),
        async (documents) => {
          const rows = await parquetReadObjects({ file: written(documents), parsers })
          expect(rows).toEqual(documents.map((document) => recordSchema.parse(toRecord(document))))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has one schema, whatever its records hold, and writes group by group', async () => {
    const [document] = fc.sample(generatedDocument, { numRuns: 1, seed: 1 })
    if (document === undefined) throw new Error('No document')
    const file = written(Array.from({ length: 600 }, () => document))
    const { schema, row_groups, num_rows } = parquetMetadata(file)
    expect(num_rows).toBe(600n)
    expect(row_groups.length).toBe(6)
    const fields = schema.map(({ name, type, converted_type }) =>
      [name, type ?? converted_type ?? ''].join(' ').trim(),
    )
    expect(fields.slice(fields.indexOf('spans LIST'), fields.indexOf('spans LIST') + 6)).toEqual([
      'spans LIST',
      'list',
      'element',
      'id BYTE_ARRAY',
      'label BYTE_ARRAY',
      'start INT32',
    ])
    expect(fields.filter((field) => field.includes('JSON'))).toEqual([])
    const rows = await parquetReadObjects({ file, rowStart: 555, rowEnd: 556 })
    expect(rows).toEqual([recordSchema.parse(toRecord(document))])
  })
})
