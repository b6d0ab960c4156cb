import type { Assumption, ImportedDocument } from './importer.ts'

/** A table of others, read. */
export interface ReadTable {
  readonly file: string
  /** What it is called, without its folder and ending. */
  readonly name: string
  readonly documents: readonly ImportedDocument[]
}

/** So much of the smaller of two tables must be in the other: one text twice may be a mishap. */
const leastShare = 0.1

/**
 * The documents of several tables, in their order. Where tables name no annotators and one article is in
 * several of them, each of those is taken for the work of one: its name is the annotator's. A person who
 * says whose they are may have them come together.
 */
export function* documentsByTables(
  tables: readonly ReadTable[],
  assume: (assumption: Assumption) => void,
): Generator<ImportedDocument> {
  const nameless = tables.filter(({ documents }) =>
    documents.every(({ annotator }) => annotator === null),
  )
  const isByTable = haveOneArticle(nameless.map(keysOf))
  const [first] = nameless
  if (isByTable && first !== undefined)
    assume({ kind: 'annotators', from: 'file', file: first.file, annotator: first.name })
  for (const table of tables) {
    if (!isByTable || !nameless.includes(table)) {
      yield* table.documents
      continue
    }
    const annotator = { id: table.name, name: table.name }
    for (const document of table.documents) yield { ...document, annotator, isOneOfSeveral: true }
  }
}

/** What tells a table's articles apart: their texts, else their names. */
function keysOf({ documents }: ReadTable): ReadonlySet<string> {
  return new Set(documents.map(({ text, name }) => text ?? name))
}

function haveOneArticle(tables: readonly ReadonlySet<string>[]): boolean {
  const seen = new Map<string, number>()
  return tables.some((keys, at) => {
    const shared = new Map<number, number>()
    for (const key of keys) {
      const other = seen.get(key)
      if (other !== undefined) shared.set(other, (shared.get(other) ?? 0) + 1)
      else seen.set(key, at)
    }
    return [...shared].some(
      ([other, count]) => count >= leastShare * Math.min(keys.size, tables[other]?.size ?? 0),
    )
  })
}
