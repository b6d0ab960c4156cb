import type { Result } from '#core/result.ts'
import type { SidecarFault } from '#core/sidecar/faults.ts'
import type { TextPiece } from '#core/sidecar/text-pieces.ts'
import type { ArticleToken } from '../contract.ts'
import type { RemovedItem } from './bin.ts'
import type { ReadOnlyReason } from './sidecars.ts'

/** Why a file of the user's could not be written. Nothing was changed in it, but where `replaced` says otherwise. */
export type WriteFailure =
  | { readonly kind: 'full-disk' }
  | { readonly kind: 'read-only' }
  /** Another program holds it, or another Isnad is saving it; `by` is that one's machine, where it is known. */
  | { readonly kind: 'locked'; readonly by: string | null }
  /** The folder is gone, or the share that it was on. */
  | { readonly kind: 'vanished' }
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'not-a-regular-file' }
  /** `replaced`: the new content is in place, but a power cut may still bring back the old. */
  | { readonly kind: 'io'; readonly code: string; readonly replaced: boolean }

/** The file is not what the save was made upon. A null content: it is gone. */
export interface ChangedOnDisk {
  readonly kind: 'changed-on-disk'
  readonly content: string | null
  readonly sha256: string | null
}

export type AnnotationsSaveFailure = (
  | WriteFailure
  | ChangedOnDisk
  /** What the window made is no sound sidecar of this annotator: a bug in the program, and the file is safe from it. */
  | { readonly kind: 'invalid-sidecar'; readonly faults: readonly SidecarFault[] }
  /** As `openAnnotations` said. */
  | { readonly kind: 'not-writable'; readonly reason: ReadOnlyReason }
  | { readonly kind: 'unknown-token' }
) & {
  /** It is kept in the app's own data and will be offered at the next start if it cannot be saved before. */
  readonly isKept: boolean
  /** Main goes on trying; `annotationsSaved` or `saveFailed` will tell. */
  readonly isRetried: boolean
}

export interface SavedAnnotations {
  /** Base of the next save. */
  readonly sha256: string
  /** Why what was removed is not in the bin; null: it is. */
  readonly binFailure: WriteFailure | null
}

export type SimpleFailure =
  | WriteFailure
  | { readonly kind: 'unknown-token' }
  | { readonly kind: 'gone' }

export interface SavingRequests {
  /**
   * Pieces of a long `content`, sent in order before the `saveAnnotations` that names them by the same id:
   * a window that sends millions of characters at once stands still meanwhile. A piece may be named by
   * its place in the long text saved last, whose hash is `of`. False: that is not at hand, and nothing
   * was taken.
   */
  sendAhead(request: {
    readonly id: string
    readonly of?: string | undefined
    readonly pieces: readonly TextPiece[]
  }): Promise<boolean>
  /**
   * Saves the annotator's own sidecar: first into the journal, then over the file, if that still has
   * the hash `base` (null: if there is none). Content that the file has already is not written. To be
   * called one after another. After `changed-on-disk`: merge three-way and save upon the new hash.
   */
  saveAnnotations(request: {
    readonly token: ArticleToken
    readonly base: string | null
    /** What comes after all that was sent under the id `ahead`. */
    readonly content: string
    readonly ahead?: string | undefined
    readonly removed: readonly RemovedItem[]
    /**
     * What `content` holds again, by the ids of the bin's items or by their own: it leaves the bin
     * once it is saved.
     */
    readonly restored?: readonly string[] | undefined
  }): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>>
  /**
   * A person decided what a damaged sidecar, or one with git's conflict markers, shall be: as
   * `saveAnnotations`, the old bytes going into the bin. Not for one of a newer version or of another.
   */
  replaceSidecar(request: {
    readonly token: ArticleToken
    readonly base: string
    readonly content: string
  }): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>>
  /** The window has handed over all there was to save, in answer to the event `flush`. */
  flushed(): Promise<void>
}
