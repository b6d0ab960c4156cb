/**
 * The part of the contract that data sets need. What takes long is a job: the window names it by an id
 * of its own making, hears `datasetProgress` of it, may cancel it by `cancelDatasetJob`, and gets the
 * result as the request's answer. A job that was cancelled has left nothing half-written.
 */
import type { Status } from '#core/annotation/records.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { TagsetFailure } from '#core/annotation/tagset-load.ts'
import type { ExtractFailure } from '#core/document/extract.ts'
import type { ExportFormatId } from '#core/formats/registry.ts'
import type { ChangeKind, LossKind, ReportEntry } from '#core/formats/report.ts'
import type { Division } from '#core/formats/split.ts'
import type { Statistics } from '#core/formats/statistics.ts'
import type { TagsetUse } from '#core/formats/tagset-uses.ts'
import type { Result } from '#core/result.ts'
import type { SidecarFailure } from '#core/sidecar/parse.ts'
import type { ProjectFailure } from '#core/sidecar/project.ts'
import type { WriteFailure } from './annotating/saving.ts'
import type { FolderFailure, FolderToken, OpenFailure } from './contract.ts'
import { type ImportRequests, importRequestNames } from './imports.ts'

/** Made by the window with `crypto.randomUUID`; no two jobs have one. */
export type DatasetJobId = string & { readonly job: 'dataset' }

/** A file or folder outside the open one, chosen in a system dialog. */
export type PlaceToken = string & { readonly token: 'place' }

export interface ChosenPlace {
  readonly token: PlaceToken
  /** Its own name, for show. */
  readonly name: string
}

/** The thread that did the job broke: a bug in the program, or not enough memory. */
export interface JobBroken {
  readonly kind: 'worker-failed'
  readonly detail: string
}

/** A file that could not be used, and why. */
export interface UnreadFile {
  readonly file: string
  readonly failure: OpenFailure | SidecarFailure | ExtractFailure | NameMismatch
}

/** The sidecar's name says one annotator and the file another. */
export interface NameMismatch {
  readonly kind: 'other-annotator-inside'
  readonly annotator: string
}

export type TagsetChoiceFailure =
  | (TagsetFailure & { readonly file: string })
  | (ProjectFailure & { readonly file: string })
  | { readonly kind: 'tagset-not-found'; readonly file: string }
  | { readonly kind: 'tagset-unreadable'; readonly file: string; readonly code: string }

/** Why a data set cannot be written where it was to stand. */
export type TargetFailure =
  /** A data set, or something else, is there already. */
  | { readonly kind: 'target-exists' }
  /** What is there holds more than a data set that Isnad wrote: it is not replaced, even when told to. */
  | { readonly kind: 'target-not-a-dataset'; readonly file: string }
  /** The data set's own texts would be taken for articles next time. */
  | { readonly kind: 'target-inside-source' }
  /** No name that a folder may have on every system. */
  | { readonly kind: 'target-name' }
  | { readonly kind: 'target-io'; readonly code: string }

export type ExportFailure =
  | (FolderFailure & { readonly of: 'folder' })
  | TagsetChoiceFailure
  | TargetFailure
  /** Neither a label nor a group of the tagset. */
  | { readonly kind: 'layer-unknown'; readonly layer: string }
  /** Nothing is left of what was asked for; of that, what could not be read. */
  | { readonly kind: 'no-documents'; readonly unread: readonly UnreadFile[] }
  | { readonly kind: 'export-cancelled' }

/** What is to be written. */
export interface ExportChoices {
  readonly format: ExportFormatId
  /** Ids of annotators; `all` is everyone but the adjudicated result. */
  readonly annotators: 'all' | readonly string[]
  /** Null: whatever the status. */
  readonly status: Status | null
  /** Span labels and frame types; null: all. */
  readonly labels: readonly string[] | null
  /** Label or group of the tagset that a format of one flat layer writes; null: the longest spans. */
  readonly layer: string | null
  readonly split: Division | null
  readonly pseudonyms: boolean
  /** For the data card; null: not stated. */
  readonly licence: string | null
  /** Of the texts, for the data card: BCP 47 tags in their canonical form. */
  readonly languages: readonly string[]
}

