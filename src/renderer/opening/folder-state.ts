import type { Result } from '#core/result.ts'
import type { FolderFailure, FolderListing, FolderToken } from '#ipc/contract.ts'

/** What the shelf shows: no folder, one being read, its articles, or why it could not be read. */
export type FolderState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'loading'
      readonly ticket: number
      readonly token: FolderToken
      readonly name: string
      readonly slow: boolean
      readonly before: FolderListing | null
    }
  | { readonly kind: 'listed'; readonly listing: FolderListing }
  | {
      readonly kind: 'failed'
      readonly token: FolderToken
      readonly name: string
      readonly failure: FolderFailure
    }

export type FolderEvent =
  | {
      readonly kind: 'requested'
      readonly ticket: number
      readonly token: FolderToken
      readonly name: string
    }
  | { readonly kind: 'slow'; readonly ticket: number }
  | {
      readonly kind: 'listed'
      readonly ticket: number
      readonly result: Result<FolderListing, FolderFailure>
    }
  | { readonly kind: 'cancelled' }

/** The state after an event. A listing that was replaced or cancelled changes nothing. */
export function afterFolderEvent(state: FolderState, event: FolderEvent): FolderState {
  switch (event.kind) {
    case 'requested':
      return {
        kind: 'loading',
        ticket: event.ticket,
        token: event.token,
        name: event.name,
        slow: false,
        before: listingBefore(state),
      }
    case 'slow':
      return isCurrent(state, event.ticket) ? { ...state, slow: true } : state
    case 'listed':
      if (!isCurrent(state, event.ticket)) return state
      if (event.result.ok) return { kind: 'listed', listing: event.result.value }
      if (event.result.failure.kind === 'cancelled') return back(state.before)
      return {
        kind: 'failed',
        token: state.token,
        name: state.name,
        failure: event.result.failure,
      }
    case 'cancelled':
      return state.kind === 'loading' ? back(state.before) : state
  }
}

function listingBefore(state: FolderState): FolderListing | null {
  switch (state.kind) {
    case 'listed':
      return state.listing
    case 'loading':
      return state.before
    case 'none':
    case 'failed':
      return null
  }
}

function isCurrent(
  state: FolderState,
  ticket: number,
): state is Extract<FolderState, { kind: 'loading' }> {
  return state.kind === 'loading' && state.ticket === ticket
}

function back(before: FolderListing | null): FolderState {
  return before === null ? { kind: 'none' } : { kind: 'listed', listing: before }
}
