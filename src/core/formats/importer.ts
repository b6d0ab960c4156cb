import type { Attributes } from '#core/annotation/records.ts'
import type { CodePoint, Utf16Range } from '#core/text/offsets.ts'

/** Files to be read in, by path inside what was given; null where there is none of that name. */
export interface ImportSource {
  readonly names: readonly string[]
  read(name: string): Uint8Array | null
}

/** What a file says of one article, in the file's own names of labels, roles and attributes. */
export interface ImportedDocument {
  /** What the file calls it: a path of an article, a stem, or the file's own name. */
  readonly name: string
  /** The article's path where the file states it. */
  readonly file: string | null
  /** Null where the file holds annotations without their text: all pieces are then unplaced. */
  readonly text: string | null
  /** Of the text, hex, where the file states it. */
  readonly textSha256: string | null
  /** Id and name of the annotator, where the file states them. */
  readonly annotator: { readonly id: string; readonly name: string } | null
  readonly attributes: Attributes
  readonly note: string
  readonly spans: readonly ImportedSpan[]
  readonly frames: readonly ImportedFrame[]
}

export interface ImportedSpan {
  readonly id: string
  readonly label: string
  /** UTF-16 offsets of `text`, in order, not overlapping. */
  readonly segments: readonly Utf16Range[]
  readonly unplaced: readonly ImportedQuote[]
  readonly attributes: Attributes
  readonly note: string
}

/** Words without a place in the text at hand, and where they stood in theirs. */
export interface ImportedQuote {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly start: CodePoint
  readonly end: CodePoint
  /** The text that `start` and `end` count in, where the file states it. */
  readonly textSha256: string | null
}

export interface ImportedFrame {
  readonly id: string
  readonly type: string
  /** Ids of spans and frames, or `#writer`. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  readonly attributes: Attributes
  readonly note: string
}

/** What could not be read, or not as the file says it. Nothing is left out without one. */
export interface ImportProblem {
  readonly kind:
    | 'not-utf-8'
    | 'malformed'
    | 'schema'
    /** An offset beyond the text, or a start after its end. */
    | 'outside-text'
    /** The words at the offsets are not those that the file quotes. */
    | 'quote-differs'
    /** A relation, attribute or note of an item that is not there. */
    | 'dangling'
    | 'duplicate-id'
    /** The text that the annotations belong to is missing. */
    | 'no-text'
    /** Something of the format that Isnad has no place for. */
    | 'not-supported'
  readonly file: string
  /** Line from 1, where the file has lines. */
  readonly line: number | null
  readonly detail: string
}

export interface ImportFormat {
  /** Reads document by document; problems are reported as they are met. */
  read(source: ImportSource, report: (problem: ImportProblem) => void): Iterable<ImportedDocument>
}
