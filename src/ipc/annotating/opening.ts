import type { Result } from '#core/result.ts'
import type { ArticleToken } from '../contract.ts'
import type { OpenedProject } from './project.ts'
import type { SimpleFailure } from './saving.ts'
import type {
  OtherSidecar,
  OwnSidecarFile,
  ReadOnlyReason,
  SidecarCopy,
  StraySidecar,
} from './sidecars.ts'
import type { OpenedTagset } from './tagsets.ts'

/** Why the annotations of an article could not be looked for at all. */
export type AnnotationsFailure =
  | { readonly kind: 'unknown-token' }
  /** The article's folder is gone, or the share that it was on. */
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'io'; readonly code: string }

export interface OpenedAnnotations {
  /** Of the article's bytes as they were now; another than the loaded article's says that it changed in between. */
  readonly articleSha256: string
  /** The annotator's own; null where there is none yet, none that may be read, or no annotator is set. */
  readonly own: OwnSidecarFile | null
  /** Why nothing may be saved; null: it may. */
  readonly readOnly: ReadOnlyReason | null
  /** Everyone else's, gold's included, by annotator. A correction of the text warns where there are some. */
  readonly others: readonly OtherSidecar[]
  /** Copies that a synchronising service set aside, own and others'. */
  readonly copies: readonly SidecarCopy[]
  readonly tagset: OpenedTagset
  readonly project: OpenedProject
  /** Work of an earlier session that never reached the file: to be offered, never applied silently. */
  readonly pending: PendingWork | null
  /** Text of `<article>.isnad-corrections.json`, for core/sidecar/corrections; null where there is none. */
  readonly corrections: string | null
  /** Sidecars beside the article that seem to be its own from before it was renamed. */
  readonly strays: readonly StraySidecar[]
  /** Another Isnad is annotating this article under the same annotator id. */
  readonly openElsewhere: OpenElsewhere | null
}

export interface OpenElsewhere {
  /** Name of the machine. */
  readonly host: string
}

export interface PendingWork {
  /** Text of the sidecar that was to be saved. */
  readonly content: string
  /** Hash of the sidecar that it was made upon; null where there was none. Equal to `own`'s: the file is as it was. */
  readonly base: string | null
  /** It failed to be saved while this session had the article open before: to be taken up at once. */
  readonly isOfThisSession: boolean
  /** When it was handed over, ISO 8601. */
  readonly since: string
}

/** Opening an article's annotations, and deciding what lies beside it. */
export interface OpeningRequests {
  /**
   * The sidecars of an article and all that goes with them; from then on main watches them and the
   * article. May run beside `loadArticle`. One article is open at a time: another's opening ends it.
   * `isWhole`: with all words in the own sidecar, for a window that shows another text than it is of.
   */
  openAnnotations(request: {
    readonly token: ArticleToken
    readonly isWhole?: boolean
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>
  /** No longer shown: nothing is watched any more, saves under way go on. */
  closeAnnotations(request: { readonly token: ArticleToken }): Promise<void>
  /** Throws away the earlier session's work that `openAnnotations` offered. */
  discardPending(request: { readonly token: ArticleToken }): Promise<Result<void, SimpleFailure>>
  /** "It is me, on another machine": sidecars with this one's key are the annotator's own from now on. */
  claimSidecar(request: {
    readonly token: ArticleToken
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>
  /** Puts a synchronising service's copy into the bin. */
  putAwayCopy(request: {
    readonly token: ArticleToken
    readonly id: string
  }): Promise<Result<void, SimpleFailure>>
  /** Renames sidecars so that they follow their renamed article; one whose new name is taken stays. */
  followArticle(request: {
    readonly token: ArticleToken
    readonly ids: readonly string[]
  }): Promise<Result<OpenedAnnotations, AnnotationsFailure>>
}
