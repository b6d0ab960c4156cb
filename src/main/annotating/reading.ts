/** Reads the files beside an article: sidecars, projects, tagsets. They may be anything, links that lead away included. */
import { basename } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { busyCodes, withRetries } from '#main/files/durable/retries.ts'
import { sha256 } from '#main/files/durable/write.ts'
import { errorCode } from '#main/files/failures.ts'
import { isInside, leadsToShare } from '#main/files/paths.ts'

/** Larger files are not read: 100,000 annotations take some 80 MB. */
export const largestSidecar = 256 * 1024 * 1024

export interface ReadBeside {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * The bytes of a regular file that lies inside `root` (a folder), wherever `path` links to; null where
 * nothing is there. Nothing outside is read.
 */
export async function readBeside(
  { operations, clock }: DurableEnvironment,
  path: string,
  root: string,
  limit: number = largestSidecar,
): Promise<Result<ReadBeside | null, UnreadSidecar>> {
  try {
    const status = await operations.status(path)
    if (status.kind === 'link' && leadsToShare(path)) return err({ kind: 'outside-folder' })
    const real = await operations.resolve(path)
    if (!isInside(await operations.resolve(root), real)) return err({ kind: 'outside-folder' })
    const target = status.kind === 'link' ? await operations.status(real) : status
    if (target.kind !== 'file') return err({ kind: 'not-a-regular-file' })
    if (target.size > limit) return err({ kind: 'too-large', bytes: target.size, limit })
    const bytes = await withRetries(clock, busyCodes, () => operations.read(real))
    return ok({ bytes, sha256: sha256(bytes) })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' && !(await isLink(operations, path))) return ok(null)
    return err({ kind: 'unreadable', code })
  }
}

/** A link that leads nowhere is not the same as nothing: it is not to be written through. */
async function isLink(
  operations: DurableEnvironment['operations'],
  path: string,
): Promise<boolean> {
  try {
    return (await operations.status(path)).kind === 'link'
  } catch (error) {
    errorCode(error)
    return false
  }
}

/** The names in an article's folder, but for Isnad's own temporary files. Rejects with the system's error. */
export async function namesIn(
  { operations }: DurableEnvironment,
  folder: string,
): Promise<readonly string[]> {
  return (await operations.list(folder)).filter((name) => !isOwnFile(name))
}

/** Isnad's temporary, lock and presence files. */
export function isOwnFile(name: string): boolean {
  return name.startsWith('.isnad-')
}

/** A file's bytes as text for show and for parsing: a byte order mark stays, what is not UTF-8 becomes U+FFFD. */
export function asText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** What a folder is called. */
export function folderName(path: string): string {
  return basename(path) || path
}
