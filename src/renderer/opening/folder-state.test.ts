import { describe, expect, it } from 'vitest'
import { err, ok } from '#core/result.ts'
import type { FolderListing, FolderToken } from '#ipc/contract.ts'
import { afterFolderEvent, type FolderEvent, type FolderState } from './folder-state.ts'

const token = 'folder' as FolderToken
const listing: FolderListing = {
  token,
  name: 'مقالات',
  files: [],
  sizes: [],
  sidecars: [],
  skipped: [],
  others: 0,
}
const listed: FolderState = { kind: 'listed', listing }

function stateAfter(start: FolderState, ...events: readonly FolderEvent[]): FolderState {
  return events.reduce(afterFolderEvent, start)
}

function requested(ticket: number): FolderEvent {
  return { kind: 'requested', ticket, token, name: 'مقالات' }
}

describe('reading a folder', () => {
  it('lists it, and keeps what was listed until then', () => {
    const loading = stateAfter(listed, requested(1))
    expect(loading).toMatchObject({ kind: 'loading', before: listing, slow: false })
    const again = { ...listing, name: 'أخرى' }
    expect(stateAfter(loading, { kind: 'listed', ticket: 1, result: ok(again) })).toEqual({
      kind: 'listed',
      listing: again,
    })
  })

  it('ignores a listing that was replaced or cancelled', () => {
    const stale: FolderEvent = { kind: 'listed', ticket: 1, result: ok(listing) }
    const loading = stateAfter({ kind: 'none' }, requested(1), requested(2))
    expect(stateAfter(loading, stale)).toBe(loading)
    const cancelled = stateAfter({ kind: 'none' }, requested(1), { kind: 'cancelled' })
    expect(stateAfter(cancelled, stale)).toEqual({ kind: 'none' })
  })

  it('says so once it takes long', () => {
    expect(stateAfter(listed, requested(3), { kind: 'slow', ticket: 3 })).toMatchObject({
      slow: true,
    })
    expect(stateAfter(listed, requested(3), { kind: 'slow', ticket: 2 })).toMatchObject({
      slow: false,
    })
  })

  it('tells why it failed; cancelled is no failure', () => {
    const failed = stateAfter(listed, requested(1), {
      kind: 'listed',
      ticket: 1,
      result: err({ kind: 'unreadable' }),
    })
    expect(failed).toEqual({
      kind: 'failed',
      token,
      name: 'مقالات',
      failure: { kind: 'unreadable' },
    })
    const cancelled = stateAfter(listed, requested(1), {
      kind: 'listed',
      ticket: 1,
      result: err({ kind: 'cancelled' }),
    })
    expect(cancelled).toEqual(listed)
  })
})
