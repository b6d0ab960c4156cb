/** Which sidecars belong to which articles of a folder. Blocks its thread. */
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { compareText } from '#core/annotation/order.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isSidecarOf, parseSidecarName, type SidecarName } from '#core/sidecar/name.ts'
import type { FolderFailure, SkipReason } from '#ipc/contract.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import { errorCode, folderFailure } from '#main/files/failures.ts'
import { listFolder } from '#main/folders/listing.ts'
import { sha256OfText } from './hashing.ts'

/** Paths are inside the folder, `/` between their parts. */
export interface PairedArticle {
  readonly file: string
  /** In the order of the annotators' ids. */
  readonly sidecars: readonly PairedSidecar[]
}

export interface PairedSidecar {
  readonly file: string
  readonly annotator: string
}

export interface PairedFolder {
  /** Absolute, links followed. */
  readonly root: string
  /** In the order of their paths. */
  readonly articles: readonly PairedArticle[]
  /** Sidecars whose article is not there. */
  readonly strays: readonly string[]
  readonly skipped: readonly { readonly file: string; readonly reason: SkipReason }[]
}

/** Pairs the articles in and under a folder with the sidecars beside them. */
export function pairFolder(path: string): Result<PairedFolder, FolderFailure> {
  const listed = listFolder({ path })
  if (!listed.ok) return listed
  let root: string
  let sidecars: Map<string, FolderSidecars>
  try {
    root = fs.realpathSync(path)
    sidecars = sidecarsByFolder(root)
  } catch (error) {
    return err(folderFailure(error))
  }
  const articles = listed.value.files
    .toSorted(compareText)
    .map((file) => ({ file, sidecars: takeFor(file, sidecars.get(folderOf(file))) }))
  const strays = [...sidecars.values()]
    .flatMap(({ plain, hashed }) => [...plain, ...hashed])
    .flatMap(({ file, taken }) => (taken ? [] : file))
    .sort(compareText)
  return ok({ root, articles, strays, skipped: listed.value.skipped })
}

/** Folders in it that the system does not show: nobody knows what they hold. */
export function unreadFolders({ skipped }: PairedFolder): readonly UnreadFile[] {
  return skipped
    .filter(({ file, reason }) => reason === 'unreadable' && file.endsWith('/'))
    .map(({ file }) => ({ file, failure: { kind: 'unreadable' } }))
}

interface Named {
  readonly file: string
  readonly name: SidecarName
  taken: boolean
}

/** A folder's sidecars: those with their article's name in theirs, sorted by it, and those with its hash. */
interface FolderSidecars {
  readonly plain: Named[]
  readonly hashed: Named[]
}

/** Those in and under the folder, but for hidden folders and those that the system does not show. */
function sidecarsByFolder(root: string): Map<string, FolderSidecars> {
  const found = new Map<string, FolderSidecars>()
  const walk = (prefix: string, entries: readonly fs.Dirent[]): void => {
    const lists: FolderSidecars = { plain: [], hashed: [] }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const file = prefix + entry.name
      if (entry.isDirectory()) walk(`${file}/`, entriesIn(join(root, file)))
      else {
        const name = parseSidecarName(entry.name)
        if (name === null) continue
        const list = name.hash === null ? lists.plain : lists.hashed
        list.push({ file, name, taken: false })
      }
    }
    lists.plain.sort((a, b) => compareText(a.name.article, b.name.article))
    found.set(prefix === '' ? '.' : prefix.slice(0, -1), lists)
  }
  walk('', fs.readdirSync(root, { withFileTypes: true }))
  return found
}

/** None of a folder that cannot be read: the listing tells of it. */
function entriesIn(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    errorCode(error)
    return []
  }
}

/** The folder's sidecars that are the article's. */
function takeFor(file: string, folder: FolderSidecars | undefined): readonly PairedSidecar[] {
  if (folder === undefined) return []
  const article = file.slice(file.lastIndexOf('/') + 1)
  const { plain, hashed } = folder
  const own: Named[] = []
  for (let at = firstAtLeast(plain, article); ; at++) {
    const named = plain[at]
    if (named === undefined || named.name.article !== article) break
    own.push(named)
  }
  for (const named of hashed) if (isSidecarOf(named.name, article, sha256OfText)) own.push(named)
  for (const named of own) named.taken = true
  return own
    .map((named) => ({ file: named.file, annotator: named.name.annotator }))
    .sort((a, b) => compareText(a.annotator, b.annotator))
}

function firstAtLeast(list: readonly Named[], article: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareText(list[middle]?.name.article ?? '', article) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function folderOf(file: string): string {
  return dirname(file)
}
