import fs from 'node:fs'
import { dirname, isAbsolute, join, sep } from 'node:path'
import { type NamePlatform, unsafePath } from '#core/text/names.ts'

/** Whose rules for names this system follows. */
export const namePlatform: NamePlatform = process.platform === 'win32' ? 'windows' : 'posix'

/** Whether the resolved path `inner` is `folder` or lies in it. */
export function isInside(folder: string, inner: string): boolean {
  return inner === folder || inner.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The path of `file` in `folder`, by its spelling alone; null where that leads out of the folder. */
export function pathInFolder(folder: string, file: string): string | null {
  if (isAbsolute(file) || file.includes('\0')) return null
  const path = join(folder, file)
  return path !== folder && isInside(folder, path) ? path : null
}

/** The folders from a file's own up to the one that was opened, nearest first. */
export function foldersUpTo(root: string, folder: string): readonly string[] {
  if (!isInside(root, folder)) return [folder]
  const folders = [folder]
  for (let at = folder; at !== root; ) {
    at = dirname(at)
    folders.push(at)
  }
  return folders
}

/**
 * Whether `path` is a link to a Windows network share. Merely following one sends the user's
 * credentials to whoever made it, so it is asked before anything else is.
 */
export function leadsToShare(path: string): boolean {
  const target = fs.readlinkSync(path)
  return unsafePath(target, 'windows') === 'network-share' && !target.startsWith('/')
}
