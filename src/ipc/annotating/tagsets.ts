import type { Bilingual } from '#core/annotation/tagset.ts'
import type { TagsetFailure } from '#core/annotation/tagset-load.ts'
import type { Result } from '#core/result.ts'
import type { ProjectFailure } from '#core/sidecar/project.ts'
import type { ArticleToken } from '../contract.ts'
import type { ProjectSaveFailure } from './project.ts'
import type { UnreadSidecar } from './sidecars.ts'

export interface OpenedTagset {
  /** Text of the tagset's file, sound: `loadTagset` accepts it. */
  readonly json: string
  readonly source: TagsetSource
  /** Markdown; null where the tagset names none, or it could not be read. */
  readonly guidelines: { readonly ar: string | null; readonly en: string | null }
  /**
   * Why the tagset is not the one that was asked for, the default standing in; null: it is. Of
   * another version under the same id (`tagset-mismatch`), that version stands in.
   */
  readonly failure: TagsetProblem | null
}

export type TagsetSource =
  | { readonly kind: 'shipped' }
  /** A tagset file of the folder's own. */
  | { readonly kind: 'folder'; readonly file: string }

export type TagsetProblem =
  | (TagsetFailure & { readonly file: string })
  | (ProjectFailure & { readonly file: string })
  /** The project or the sidecar names a tagset that is neither shipped nor beside the project. */
  | { readonly kind: 'tagset-not-found'; readonly id: string; readonly file: string | null }
  /** The file's own id or version is not the one that the project names. */
  | {
      readonly kind: 'tagset-mismatch'
      readonly wanted: { readonly id: string; readonly version: string }
      readonly found: { readonly id: string; readonly version: string }
    }
  | { readonly kind: 'tagset-unreadable'; readonly file: string; readonly reason: UnreadSidecar }

export interface AvailableTagset {
  readonly id: string
  readonly version: string
  readonly name: Bilingual
  readonly description: Bilingual
  readonly source: TagsetSource
}

export interface TagsetList {
  readonly tagsets: readonly AvailableTagset[]
  /** Tagset files of the folder (`*.tagset.json`) that cannot be used. */
  readonly broken: readonly TagsetProblem[]
}

export interface TagsetRequests {
  listTagsets(request: { readonly token: ArticleToken }): Promise<TagsetList>
  /** Writes the choice into the folder's `isnad.project.json`; all other keys there are kept. */
  chooseTagset(request: {
    readonly token: ArticleToken
    readonly tagset: { readonly id: string; readonly file: string | null }
  }): Promise<Result<OpenedTagset, ProjectSaveFailure>>
}
