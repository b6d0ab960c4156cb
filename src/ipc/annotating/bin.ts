import type { Result } from '#core/result.ts'
import type { ArticleToken } from '../contract.ts'
import type { SimpleFailure } from './saving.ts'

/** Something deleted in the window, for the bin. */
export interface RemovedItem {
  readonly kind: 'span' | 'frame' | 'comment'
  /** Its own id, as the sidecar has it. */
  readonly id: string
  /** Id of a span's label or of a frame's type; null for a comment. */
  readonly label: string | null
  /** A line for the bin's list: the words that it is about. */
  readonly title: string
  /** JSON of what the window needs to bring it back. */
  readonly content: string
}

export interface BinItem {
  readonly id: string
  /**
   * `article`: the bytes before a correction; `sidecar`: a whole sidecar that was replaced or put
   * away; `unsaved-work`: a whole sidecar of an earlier session that was passed over.
   */
  readonly kind: RemovedItem['kind'] | 'article' | 'sidecar' | 'unsaved-work'
  /** What was removed, as it was handed over; null for what is whole. */
  readonly item: Pick<RemovedItem, 'id' | 'label'> | null
  readonly title: string
  /** ISO 8601. */
  readonly deleted: string
}

export type Restored =
  /** JSON as it was handed over. It leaves the bin when a save names it in `restored`. */
  | { readonly kind: RemovedItem['kind']; readonly content: string }
  /** Text of a sidecar, to be merged and saved. */
  | { readonly kind: 'sidecar' | 'unsaved-work'; readonly content: string }
  /** The article has these bytes again; those that it had are in the bin. */
  | { readonly kind: 'article'; readonly sha256: string }

export interface BinRequests {
  /** Newest first. */
  listBin(request: {
    readonly token: ArticleToken
  }): Promise<Result<readonly BinItem[], SimpleFailure>>
  restoreFromBin(request: {
    readonly token: ArticleToken
    readonly id: string
  }): Promise<Result<Restored, SimpleFailure>>
}
