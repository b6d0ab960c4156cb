import { create } from 'zustand'
import { foldQuery } from '#core/text/search.ts'
import type { FolderListing } from '#ipc/contract.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { FirstLineCache } from './first-lines.ts'
import { FoldedNames, foldInPauses } from './folded-names.ts'

interface ShelfState {
  readonly listing: FolderListing | null
  readonly query: string
  /** Indices of the files that the filter leaves, or null for all of them. */
  readonly found: Uint32Array | null
  /** The row that the keyboard is on, counted among those that the filter leaves. */
  readonly activeRow: number
}

export const useShelf = create<ShelfState>(() => ({
  listing: null,
  query: '',
  found: null,
  activeRow: 0,
}))

/** What belongs to the listing and is never shown itself. */
interface Prepared {
  readonly names: FoldedNames
  readonly firstLines: FirstLineCache
}

const prepared = new WeakMap<FolderListing, Prepared>()

export function preparedFor(listing: FolderListing): Prepared {
  const known = prepared.get(listing)
  if (known !== undefined) return known
  const made = {
    names: new FoldedNames(listing.files),
    firstLines: new FirstLineCache(listing.token),
  }
  prepared.set(listing, made)
  return made
}

/** Has the shelf follow the folder that is open. */
export function followWorkspace(): void {
  let stop = (): void => {}
  useWorkspace.subscribe(({ folder }) => {
    if (folder.kind !== 'listed') return
    const { listing } = folder
    const before = useShelf.getState().listing
    if (listing === before) return
    stop()
    stop = foldInPauses(preparedFor(listing).names)
    const query = listing.token === before?.token ? useShelf.getState().query : ''
    useShelf.setState({ listing, activeRow: 0, ...filtered(listing, query) })
    moveToFile(useWorkspace.getState().file)
  })
}

export function setQuery(query: string): void {
  const { listing } = useShelf.getState()
  if (listing === null) return
  useShelf.setState({ activeRow: 0, ...filtered(listing, query) })
  moveToFile(useWorkspace.getState().file)
}

export function moveTo(row: number): void {
  const last = rowCount(useShelf.getState()) - 1
  useShelf.setState({ activeRow: Math.max(0, Math.min(last, row)) })
}

/** Puts the keyboard's row on a file, where the filter leaves it. */
export function moveToFile(file: string | null): void {
  const row = file === null ? -1 : rowOf(useShelf.getState(), file)
  if (row !== -1) useShelf.setState({ activeRow: row })
}

export function rowCount({ listing, found }: ShelfState): number {
  return found?.length ?? listing?.files.length ?? 0
}

/** Index in the listing of the file in a row. */
export function fileIndex({ found }: ShelfState, row: number): number {
  return found === null ? row : (found[row] ?? -1)
}

export function rowOf({ listing, found }: ShelfState, file: string): number {
  const index = listing?.files.indexOf(file) ?? -1
  return found === null || index === -1 ? index : found.indexOf(index)
}

function filtered(listing: FolderListing, query: string): Pick<ShelfState, 'query' | 'found'> {
  return { query, found: preparedFor(listing).names.filter(foldQuery(query)) }
}
