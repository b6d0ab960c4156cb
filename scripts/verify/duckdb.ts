/** DuckDB and hyparquet on our records: every column of one type, every piece where it is said to be. */
import fs from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetReadObjects } from 'hyparquet'

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    connection.closeSync()
  }
}

export interface Pieces {
  /** An expression that lists all pieces of a record: structs of `start`, `end` and `text`. */
  readonly list: string
  readonly records: number
}

/** Reads JSON lines or Parquet, and cuts each piece out of its text by DuckDB's own count of code points. */
export async function readPieces(path: string, { list, records }: Pieces): Promise<string> {
  const table = path.endsWith('.parquet')
    ? `read_parquet('${path}')`
    : `read_json('${path}', format = 'newline_delimited', sample_size = -1)`
  const types = await rows(`describe select * from ${table}`)
  const untyped = types.find(({ column_type }) => String(column_type).includes('JSON'))
  if (untyped !== undefined) throw new Error(`${untyped.column_name} has no single type`)
  const pieces = `select unnest(${list}) as p, text from ${table}`
  const cut = `substring(text, (p."start" + 1)::bigint, (p."end" - p."start")::bigint)`
  const [wrong] = await rows(
    `select p.text as said, ${cut} as found from (${pieces}) where p.text is distinct from ${cut}`,
  )
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong))
  const [count] = await rows(`select count(*)::int as n from (${pieces})`)
  const [all] = await rows(`select count(*)::int as n from ${table}`)
  if (all?.n !== records) throw new Error(`${all?.n} records of ${records}`)
  return `${all.n} records, ${count?.n} pieces`
}

/** doccano's lines: entities within their text, relations of entities that are there. */
export async function readDoccano(path: string, records: number): Promise<string> {
  const table = `read_json('${path}', format = 'newline_delimited', sample_size = -1)`
  const dangling = `select unnest(relations) as r, list_transform(entities, lambda e: e.id) as ids from ${table}`
  const [lost] = await rows(
    `select r from (${dangling}) where not list_contains(ids, r.from_id) or not list_contains(ids, r.to_id)`,
  )
  if (lost !== undefined) throw new Error(JSON.stringify(lost))
  const [count] = await rows(
    `select count(*)::int as n, sum(len(entities))::int as entities from ${table}`,
  )
  if (count?.n !== records) throw new Error(`${count?.n} records of ${records}`)
  return `${count.n} records, ${count.entities} entities`
}

export async function readParquet(path: string, records: number): Promise<string> {
  const { buffer } = Uint8Array.from(fs.readFileSync(path))
  const read = await parquetReadObjects({ file: buffer })
  if (read.length !== records) throw new Error(`${read.length} records of ${records}`)
  return `${read.length} records`
}
