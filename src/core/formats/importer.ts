import type { Attributes } from '#core/annotation/records.ts'
import { byteOrderMark } from '#core/text/detect-encoding.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { CodePoint, Utf16Range } from '#core/text/offsets.ts'
import type { OffsetUnit } from './offset-unit.ts'
import type { ColumnRole, TableChoice, TableRowKind } from './table-columns.ts'

/** Files to be read in, by path inside what was given; null where there is none of that name. */
export interface ImportSource {
  readonly names: readonly string[]
  read(name: string): Uint8Array | null
  /** The first bytes alone. */
  readHead?(name: string, bytes: number): Uint8Array | null
}

/** So much of a file tells what it is. */
const headBytes = 16 * 1024

/**
 * The beginning of a file as text, in the encoding that its byte order mark states, else in UTF-8; without
 * the mark, and with U+FFFD for what is not so encoded.
 */
export function headOf(source: ImportSource, name: string): string {
  const bytes = source.readHead?.(name, headBytes) ?? source.read(name)?.subarray(0, headBytes)
  if (bytes === undefined || bytes === null) return ''
  return new TextDecoder(byteOrderMark(bytes)?.encoding ?? 'utf-8').decode(bytes)
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
  /** The file has the text alone, and says nothing of anybody's having annotated it. */
  readonly isBlank?: boolean
  /** Other files have the same article as another's work, which a person may say is one's. */
  readonly isOneOfSeveral?: boolean
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
  /**
   * What `start` and `end` count, where that is not code points: `unknown` is told by the article's text
   * once it is found; `none`: they say nothing, the file has the words alone.
   */
  readonly unit?: OffsetUnit | 'unknown' | 'none'
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
    /** The name would lead out of the archive, or is that of a link. */
    | 'unsafe-name'
    /** The file cannot be read, or is larger than what is read. */
    | 'unreadable'
    /** Of two values that became one attribute the second kept its own name. */
    | 'name-collision'
  readonly file: string
  /** Line from 1, where the file has lines. */
  readonly line: number | null
  readonly detail: string
}

/** How files are to be read where they do not say it; null: as what is in them suggests. */
export interface ReadingChoices {
  readonly unit: OffsetUnit | null
  readonly table: TableChoice
}

/** What was taken for granted while reading, for a person to see and to choose otherwise. */
export type Assumption =
  /** `fitting` of the `of` pieces that could tell fit this unit, `otherwise` the other one. */
  | {
      readonly kind: 'offset-unit'
      readonly file: string
      readonly unit: OffsetUnit
      readonly fitting: number
      readonly of: number
      readonly otherwise: number
    }
  /** The files name no annotators: of `file` this one was taken from its name. */
  | {
      readonly kind: 'annotators'
      readonly from: 'folder' | 'ending' | 'file'
      readonly file: string
      readonly annotator: string
    }
  /** Label Studio's form without relations and ids. */
  | { readonly kind: 'json-min'; readonly file: string }
  | { readonly kind: 'encoding'; readonly file: string; readonly encoding: EncodingId }
  | {
      readonly kind: 'table'
      readonly file: string
      /** Null: a sheet of a workbook. */
      readonly delimiter: string | null
      readonly rows: TableRowKind
      readonly columns: readonly TableColumn[]
    }

/** A column of a table that is not ours, as it is read. */
export interface TableColumn {
  readonly name: string
  readonly role: ColumnRole
  /** The first cells that hold something. */
  readonly examples: readonly string[]
}

export interface Reading {
  readonly choices: ReadingChoices
  assume(assumption: Assumption): void
}

export const nothingChosen: ReadingChoices = { unit: null, table: { rows: null, columns: {} } }
/** Reads as files suggest, and tells nobody. */
export const asFound: Reading = { choices: nothingChosen, assume: () => undefined }

export interface ImportFormat {
  /**
   * Whether a file may be of this format, by its name and its beginning (without a byte order mark):
   * `surely` where it bears marks that no other format has.
   */
  recognise(name: string, head: string): 'surely' | 'maybe' | 'no'
  /** Reads document by document; problems are reported as they are met. */
  read(
    source: ImportSource,
    report: (problem: ImportProblem) => void,
    reading?: Reading,
  ): Iterable<ImportedDocument>
}
