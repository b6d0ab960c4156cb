import { create } from 'zustand'
import { foldQuery } from '#core/text/search.ts'
import type { ArticleToken, FolderListing } from '#ipc/contract.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { useSaving } from '#renderer/annotating/saving-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { FirstLineCache } from './first-lines.ts'
import { FoldedNames, foldInPauses } from './folded-names.ts'

interface ShelfState {
  readonly listing: FolderListing | null
  readonly query: string
  /** Indices of the files that the filter leaves, or null for all of them. */
  readonly found: Uint32Array | null
  /** Files that had no sidecar when they were listed, and have got one in this window since. */
  readonly annotatedSince: ReadonlySet<string>
  /** The row that the keyboard is on, counted among those that the filter leaves. */
  readonly activeRow: number
}

export const useShelf = create<ShelfState>(() => ({
  listing: null,
  query: '',
  found: null,
  annotatedSince: new Set(),
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
    useShelf.setState({
      listing,
      annotatedSince: new Set(),
      activeRow: 0,
      ...filtered(listing, query),
    })
    moveToFile(useWorkspace.getState().file)
  })
  markAnnotated()
}

/** Marks an article when its first sidecar has been written: the folder is not read again for that. */
function markAnnotated(): void {
  // By then another article may be on the page.
  const files = new Map<ArticleToken, string>()
  useWorkspace.subscribe(({ article, file }) => {
    if (article.kind === 'open' && file !== null) files.set(article.article.reference.token, file)
  })
  useSaving.subscribe(({ saving }) => {
    const session = openSession()
    if (saving.kind !== 'saved' || session === null) return
    const { listing, annotatedSince } = useShelf.getState()
    const file = files.get(session.article.reference.token)
    if (listing === null || file === undefined || annotatedSince.has(file)) return
    if (listing.sidecars[listing.files.indexOf(file)] !== 0) return
    useShelf.setState({ annotatedSince: new Set([...annotatedSince, file]) })
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
