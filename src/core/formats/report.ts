import type { DatasetDocument } from './dataset.ts'

/** What a format has no place for, so that it is not in the files. */
export const lossKinds = [
  /** A span none of whose words were found in the text. */
  'unplaced-span',
  /** A piece of a span whose words were not found in the text. */
  'unplaced-piece',
  /** A span of nothing but blanks and line breaks. */
  'blank-span',
  /** A span that shares text with one that was written. */
  'overlapping-span',
  /** A span of another label than those of the one layer that is written. */
  'other-layer',
  /** A claim that was not checked. */
  'no-verdict',
  /** A span of several pieces, whose pieces stand each by itself. */
  'joined-pieces',
  'frame',
  /** A role that is filled by a frame, by the writer, or by more than the format takes. */
  'filler',
  'span-attribute',
  'frame-attribute',
  'document-attribute',
  'note',
  /** The end of a text that is longer than a cell may be. */
  'cut-cell',
  /** A filler whose label was not asked for. */
  'filtered-filler',
] as const
export type LossKind = (typeof lossKinds)[number]

/** What is in the files, but not letter for letter as it was. */
export const changeKinds = [
  /** A frame was written as several relations of two. */
  'parted-frame',
  /** A character that the format cannot hold became U+FFFD. */
  'replaced-character',
  /** A cell that a spreadsheet would have taken for a formula begins with an apostrophe. */
  'guarded-cell',
  /** A name with characters that the format does not allow was written with others. */
  'renamed',
  /** White space at a span's edges, which is outside all tokens, was left outside the span. */
  'trimmed-span',
  /** White space that the format does not keep stands as spaces, as many as there were. */
  'white-space',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface ReportExample {
  readonly file: string
  readonly annotator: string
  /** Id of the span or frame; null is the document. */
  readonly item: string | null
}

export interface ReportEntry<K extends string> {
  readonly kind: K
  readonly count: number
  /** The first few. */
  readonly examples: readonly ReportExample[]
}

const mostExamples = 5

/** Counts what an export leaves out or writes otherwise, by kind, with the first few examples. */
export class ExportReport {
  readonly #entries = new Map<LossKind | ChangeKind, { count: number; examples: ReportExample[] }>()

  /** Counts one more, or `count`, of an item of a document (null: of the document itself). */
  add(
    kind: LossKind | ChangeKind,
    document: Pick<DatasetDocument, 'article' | 'annotator'>,
    item: string | null,
    count = 1,
  ): void {
    if (count === 0) return
    const entry = this.#entries.get(kind) ?? { count: 0, examples: [] }
    entry.count += count
    if (entry.examples.length < mostExamples)
      entry.examples.push({
        file: document.article.file,
        annotator: document.annotator.id,
        item,
      })
    this.#entries.set(kind, entry)
  }

  get losses(): readonly ReportEntry<LossKind>[] {
    return this.#listed(lossKinds)
  }

  get changes(): readonly ReportEntry<ChangeKind>[] {
    return this.#listed(changeKinds)
  }

  #listed<K extends LossKind | ChangeKind>(kinds: readonly K[]): readonly ReportEntry<K>[] {
    return kinds.flatMap((kind) => {
      const entry = this.#entries.get(kind)
      return entry === undefined ? [] : [{ kind, ...entry }]
    })
  }
}
