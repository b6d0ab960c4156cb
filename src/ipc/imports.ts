/** The part of the contract by which others' annotations come in. */
import type { Tagset } from '#core/annotation/tagset.ts'
import type { FoundNames } from '#core/formats/found-names.ts'
import type { Assumption, ImportProblem, ReadingChoices } from '#core/formats/importer.ts'
import type { Mapping, MappingKind } from '#core/formats/mapping.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { UnfitRole } from '#core/formats/role-proposing.ts'
import type { FoundTables } from '#core/formats/tables-found.ts'
import type { Result } from '#core/result.ts'
import type { WriteFailure } from './annotating/saving.ts'
import type { FolderFailure, FolderToken } from './contract.ts'
import type {
  ChosenPlace,
  DatasetJobId,
  JobBroken,
  PlaceToken,
  TagsetChoiceFailure,
} from './datasets.ts'

/** So many entries of what may be a long list, and how many there are in all. */
export interface Listed<T> {
  readonly first: readonly T[]
  readonly total: number
}

/** What files to be read in hold, before anything is done with them. */
export interface ImportSurvey {
  readonly format: ImportFormatId
  /** Formats that the files may be of, likeliest first. */
  readonly likely: readonly ImportFormatId[]
  readonly documents: number
  readonly spans: number
  readonly frames: number
  /** The annotators whom the files name, by the ids that they would have here. */
  readonly annotators: readonly {
    readonly id: string
    readonly name: string
    readonly documents: number
  }[]
  /** Documents of which the files do not say who annotated them. */
  readonly unnamed: number
  readonly found: FoundNames
  /** Of tables that others made: what their columns are taken for. */
  readonly tables: FoundTables | null
  /** But for those of tables. */
  readonly assumptions: Listed<Assumption>
  readonly problems: Listed<ImportProblem>
  readonly tagset: Tagset
  /** What was chosen the last time, for this folder and this format. */
  readonly earlier: Mapping | null
}

/** Spans of one article by how sure their places are. Those but the exact wait in the review queue. */
export interface PlacedSpans {
  readonly exact: number
  /** One clear place, other than the file says or with other words. */
  readonly moved: number
  readonly ambiguous: number
  readonly orphan: number
}

/** Spans that wait in the review queue. */
export function waitingOf({ moved, ambiguous, orphan }: PlacedSpans): number {
  return moved + ambiguous + orphan
}

export interface ImportedSidecar {
  /** What the file calls it. */
  readonly name: string
  readonly article: string
  /** The very text was there; an article with the words was; it was made. */
  readonly by: 'text' | 'words' | 'new'
  readonly sidecar: string
  /** The name of the annotator whose it is. */
  readonly annotator: string
  /** The sidecar was there, and these were added to it. */
  readonly isAddition: boolean
  readonly spans: PlacedSpans
  readonly frames: number
  /** Of the spans, those that were there already. */
  readonly already: number
}

export interface NotImported {
  readonly name: string
  readonly reason:
    | { readonly kind: 'sidecar-exists'; readonly sidecar: string }
    /** Another document of the files has the same text, and goes to the same annotator. */
    | { readonly kind: 'article-twice'; readonly sidecar: string }
    /** Of another person who has this id. */
    | { readonly kind: 'sidecar-of-another'; readonly sidecar: string }
    /** It is handed in: its annotator has to take it back first. */
    | { readonly kind: 'sidecar-submitted'; readonly sidecar: string }
    | { readonly kind: 'sidecar-damaged'; readonly sidecar: string }
    /** Neither the text nor the words were found in any article, and the file has no text to make one of. */
    | { readonly kind: 'no-article' }
    | { readonly kind: 'article-not-readable' }
    | WriteFailure
}

export interface ImportCounts {
  readonly documents: number
  /** Texts that came without annotations, for which no sidecar is made. */
  readonly blank: number
  /** Sidecars that are made, and those that are added to. */
  readonly made: number
  readonly addedTo: number
  readonly articles: { readonly byText: number; readonly byWords: number; readonly new: number }
  readonly spans: PlacedSpans
  readonly frames: number
  readonly already: number
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly counts: ImportCounts
  readonly imported: Listed<ImportedSidecar>
  readonly notImported: Listed<NotImported>
  readonly problems: Listed<ImportProblem>
  readonly assumptions: Listed<Assumption>
  /** Names that the mapping leads to and the tagset does not know. */
  readonly unknown: Readonly<Record<MappingKind, readonly string[]>>
  /** Uses of roles that the tagset does not foresee. */
  readonly unfit: readonly UnfitRole[]
  /** Null: all was done. */
  readonly stop: ImportStop | null
}

/** Why an import ended before all was done: what is imported is whole, the rest was not begun. */
export interface ImportStop {
  /** The user asked for it, or nothing further could have been written. */
  readonly why: 'asked' | 'full-disk' | 'vanished'
  /** Documents that were not begun; null: it was stopped before they were counted. */
  readonly remaining: number | null
}

/** Why what was chosen cannot be read at all. */
export type InputFailure =
  | (FolderFailure & { readonly of: 'input' })
  /** The archive is broken, or asks for what must not be done. */
  | { readonly kind: 'archive'; readonly reason: 'damaged' | 'encrypted' | 'bomb' | 'unsafe' }
  | { readonly kind: 'input-too-large'; readonly bytes: number; readonly limit: number }

export type ImportFailure =
  | InputFailure
  | (FolderFailure & { readonly of: 'folder' })
  | TagsetChoiceFailure
  /** A folder or archive without files. */
  | { readonly kind: 'no-files' }
  /** Files, but not a byte in any of them. */
  | { readonly kind: 'empty-files'; readonly count: number }
  /** No format that is read was recognised; `endings` are those of the files' names, most frequent first. */
  | {
      readonly kind: 'format-not-recognised'
      readonly count: number
      readonly endings: readonly string[]
    }
  | {
      readonly kind: 'nothing-to-import'
      readonly format: ImportFormatId
      readonly problems: readonly ImportProblem[]
    }

/** Into whose sidecars: those whom the files name, the window's annotator, or another id. */
export type ImportFor =
  | { readonly kind: 'named' }
  | { readonly kind: 'own' }
  | { readonly kind: 'other'; readonly id: string }

/** Requests about imports. `folder` is an open folder, `inputs` what was chosen. */
export interface ImportRequests {
  /** Shows the system's dialog; none when it was dismissed. */
  chooseImport(request: { readonly what: 'files' | 'folder' }): Promise<readonly ChosenPlace[]>
  surveyImport(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly inputs: readonly PlaceToken[]
    /** Null: the likeliest. */
    readonly format: ImportFormatId | null
    /** Null: as the last time, else as found. */
    readonly reading: ReadingChoices | null
  }): Promise<Result<ImportSurvey, ImportFailure | JobBroken>>
  /** Writes sidecars beside the folder's articles, or only says what it would do. What was chosen is kept for the next time. */
  importAnnotations(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly inputs: readonly PlaceToken[]
    readonly format: ImportFormatId
    readonly mapping: Mapping
    readonly for: ImportFor
    readonly dryRun: boolean
    /** The import of the same that was stopped last, to go on with it; what is in is not done again. */
    readonly after: DatasetJobId | null
  }): Promise<Result<ImportReport, ImportFailure | JobBroken>>
}

export const importRequestNames = [
  'chooseImport',
  'surveyImport',
  'importAnnotations',
] as const satisfies readonly (keyof ImportRequests)[]
