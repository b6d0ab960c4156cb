/** Reads the bytes of what may be anything: a folder, a pipe, a device, a link that leads away. */
import fs from 'node:fs'
import { err, ok, type Result } from '#core/result.ts'
import { unsafePath } from '#core/text/names.ts'
import type { OpenFailure } from '#ipc/contract.ts'
import { errorCode, openFailure } from '#main/files/failures.ts'
import { isInside, leadsToShare, namePlatform } from '#main/files/paths.ts'

/**
 * Larger files are refused before a byte is read: beyond this a text, its offsets and its window no
 * longer fit in memory with room to work.
 */
export const largestArticle = 256 * 1024 * 1024

/** Waits between attempts at a file that another program holds for a moment, in milliseconds. */
const lockedWaits = [50, 150, 400] as const

/**
 * The bytes of the regular file at `path` (absolute). With `root`, the folder it was listed in, the
 * file that the path leads to must lie inside it. With `head`, only so many bytes from its start.
 * Blocks its thread, so it belongs on a worker.
 */
export function readArticleFile(
  path: string,
  root: string | null,
  head?: number,
): Result<Uint8Array<ArrayBuffer>, OpenFailure> {
  const unsafe = unsafePath(path, namePlatform)
  if (unsafe !== null) return err({ kind: 'unsafe-name', reason: unsafe })
  try {
    if (fs.lstatSync(path).isSymbolicLink() && leadsToShare(path))
      return err({ kind: 'unsafe-name', reason: 'network-share' })
    if (root !== null && !isInside(fs.realpathSync.native(root), fs.realpathSync.native(path)))
      return err({ kind: 'outside-folder' })
    const refusal = refusalOf(fs.statSync(path))
    return refusal === null ? readOpened(openPatiently(path), head) : err(refusal)
  } catch (error) {
    return err(openFailure(error))
  }
}

/** Why what was found at a path cannot be read as an article; null where it can. */
export function refusalOf(stats: fs.Stats): OpenFailure | null {
  if (stats.isDirectory()) return { kind: 'is-a-folder' }
  if (!stats.isFile()) return { kind: 'not-a-regular-file' }
  if (stats.size > largestArticle)
    return { kind: 'too-large', bytes: stats.size, limit: largestArticle }
  return null
}

/** Opens without waiting for a pipe's other end, in case one has taken the file's place meanwhile. */
function openPatiently(path: string): number {
  const flags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)
  for (const wait of lockedWaits) {
    try {
      return fs.openSync(path, flags)
    } catch (error) {
      if (errorCode(error) !== 'EBUSY') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
  return fs.openSync(path, flags)
}

function readOpened(
  file: number,
  head: number | undefined,
): Result<Uint8Array<ArrayBuffer>, OpenFailure> {
  try {
    const refusal = refusalOf(fs.fstatSync(file))
    if (refusal !== null) return err(refusal)
    return ok(head === undefined ? fs.readFileSync(file) : readHead(file, head))
  } finally {
    fs.closeSync(file)
  }
}

function readHead(file: number, head: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(head)
  return bytes.subarray(0, fs.readSync(file, bytes, 0, head, 0))
}
