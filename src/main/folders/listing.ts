/** Lists a folder's articles, those in its folders included. Blocks its thread: it runs on a worker. */
import fs from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { formatOfName } from '#core/document/format.ts'
import { err, ok, type Result } from '#core/result.ts'
import { projectFileName } from '#core/sidecar/project.ts'
import type { FolderFailure, SkipReason } from '#ipc/contract.ts'
import { errorCode, folderFailure } from '#main/files/failures.ts'
import { isInside, leadsToShare } from '#main/files/paths.ts'
import type { ListedFolder } from '#main/workers/jobs.ts'
import { countSidecars } from './sidecar-counts.ts'

interface Columns {
  readonly files: string[]
  readonly sizes: number[]
  readonly sidecars: number[]
  readonly skipped: { file: string; reason: SkipReason }[]
  others: number
}

/**
 * The articles in and under `path`, folder by folder in the order of the file system. Hidden entries
 * are passed over. A link to a folder inside is not followed, since that folder is listed where it
 * is; a link that leads to itself or outside, a pipe or a device is skipped with the reason.
 */
export function listFolder({
  path,
}: {
  readonly path: string
}): Result<ListedFolder, FolderFailure> {
  const columns: Columns = { files: [], sizes: [], sidecars: [], skipped: [], others: 0 }
  try {
    if (!fs.statSync(path).isDirectory()) return err({ kind: 'not-a-folder' })
    const root = fs.realpathSync(path)
    listInto(columns, root, '', fs.readdirSync(root, { withFileTypes: true }))
  } catch (error) {
    return err(folderFailure(error))
  }
  return ok(columns)
}

/** Files of a project that are neither articles nor sidecars, and nobody need be told of. */
function isProjectFile(name: string): boolean {
  return name === projectFileName || /\.(?:tagset|isnad-corrections)\.json$/.test(name)
}

/** Lists the entries of the folder `prefix` (empty, or `a/b/`) of `root`, which has no links in it. */
function listInto(columns: Columns, root: string, prefix: string, entries: fs.Dirent[]): void {
  const folder = join(root, prefix)
  const folders: string[] = []
  const sidecars: string[] = []
  const first = columns.files.length
  for (const entry of entries) {
    const name = entry.name
    if (name.startsWith('.')) continue
    if (entry.isDirectory()) folders.push(name)
    else if (entry.isFile() || entry.isSymbolicLink()) {
      if (name.endsWith('.isnad.json')) sidecars.push(name)
      else if (isProjectFile(name)) continue
      else if (entry.isFile() && formatOfName(name) === null) columns.others++
      else listFile(columns, root, prefix + name, folder + sep + name, entry.isSymbolicLink())
    } else columns.skipped.push({ file: prefix + name, reason: 'not-a-regular-file' })
  }
  if (sidecars.length === 0)
    while (columns.sidecars.length < columns.files.length) columns.sidecars.push(0)
  else {
    const names = columns.files.slice(first).map((file) => file.slice(prefix.length))
    for (const count of countSidecars(names, sidecars)) columns.sidecars.push(count)
  }
  for (const name of folders) {
    const inner = `${prefix}${name}/`
    let listed: fs.Dirent[]
    try {
      listed = fs.readdirSync(join(root, inner), { withFileTypes: true })
    } catch (error) {
      skip(columns, inner, error)
      continue
    }
    listInto(columns, root, inner, listed)
  }
}

function listFile(
  columns: Columns,
  root: string,
  file: string,
  path: string,
  isLink: boolean,
): void {
  try {
    if (isLink && !leadsToArticle(columns, root, file, path)) return
    const { size } = fs.statSync(path)
    columns.files.push(file)
    columns.sizes.push(size)
  } catch (error) {
    skip(columns, file, error)
  }
}

/** Whether the link at `path` leads to an article inside `root`; where it does not, notes why. */
function leadsToArticle(columns: Columns, root: string, file: string, path: string): boolean {
  if (leadsToShare(path)) {
    columns.skipped.push({ file, reason: 'link-outside' })
    return false
  }
  const target = fs.realpathSync(path)
  const stats = fs.statSync(target)
  let reason: SkipReason
  if (!isInside(root, target)) reason = 'link-outside'
  else if (stats.isDirectory()) {
    if (!isInside(target, dirname(path))) return false
    reason = 'link-loop'
  } else if (!stats.isFile()) reason = 'not-a-regular-file'
  else if (formatOfName(file) === null) {
    columns.others++
    return false
  } else return true
  columns.skipped.push({ file, reason })
  return false
}

/** Notes an entry that the system would not show. */
function skip(columns: Columns, file: string, error: unknown): void {
  const reason = errorCode(error) === 'ELOOP' ? 'link-loop' : 'unreadable'
  columns.skipped.push({ file, reason })
}
