/** What is done off the main thread: each job's argument and result, by name. Both are cloned. */
import type { Result } from '#core/result.ts'
import type { SidecarFailure } from '#core/sidecar/parse.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { ArticleSource, CorrectionFailure } from '#ipc/annotating/correcting.ts'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import type {
  FirstLines,
  FolderFailure,
  FolderListing,
  OpenFailure,
  SentArticle,
} from '#ipc/contract.ts'
import type { OpenedFile, SidecarIdentity, SidecarToOpen } from '#main/annotating/environment.ts'
import type { CorrectionWork, PreparedCorrection } from '#main/annotating/preparing.ts'

export type LoadedArticle = Omit<SentArticle, 'reference'>
export type ListedFolder = Omit<FolderListing, 'token' | 'name'>

export interface Jobs {
  loadArticle: {
    readonly argument: {
      readonly path: string
      /** The folder it was listed in; it may not lead outside of that. */
      readonly root: string | null
      /** Null: what the sidecar or the project says, else what is detected. */
      readonly encoding: EncodingId | null
      /** Whose sidecar says; null: nobody's. */
      readonly annotator: string | null
    }
    readonly result: Result<LoadedArticle, OpenFailure>
  }
  listFolder: {
    readonly argument: { readonly path: string }
    readonly result: Result<ListedFolder, FolderFailure>
  }
  firstLines: {
    readonly argument: { readonly root: string; readonly files: readonly string[] }
    readonly result: FirstLines
  }
  checkSidecar: {
    readonly argument: { readonly bytes: Uint8Array }
    readonly result: Result<SidecarIdentity, SidecarFailure>
  }
  openSidecar: {
    readonly argument: SidecarToOpen
    readonly result: Result<OpenedFile | null, UnreadSidecar>
  }
  mergeSidecarFiles: {
    readonly argument: { readonly ours: Uint8Array; readonly theirs: Uint8Array }
    readonly result: Result<string, { readonly kind: 'cannot-merge' }>
  }
  readSource: {
    readonly argument: {
      readonly path: string
      readonly root: string | null
      readonly encoding: EncodingId
    }
    readonly result: Result<ArticleSource, OpenFailure>
  }
  prepareCorrection: {
    readonly argument: CorrectionWork
    readonly result: Result<PreparedCorrection, CorrectionFailure>
  }
}

export type JobName = keyof Jobs

export type JobRequest = {
  [N in JobName]: { readonly job: N; readonly argument: Jobs[N]['argument'] }
}[JobName]

/** The functions that do the jobs. */
export type JobTable = {
  readonly [N in JobName]: (
    argument: Jobs[N]['argument'],
  ) => Jobs[N]['result'] | Promise<Jobs[N]['result']>
}
