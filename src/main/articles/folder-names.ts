/** Which names in an article's folder could be taken for its own. */
import fs from 'node:fs'
import { basename, dirname } from 'node:path'
import { type NameNotice, nameTwins } from '#core/text/names.ts'
import { errorCode } from '#main/files/failures.ts'

interface FolderTwins {
  readonly folder: string
  readonly changedMs: number
  readonly byName: ReadonlyMap<string, readonly NameNotice[]>
}

/** Going through a large folder article by article reads its names once, as long as it stays as it is. */
let last: FolderTwins | null = null

/**
 * The twins of the article at `path` among its folder's names. A folder that may be entered but not
 * listed has none to tell.
 */
export function twinsBeside(path: string): readonly NameNotice[] {
  const folder = dirname(path)
  try {
    const changedMs = fs.statSync(folder).mtimeMs
    if (last?.folder !== folder || last.changedMs !== changedMs)
      last = { folder, changedMs, byName: twinsAmong(fs.readdirSync(folder)) }
    return last.byName.get(basename(path)) ?? []
  } catch (error) {
    errorCode(error)
    return []
  }
}

function twinsAmong(names: readonly string[]): ReadonlyMap<string, readonly NameNotice[]> {
  const byName = new Map<string, NameNotice[]>()
  for (const { name, twin, form } of nameTwins(names)) {
    const notices = byName.get(name) ?? []
    notices.push({ kind: 'name-twin', twin, form })
    byName.set(name, notices)
  }
  return byName
}
