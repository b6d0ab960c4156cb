import type { SchemaElement } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writeColumn } from 'hyparquet-writer/src/column.js'
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js'
import { schemaPathResolver } from 'hyparquet-writer/src/schema.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import { carriesAll, type Emission, type ExportFormat, splitFile } from './exporter.ts'
import { type RecordField, recordFields, toRecord } from './record.ts'
import { RecordColumns } from './record-columns.ts'

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
        yield* file.add(toRecord(document))
      },
      *end() {
        for (const file of files.values()) yield* file.finish()
      },
    }
  },
}

/** So many records become one row group. */
const groupSize = 100
/** Bytes of a column after which a row group begins another page: the library's own choice. */
const pageSize = 2 ** 20

class ParquetFile {
  readonly #name: string
  readonly #bytes = new DrainedWriter()
  readonly #writer: RowGroupWriter
  readonly #columns = new RecordColumns(recordFields())

  constructor(name: string, schema: SchemaElement[]) {
    this.#name = name
    this.#writer = new RowGroupWriter({ writer: this.#bytes, schema, createdBy: 'isnad' })
  }

  *add(record: object): Generator<Emission> {
    this.#columns.add(record)
    if (this.#columns.records >= groupSize) yield* this.#flush()
  }

  *finish(): Generator<Emission> {
    yield* this.#flush()
    this.#writer.finish()
    yield { file: this.#name, data: this.#bytes.drain() }
  }

  *#flush(): Generator<Emission> {
    if (this.#columns.records === 0) return
    this.#writer.writeGroup(this.#columns)
    this.#columns.clear()
    yield { file: this.#name, data: this.#bytes.drain() }
  }
}

/** The library's writer, given columns whose values and levels are known already. */
class RowGroupWriter extends ParquetWriter {
  readonly #pathOf = schemaPathResolver(this.schema)

  writeGroup({ columns, records }: RecordColumns): void {
    const start = this.writer.offset
    const written = columns.map((column) => {
      const { path } = column
      const schemaPath = this.#pathOf([...path]).map(({ element }) => element)
      const element = schemaPath.at(-1)
      if (element === undefined) throw new Error(`«${path.join('.')}» is not in the schema`)
      return writeColumn({
        writer: this.writer,
        column: {
          columnName: path.join('.'),
          element,
          schemaPath,
          codec: this.codec,
          compressors: { SNAPPY: snappyCompress },
          stats: this.statistics,
          pageSize,
          columnIndex: false,
          offsetIndex: true,
        },
        pageData: column.page(),
      })
    })
    const chunks = written.map(({ chunk }) => chunk)
    this.pendingIndexes.push(...written)
    const count = BigInt(records)
    this.num_rows += count
    this.row_groups.push({
      columns: chunks,
      total_byte_size: chunks.reduce(
        (sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n),
        0n,
      ),
      num_rows: count,
      total_compressed_size: BigInt(this.writer.offset - start),
    })
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