export interface ExportedDataset {
  readonly articles: number
  readonly documents: number
  /** How many files, and their bytes in all. */
  readonly files: number
  readonly bytes: number
  /** Tagsets that the documents name, the most used first. */
  readonly tagsets: readonly TagsetUse[]
  readonly losses: readonly ReportEntry<LossKind>[]
  readonly changes: readonly ReportEntry<ChangeKind>[]
  readonly unread: readonly UnreadFile[]
  /** Sidecars whose article is not there. */
  readonly strays: readonly string[]
}

/** How the files begin that an export would write. */
export interface ExportPreview {
  /** The files' own format, or another that shows the same records as text. */
  readonly format: ExportFormatId
  readonly files: readonly PreviewFile[]
  /** There are no more documents than these. */
  readonly isWhole: boolean
}

export interface PreviewFile {
  readonly file: string
  /** Null: it holds no text. */
  readonly beginning: string | null
  /** There is more of it, of the documents that are shown. */
  readonly isCut: boolean
}

/** What a folder's annotations come to. */
export interface FolderCount {
  readonly statistics: Statistics
  /**
   * The project's tagset, else the one that most annotations name, else the one that comes with the
   * program: whose names and colours things have.
   */
  readonly tagset: Tagset | null
  readonly unread: readonly UnreadFile[]
  readonly strays: readonly string[]
}

export type CountFailure = FolderFailure | TagsetChoiceFailure

/** Choices of the last export, and where it was written. */
export interface LastExport {
  readonly choices: ExportChoices | null
  readonly destination: ChosenPlace | null
}

/** What a folder has to offer to an export, an import or a count. */
export interface FolderSurvey {
  readonly articles: number
  readonly annotated: number
  /** Everyone who has sidecars there, gold included, in the order of their ids. */
  readonly annotators: readonly { readonly id: string; readonly sidecars: number }[]
  /** The project's, else one that the annotations name, else the one that comes with the program. */
  readonly tagset: Tagset | null
}

/** Requests about data sets. `folder` is an open folder. */
export interface DatasetRequests extends ImportRequests {
  surveyFolder(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
  }): Promise<Result<FolderSurvey, FolderFailure | TagsetChoiceFailure | JobBroken>>
  /** Shows the system's dialog for the folder that data sets are written into; null when it was dismissed. */
  chooseDestination(): Promise<ChosenPlace | null>
  lastExport(): Promise<LastExport>
  /** The first records as they would be written. */
  previewExport(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly choices: ExportChoices
    readonly name: string
  }): Promise<Result<ExportPreview, ExportFailure | JobBroken>>
  /** What an export would write and leave out, without writing it. */
  checkExport(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly choices: ExportChoices
  }): Promise<Result<ExportedDataset, ExportFailure | JobBroken>>
  /** Writes a data set into a folder `name`, which is made in the destination: all of it, or nothing. */
  exportDataset(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly choices: ExportChoices
    readonly destination: PlaceToken
    readonly name: string
    /** Replace a data set that stands there. */
    readonly force: boolean
  }): Promise<Result<ExportedDataset, ExportFailure | JobBroken>>
  /** Shows a written data set in the system's file manager. */
  showDataset(request: { readonly destination: PlaceToken; readonly name: string }): Promise<void>
  countFolder(request: {
    readonly job: DatasetJobId
    readonly folder: FolderToken
    readonly annotators: ExportChoices['annotators']
  }): Promise<Result<FolderCount, CountFailure | JobBroken>>
  /** Asks where to, and writes rows of cells as CSV for spreadsheets; false when the dialog was dismissed. */
  saveTable(request: {
    /** Proposed for the file, without an ending. */
    readonly name: string
    readonly rows: readonly (readonly (string | number)[])[]
  }): Promise<Result<boolean, WriteFailure>>
  /** Ends a job, which then answers with what its request says of that; nothing where it has ended. */
  cancelDatasetJob(request: { readonly job: DatasetJobId }): Promise<void>
}

export const datasetRequestNames = [
  ...importRequestNames,
  'surveyFolder',
  'chooseDestination',
  'lastExport',
  'previewExport',
  'checkExport',
  'exportDataset',
  'showDataset',
  'countFolder',
  'saveTable',
  'cancelDatasetJob',
] as const satisfies readonly (keyof DatasetRequests)[]

export interface DatasetEvents {
  /** Articles done, of all that there are to do; a job may go through them more than once. */
  datasetProgress: {
    readonly job: DatasetJobId
    readonly done: number
    readonly total: number
  }
}

export const datasetEventNames = [
  'datasetProgress',
] as const satisfies readonly (keyof DatasetEvents)[]
