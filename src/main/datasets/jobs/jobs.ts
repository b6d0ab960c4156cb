/** What is done with data sets for the window, on a thread of its own: each job's argument and result. */
import type { Result } from '#core/result.ts'
import type { FolderFailure } from '#ipc/contract.ts'
import type {
  CountFailure,
  ExportedDataset,
  ExportFailure,
  ExportPreview,
  FolderCount,
  FolderSurvey,
  TagsetChoiceFailure,
} from '#ipc/datasets.ts'
import type { ImportFailure, ImportReport, ImportSurvey } from '#ipc/imports.ts'
import type { CountRequest } from '#main/datasets/counting.ts'
import type { DatasetRequest, ExportRequest } from '#main/datasets/exporting.ts'
import type { ImportSoFar } from '#main/datasets/import-so-far.ts'
import type { ImportSurveyRequest } from '#main/datasets/import-survey.ts'
import type { ImportRequest } from '#main/datasets/importing.ts'
import type { SurveyRequest } from '#main/datasets/surveying.ts'
import type { Watch } from '#main/datasets/turns.ts'

/** Both are cloned on their way between the threads. */
export interface DatasetJobs {
  surveyFolder: {
    readonly argument: SurveyRequest
    readonly result: Result<FolderSurvey, FolderFailure | TagsetChoiceFailure>
  }
  previewExport: {
    readonly argument: DatasetRequest
    readonly result: Result<ExportPreview, ExportFailure>
  }
  checkExport: {
    readonly argument: DatasetRequest
    readonly result: Result<ExportedDataset, ExportFailure>
  }
  countFolder: {
    readonly argument: CountRequest
    readonly result: Result<FolderCount, CountFailure>
  }
  exportDataset: {
    readonly argument: ExportRequest
    readonly result: Result<ExportedDataset, ExportFailure>
  }
  surveyImport: {
    readonly argument: ImportSurveyRequest
    readonly result: Result<Omit<ImportSurvey, 'earlier'>, ImportFailure>
  }
  importAnnotations: {
    readonly argument: ImportRequest
    readonly result: Result<ImportReport & { readonly soFar: ImportSoFar }, ImportFailure>
  }
}

export type DatasetJobName = keyof DatasetJobs

/** The functions that do the jobs. Each ends by itself, leaving nothing half-written, when the signal is aborted. */
export type DatasetJobTable = {
  readonly [N in DatasetJobName]: (
    argument: DatasetJobs[N]['argument'],
    watch: Watch,
  ) => Promise<DatasetJobs[N]['result']>
}

export type ToThread =
  | { readonly kind: 'start'; readonly job: DatasetJobName; readonly argument: unknown }
  | { readonly kind: 'cancel' }

export type FromThread =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: unknown }
