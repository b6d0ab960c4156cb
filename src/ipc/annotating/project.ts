import type { Result } from '#core/result.ts'
import type { Project, ProjectFailure } from '#core/sidecar/project.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { ArticleToken } from '../contract.ts'
import type { WriteFailure } from './saving.ts'
import type { TagsetProblem } from './tagsets.ts'

export interface OpenedProject {
  /** `isnad.project.json` as read; null where there is none, or it is broken (see the tagset's failure). */
  readonly project: Project | null
  /** The name for show of the folder that it lies in, or would. */
  readonly folder: string
}

export type ProjectSaveFailure =
  | WriteFailure
  | { readonly kind: 'changed-on-disk' }
  /** The file that is there is broken and is not written over. */
  | ProjectFailure
  | TagsetProblem
  | { readonly kind: 'unknown-token' }

/** Keys to set; null takes one away. */
export interface ProjectChange {
  readonly name?: string | null | undefined
  readonly encoding?: EncodingId | null | undefined
}

export interface ProjectRequests {
  /** Changes what is named in the folder's `isnad.project.json`; all other keys there are kept. */
  saveProject(request: {
    readonly token: ArticleToken
    readonly change: ProjectChange
  }): Promise<Result<OpenedProject, ProjectSaveFailure>>
}
