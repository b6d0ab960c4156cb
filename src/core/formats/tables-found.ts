import type { Assumption } from './importer.ts'
import type { ColumnRole, TableRowKind } from './table-columns.ts'

/** Tables of others that come in together: a column is read the same way in all that have it. */
export interface FoundTables {
  readonly count: number
  /** Null: not the same in all. */
  readonly rows: TableRowKind | null
  /** All columns of all tables, in the order in which they are met. */
  readonly columns: readonly FoundColumn[]
}

export interface FoundColumn {
  readonly name: string
  /** Null: not the same in all tables that have it. */
  readonly role: ColumnRole | null
  /** The first cells that hold something. */
  readonly examples: readonly string[]
  readonly presentIn: FoundPlaces
  readonly missingIn: FoundPlaces
}

/** The first few tables of some, and how many those are. */
export interface FoundPlaces {
  readonly first: readonly string[]
  readonly total: number
}

type Table = Extract<Assumption, { kind: 'table' }>

const mostExamples = 3
/** So many tables are named. */
const mostNamed = 3

/** The tables among what was assumed; null where there is none. */
export function tablesFound(assumptions: readonly Assumption[]): FoundTables | null {
  const tables = assumptions.filter((one): one is Table => one.kind === 'table')
  if (tables.length === 0) return null
  const columns = new Map<
    string,
    { roles: Set<ColumnRole>; examples: Set<string>; tables: Set<Table> }
  >()
  for (const table of tables)
    for (const { name, role, examples } of table.columns) {
      const known = columns.get(name) ?? {
        roles: new Set(),
        examples: new Set(),
        tables: new Set(),
      }
      columns.set(name, known)
      known.roles.add(role)
      for (const example of examples) known.examples.add(example)
      known.tables.add(table)
    }
  return {
    count: tables.length,
    rows: sole(new Set(tables.map(({ rows }) => rows))),
    columns: [...columns].map(([name, { roles, examples, tables: having }]) => ({
      name,
      role: sole(roles),
      examples: [...examples].slice(0, mostExamples),
      presentIn: placesOf([...having]),
      missingIn: placesOf(tables.filter((table) => !having.has(table))),
    })),
  }
}

function placesOf(tables: readonly Table[]): FoundPlaces {
  return { first: tables.slice(0, mostNamed).map(({ file }) => file), total: tables.length }
}

/** Null where there are several. */
function sole<T>(values: ReadonlySet<T>): T | null {
  const [first] = values
  return values.size === 1 && first !== undefined ? first : null
}
