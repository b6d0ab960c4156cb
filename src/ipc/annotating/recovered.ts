import type { Result } from '#core/result.ts'
import type { Opening } from '../contract.ts'
import type { SimpleFailure, WriteFailure } from './saving.ts'

/** Work that an earlier session could not save. */
export interface RecoveredWork {
  readonly id: string
  readonly kind: 'annotations' | 'correction'
  /** The article's file name, for show. */
  readonly article: string
  /** ISO 8601. */
  readonly since: string
}

export interface RecoveredList {
  readonly work: readonly RecoveredWork[]
  /** Journals of the app's own that cannot be read; kept as they are. */
  readonly unreadable: readonly { readonly file: string; readonly code: string }[]
}

export type RecoveredFailure =
  | WriteFailure
  | { readonly kind: 'gone' }
  /** What is in the file now cannot be merged with it: to be opened and looked at. */
  | { readonly kind: 'cannot-merge' }
  | { readonly kind: 'changed-on-disk' }

export interface RecoveredRequests {
  /** What earlier sessions could not save, of all articles; to be asked for at the start. */
  listRecovered(): Promise<RecoveredList>
  /** Saves it, merged with what the file holds by now where that has changed. */
  applyRecovered(request: { readonly id: string }): Promise<Result<void, RecoveredFailure>>
  discardRecovered(request: { readonly id: string }): Promise<Result<void, SimpleFailure>>
  /** Opens its article, whose `openAnnotations` then offers it. */
  openRecovered(request: { readonly id: string }): Promise<Opening>
}
