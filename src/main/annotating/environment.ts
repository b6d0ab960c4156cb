import type { Result } from '#core/result.ts'
import type { SidecarFailure } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { ArticleSource, CorrectionFailure } from '#ipc/annotating/correcting.ts'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import type { Events, OpenFailure } from '#ipc/contract.ts'
import type { Settings } from '#ipc/settings.ts'
import type { Bin } from '#main/files/durable/bin.ts'
import type { Journal } from '#main/files/durable/journal.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import type { OwnKeys } from './own-keys.ts'
import type { CorrectionWork, PreparedCorrection } from './preparing.ts'

/** Whose a sidecar is and of what; all that main needs of a sound one. */
export type SidecarIdentity = Pick<Sidecar, 'article' | 'annotator' | 'tagset'>

export type CheckedSidecar = Result<SidecarIdentity, SidecarFailure | WorkerFailure>

/** A sound sidecar with all that is in it, packed by core/packed-json for the window. */
export interface OpenedSidecar extends SidecarIdentity {
  readonly packed: string
  /** Hash of the text whose words core/sidecar/quotes left out; null where all are in it. */
  readonly wordsOf: string | null
}

/** A sidecar inside `root` (a folder), and the article whose words may be left out of it; null: none may. */
export interface SidecarToOpen {
  readonly path: string
  readonly root: string
  readonly article: string | null
}

/** A sidecar's file that could be read. */
export interface OpenedFile {
  readonly sha256: string
  readonly contents: Result<OpenedSidecar, SidecarFailure>
}

/** The thread died over it, or the app is closing. */
export interface WorkerFailure {
  readonly kind: 'worker-failed'
  readonly detail: string
}

export type MergeRefusal = { readonly kind: 'cannot-merge' } | WorkerFailure

/** What is done off the main thread, as it takes long where there are many annotations. */
export interface SidecarWork {
  check(bytes: Uint8Array): Promise<CheckedSidecar>
  /** Reads a sidecar, checks it, and gives what is in it for the window; null where there is none. */
  open(sidecar: SidecarToOpen): Promise<Result<OpenedFile | null, UnreadSidecar | WorkerFailure>>
  /** Two versions of one annotator's sidecar as one text; their common beginning is not known. */
  merge(ours: Uint8Array, theirs: Uint8Array): Promise<Result<string, MergeRefusal>>
  /** The text of an article's file, decoded. */
  readSource(article: {
    readonly path: string
    readonly root: string | null
    readonly encoding: EncodingId
  }): Promise<Result<ArticleSource, OpenFailure>>
  prepareCorrection(work: CorrectionWork): Promise<Result<PreparedCorrection, CorrectionFailure>>
}

/** Stops something. */
export type Stop = () => void

/** What annotating stands on; a test gives its own. */
export interface AnnotatingEnvironment {
  readonly durable: DurableEnvironment
  readonly journal: Journal
  readonly bin: Bin
  readonly keys: OwnKeys
  readonly work: SidecarWork
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
  /** Of this run of the program. */
  readonly instance: string
  annotator(): Settings['annotator']
  post<E extends keyof Events>(event: E, payload: Events[E]): void
  /** Runs something once, later. */
  after(ms: number, run: () => void): Stop
  /** Calls `hint` with names that may have changed in a folder; null where it cannot tell which. */
  watchFolder(folder: string, hint: (name: string | null) => void): Stop
  /** Whether files can be made in a folder, as far as the system says beforehand. */
  isWritable(folder: string): Promise<boolean>
  /** SHA-256 of a regular file's bytes, hex; rejects with the system's error. */
  hashFile(path: string): Promise<string>
}
