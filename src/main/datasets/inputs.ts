/** Files to be read in: one file, or all in and under a folder. */
import fs from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { compareText } from '#core/annotation/order.ts'
import type { ImportSource } from '#core/formats/importer.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { FolderFailure } from '#ipc/contract.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { folderFailure } from '#main/files/failures.ts'

/**
 * The files at `path` (absolute). A file is given with those of its stem beside it, which hold its text
 * in some formats. Nothing outside the folder is read.
 */
export function inputsAt(path: string): Result<ImportSource, FolderFailure> {
  try {
    const isFolder = fs.statSync(path).isDirectory()
    const root = fs.realpathSync(isFolder ? path : dirname(path))
    const names = isFolder ? filesIn(root) : besides(root, basename(path))
    const known = new Set(names)
    return ok({
      names,
      read(name) {
        const read = known.has(name) ? readArticleFile(join(root, name), root) : null
        return read?.ok === true ? read.value : null
      },
    })
  } catch (error) {
    return err(folderFailure(error))
  }
}

function filesIn(root: string): readonly string[] {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(compareText)
}

const tables = /^(?:documents|spans|frames)\.(?:csv|tsv)$/

function besides(root: string, name: string): readonly string[] {
  const stem = name.replace(/\.[^.]*$/, '')
  return fs
    .readdirSync(root)
    .filter(
      (other) =>
        other === name ||
        other === `${stem}.txt` ||
        (tables.test(name) && tables.test(other) && other.slice(-4) === name.slice(-4)),
    )
    .sort(compareText)
}
