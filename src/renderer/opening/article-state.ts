import type { Result } from '#core/result.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { FolderFailure, OpenedArticle, OpenFailure } from '#ipc/contract.ts'

/** What the page shows of articles: none, one, one on its way, or why it did not come. */
export type ArticleState =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly article: OpenedArticle }
  | {
      readonly kind: 'loading'
      /** Tells this load from those that it replaced, whose results no longer matter. */
      readonly ticket: number
      readonly name: string
      /** It has taken long enough to say so and to offer to cancel. */
      readonly slow: boolean
      /** What is shown until it comes, and again where it is cancelled. */
      readonly before: OpenedArticle | null
    }
  | {
      readonly kind: 'failed'
      readonly name: string
      readonly failure: OpenFailure | FolderFailure
      readonly attempt: Attempt | null
      readonly before: OpenedArticle | null
    }

/** What was tried, so that it can be tried again. */
export type Attempt =
  | {
      readonly kind: 'token'
      readonly token: OpenedArticle['reference']['token']
      readonly encoding: EncodingId | null
    }
  | { readonly kind: 'in-folder'; readonly file: string }

export type ArticleEvent =
  | { readonly kind: 'requested'; readonly ticket: number; readonly name: string }
  | { readonly kind: 'slow'; readonly ticket: number }
  | {
      readonly kind: 'loaded'
      readonly ticket: number
      readonly attempt: Attempt
      readonly result: Result<OpenedArticle, OpenFailure>
    }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'refused'
      readonly name: string
      readonly failure: OpenFailure | FolderFailure
    }
  | { readonly kind: 'went-back' }
  | { readonly kind: 'closed' }

/** The article that is on the page just now, or would be again after a step back. */
export function articleBefore(state: ArticleState): OpenedArticle | null {
  switch (state.kind) {
    case 'none':
      return null
    case 'open':
      return state.article
    case 'loading':
    case 'failed':
      return state.before
  }
}

/** The state after an event. Events of loads that were replaced or cancelled change nothing. */
export function afterArticleEvent(state: ArticleState, event: ArticleEvent): ArticleState {
  switch (event.kind) {
    case 'requested':
      return {
        kind: 'loading',
        ticket: event.ticket,
        name: event.name,
        slow: false,
        before: articleBefore(state),
      }
    case 'slow':
      return isCurrent(state, event.ticket) ? { ...state, slow: true } : state
    case 'loaded':
      if (!isCurrent(state, event.ticket)) return state
      if (event.result.ok) return { kind: 'open', article: event.result.value }
      if (event.result.failure.kind === 'cancelled') return back(state.before)
      return {
        kind: 'failed',
        name: state.name,
        failure: event.result.failure,
        attempt: event.attempt,
        before: state.before,
      }
    case 'cancelled':
      return state.kind === 'loading' ? back(state.before) : state
    case 'refused':
      return {
        kind: 'failed',
        name: event.name,
        failure: event.failure,
        attempt: null,
        before: articleBefore(state),
      }
    case 'went-back':
      return state.kind === 'failed' ? back(state.before) : state
    case 'closed':
      return { kind: 'none' }
  }
}

function isCurrent(
  state: ArticleState,
  ticket: number,
): state is Extract<ArticleState, { kind: 'loading' }> {
  return state.kind === 'loading' && state.ticket === ticket
}

function back(before: OpenedArticle | null): ArticleState {
  return before === null ? { kind: 'none' } : { kind: 'open', article: before }
}
