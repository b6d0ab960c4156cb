import type { SchemaElement } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js'
import { carriesAll, type Emission, type ExportFormat, splitFile } from './exporter.ts'
import {
  type DatasetRecord,
  type RecordField,
  recordFields,
  recordSchema,
  toRecord,
} from './record.ts'

/**
 * Apache Parquet, one file for each split, of the same records as JSONL (record.ts). The schema is made
 * from theirs, so that lists are lists of structures, whatever the first records happen to hold.
 */
export const parquet: ExportFormat = {
  carries: carriesAll,
  open() {
    const schema = parquetSchema()
    const files = new Map<string, ParquetFile>()
    return {
      begin: () => [],
      *document(document) {
        const name = splitFile(document, 'parquet')
        const file = files.get(name) ?? new ParquetFile(name, schema)
        files.set(name, file)
        yield* file.add(recordSchema.parse(toRecord(document)))
      },
      *end() {
        for (const file of files.values()) yield* file.finish()
      },
    }
  },
}

/** So many records are kept, and become one row group. */
const groupSize = 100

class ParquetFile {
  readonly #name: string
  readonly #bytes = new DrainedWriter()
  readonly #writer: ParquetWriter
  readonly #columns: readonly string[]
  #rows: DatasetRecord[] = []

  constructor(name: string, schema: SchemaElement[]) {
    this.#name = name
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema, createdBy: 'isnad' })
    this.#columns = recordFields().map(({ name }) => name)
  }

  *add(record: DatasetRecord): Generator<Emission> {
    this.#rows.push(record)
    if (this.#rows.length >= groupSize) yield* this.#flush()
  }

  *finish(): Generator<Emission> {
    yield* this.#flush()
    this.#writer.finish()
    yield { file: this.#name, data: this.#bytes.drain() }
  }

  *#flush(): Generator<Emission> {
    if (this.#rows.length === 0) return
    const rows = this.#rows.map((record) => new Map<string, unknown>(Object.entries(record)))
    this.#rows = []
    const columnData = this.#columns.map((name) => ({
      name,
      data: rows.map((row) => row.get(name)),
    }))
    this.#writer.write({ columnData, rowGroupSize: rows.length })
    yield { file: this.#name, data: this.#bytes.drain() }
  }
}

/** Gives away what was written; its offsets count on. */
class DrainedWriter extends ByteWriter {
  drain(): Uint8Array {
    const bytes = this.getBytes().slice()
    this.index = 0
    return bytes
  }
}

/** The Parquet schema of a record. */
export function parquetSchema(): SchemaElement[] {
  const fields = recordFields()
  return [{ name: 'root', num_children: fields.length }, ...fields.flatMap(elements)]
}

function elements(field: RecordField): SchemaElement[] {
  const { name } = field
  const repetition_type = field.nullable ? 'OPTIONAL' : 'REQUIRED'
  switch (field.kind) {
    case 'string':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }]
    case 'integer':
      return [{ name, type: 'INT32', repetition_type }]
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type }]
    case 'list':
      return [
        { name, converted_type: 'LIST', repetition_type, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elements(field.of),
      ]
    case 'struct':
      return [
        { name, repetition_type, num_children: field.fields.length },
        ...field.fields.flatMap(elements),
      ]
  }
}
