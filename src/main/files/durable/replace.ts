/** Replacing a file so that at any moment, a power cut included, it holds the old content or the new. */
import { dirname, join } from 'node:path'
import { errorCode } from '../failures.ts'
import type { DurableEnvironment, FileStatus, OpenFile } from './operations.ts'
import { busyCodes, heldCodes, withRetries } from './retries.ts'

export interface Replacement {
  readonly path: string
  readonly bytes: Uint8Array
  /** The file that is there, whose mode and owner are kept; null where there is none. */
  readonly previous: FileStatus | null
  /** Temporary files beside the target are called `<prefix><random>.tmp`; a short one, as names end at 255 bytes. */
  readonly temporaryPrefix: string
  /** Asked at the last moment before the rename: false leaves the file as it is. */
  readonly confirm?: () => Promise<boolean>
}

/** An error that came after the rename: the new content is in place, but perhaps not for good. */
export class AfterRenameError extends Error {
  constructor(cause: unknown) {
    super('The folder could not be synced after the rename', { cause })
  }
}

/**
 * Writes a temporary file beside the target, syncs it, checks its size, gives it the target's mode and
 * owner, renames it over the target and syncs the folder. Rejects with the system's error, the target
 * untouched and the temporary file gone; with `AfterRenameError` where only the folder's sync failed.
 * Returns whether it was replaced: false where `confirm` said no.
 */
export async function replaceFile(
  environment: DurableEnvironment,
  replacement: Replacement,
): Promise<boolean> {
  const { operations, clock } = environment
  const folder = dirname(replacement.path)
  const temporary = await createTemporary(environment, folder, replacement)
  try {
    await fill(temporary.file, replacement.bytes)
    if (replacement.previous !== null)
      await keepStatus(environment, temporary.path, replacement.previous)
    if (replacement.confirm !== undefined && !(await replacement.confirm())) {
      await operations.remove(temporary.path)
      return false
    }
    await withRetries(clock, heldCodes, () => operations.rename(temporary.path, replacement.path))
  } catch (error) {
    await removeLeftover(environment, temporary.path)
    throw error
  }
  try {
    await syncFolder(environment, folder)
  } catch (error) {
    throw new AfterRenameError(error)
  }
  return true
}

/** Syncs a folder, where its file system can (some network file systems refuse with EINVAL). */
export async function syncFolder(environment: DurableEnvironment, folder: string): Promise<void> {
  await tolerating(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'], () =>
    environment.operations.syncFolder(folder),
  )
}

interface Temporary {
  readonly path: string
  readonly file: OpenFile
}

const RANDOM_BYTES = 6
const ATTEMPTS = 8

async function createTemporary(
  { operations, clock, randomHex }: DurableEnvironment,
  folder: string,
  { temporaryPrefix, previous }: Replacement,
): Promise<Temporary> {
  const mode = previous === null ? 0o666 : 0o600
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, `${temporaryPrefix}${randomHex(RANDOM_BYTES)}.tmp`)
    try {
      return {
        path,
        file: await withRetries(clock, busyCodes, () => operations.create(path, mode)),
      }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || attempt === ATTEMPTS) throw error
    }
  }
}

async function fill(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let size: number
  try {
    await file.write(bytes)
    await file.sync()
    size = await file.size()
  } catch (error) {
    // The first error is the one to tell; one in closing adds nothing to it.
    await file.close().catch(errorCode)
    throw error
  }
  await file.close()
  if (size !== bytes.length)
    throw Object.assign(new Error(`wrote ${size} of ${bytes.length} bytes`), { code: 'ENOSPC' })
}

/** The owner is kept where the system lets it, the mode where the file system has one. */
async function keepStatus(
  { operations }: DurableEnvironment,
  path: string,
  previous: FileStatus,
): Promise<void> {
  const refusals = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']
  await tolerating(refusals, () => operations.setOwner(path, previous.uid, previous.gid))
  await tolerating(refusals, () => operations.setMode(path, previous.mode))
}

async function tolerating(codes: readonly string[], operation: () => Promise<void>): Promise<void> {
  try {
    await operation()
  } catch (error) {
    if (!codes.includes(errorCode(error))) throw error
  }
}

/** Removes a temporary file after a failure; one that cannot be removed is cleared by the next taker of a stale lock. */
async function removeLeftover({ operations }: DurableEnvironment, path: string): Promise<void> {
  await operations.remove(path).catch(errorCode)
}
