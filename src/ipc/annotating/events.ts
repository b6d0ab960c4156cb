import type { ArticleReference, ArticleToken } from '../contract.ts'
import type { OpenElsewhere } from './opening.ts'
import type { AnnotationsSaveFailure, SavedAnnotations } from './saving.ts'
import type { OtherSidecar, ReadOnlyReason, SidecarCopy } from './sidecars.ts'

/** Events about the article whose annotations are open. */
export interface AnnotatingEvents {
  /** The own sidecar is another on disk (null: gone): merge it three-way against the last saved. */
  annotationsChanged: {
    readonly token: ArticleToken
    readonly content: string | null
    readonly sha256: string | null
    /** It changed into something that may not be written. */
    readonly readOnly: ReadOnlyReason | null
  }
  othersChanged: {
    readonly token: ArticleToken
    readonly others: readonly OtherSidecar[]
    readonly copies: readonly SidecarCopy[]
  }
  articleChanged: { readonly token: ArticleToken } & (
    | { readonly kind: 'changed'; readonly sha256: string }
    | { readonly kind: 'deleted' }
    /** Gone from its name, and the same bytes are found under another in its folder. */
    | { readonly kind: 'renamed'; readonly to: ArticleReference }
  )
  /** A save that had failed went through at last. */
  annotationsSaved: { readonly token: ArticleToken } & SavedAnnotations
  /** A retry ended in something that the window must decide, or the reason changed. */
  saveFailed: { readonly token: ArticleToken; readonly failure: AnnotationsSaveFailure }
  /** Someone else began or ended annotating the article under the same id. */
  openElsewhere: { readonly token: ArticleToken; readonly elsewhere: OpenElsewhere | null }
  /** The window is about to be closed: save what is not yet saved, then answer `flushed`. */
  flush: Record<never, never>
}

export const annotatingEventNames = [
  'annotationsChanged',
  'othersChanged',
  'articleChanged',
  'annotationsSaved',
  'saveFailed',
  'openElsewhere',
  'flush',
] as const satisfies readonly (keyof AnnotatingEvents)[]
