import type { Assumption } from '#core/formats/importer.ts'
import type { ImportedSidecar, NotImported } from '#ipc/imports.ts'

/** What an import has done: enough for another to go on where it was stopped, as if it had not been. */
export interface ImportSoFar {
  /** The documents that are done, in their order, by what the files call them. */
  readonly documents: readonly string[]
  readonly imported: readonly ImportedSidecar[]
  readonly notImported: readonly NotImported[]
  /** Articles of texts that came without annotations; null: one of that name has another text. */
  readonly blank: readonly (ArticleOf | null)[]
  /** Articles that were made, and whose annotations could then not be written. */
  readonly bare: readonly ArticleOf[]
  readonly assumptions: readonly Assumption[]
  /** Of the annotators whose sidecars were made, by their ids. */
  readonly keys: ReadonlyMap<string, string>
  /** Articles and sidecars that were made, or would be, by path. */
  readonly made: ReadonlySet<string>
  /**
   * Hashes of the texts of the documents that went into each sidecar: an article may come in by its
   * paragraphs. The same text a second time is another's work, of whom the files say nothing.
   */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>
}

/** The article that a document belongs to, and how it was found. */
export type ArticleOf = Pick<ImportedSidecar, 'article' | 'by'>

export const nothingSoFar: ImportSoFar = {
  documents: [],
  imported: [],
  notImported: [],
  blank: [],
  bare: [],
  assumptions: [],
  keys: new Map(),
  made: new Set(),
  parts: new Map(),
}
