/**
 * Saving a file that cannot be lost: lock, resolve, read and hash, temporary file, sync, check, hash
 * again, rename, sync the folder, release; only then is it acknowledged.
 */
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { errorCode } from '../failures.ts'
import { isInside } from '../paths.ts'
import { type HeldLock, shortName, takeLock } from './lock.ts'
import type { DurableEnvironment, FileStatus } from './operations.ts'
import { replaceFile } from './replace.ts'
import { busyCodes, withRetries } from './retries.ts'
import { type SaveFailure, saveFailure } from './save-failure.ts'

/** The file as it is on disk while its lock is held. */
export interface CurrentFile {
  readonly bytes: Uint8Array
  /** SHA-256, hex. */
  readonly sha256: string
}

export interface Saved {
  /** `unchanged`: the file held these bytes already and was not touched. */
  readonly outcome: 'written' | 'unchanged'
  /** SHA-256 of the saved bytes, hex. */
  readonly sha256: string
  /** The code of the error by which the lock file could not be removed; it goes stale in 10 s. */
  readonly lockLeft: string | null
}

export interface Target {
  readonly path: string
  /** The folder that a link may not lead out of. */
  readonly root: string
}

/**
 * Makes the new content from what is on disk (null: no file), with the lock held, and saves it durably.
 * `update` may be called again where another program changed the file in the meantime, and its own
 * failure leaves the file as it is. The new content is put beside the file while `ready` is awaited; its
 * failure leaves the file as it is too.
 */
export async function updateFile<F extends { readonly kind: string }>(
  environment: DurableEnvironment,
  target: Target,
  update: (current: CurrentFile | null) => Result<Uint8Array, F>,
  ready: () => Promise<Result<void, F>> = async () => ok(undefined),
): Promise<Result<Saved, SaveFailure | F>> {
  const resolved = await resolveTarget(environment, target)
  if (!resolved.ok) return resolved
  const path = resolved.value
  const lock = await takeLock(environment, path)
  if (!lock.ok) return lock
  let result: Result<Pick<Saved, 'outcome' | 'sha256'>, SaveFailure | F>
  let lockLeft: string | null = null
  try {
    if (lock.value.takenOver) await removeTemporaries(environment, path)
    result = await saveLocked(environment, path, lock.value, update, ready)
  } catch (error) {
    result = err(saveFailure(error))
  } finally {
    await lock.value.release().catch((error: unknown) => {
      lockLeft = errorCode(error)
    })
  }
  return result.ok ? ok({ ...result.value, lockLeft }) : result
}

/**
 * Saves these bytes, if the file still has the hash that the caller read (null: if there is none yet);
 * fails with `changed-on-disk` otherwise.
 */
export function writeFile(
  environment: DurableEnvironment,
  target: Target,
  bytes: Uint8Array,
  expected: string | null,
): Promise<Result<Saved, SaveFailure>> {
  return updateFile<SaveFailure>(environment, target, (current) =>
    (current?.sha256 ?? null) === expected ? ok(bytes) : err({ kind: 'changed-on-disk' }),
  )
}

/** SHA-256 of bytes, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** How often a file that another program changes under the lock is merged anew. */
const ATTEMPTS = 5

async function saveLocked<F extends { readonly kind: string }>(
  environment: DurableEnvironment,
  path: string,
  lock: HeldLock,
  update: (current: CurrentFile | null) => Result<Uint8Array, F>,
  ready: () => Promise<Result<void, F>>,
): Promise<Result<Pick<Saved, 'outcome' | 'sha256'>, SaveFailure | F>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const previous = await statusOf(environment, path)
    if (previous !== null && previous.kind !== 'file') return err({ kind: 'not-a-regular-file' })
    const current = await readCurrent(environment, path)
    const content = update(current)
    if (!content.ok) return content
    const hash = sha256(content.value)
    if (hash === current?.sha256) return ok({ outcome: 'unchanged', sha256: hash })
    let isReady: Result<void, F> = ok(undefined)
    const replaced = await replaceFile(environment, {
      path,
      bytes: content.value,
      previous,
      temporaryPrefix: `${shortName(path)}-`,
      confirm: async () => {
        isReady = await ready()
        if (!isReady.ok) return false
        const now = await readBytes(environment, path)
        return isSame(now, current) && (await lock.isHeld())
      },
    })
    if (replaced) return ok({ outcome: 'written', sha256: hash })
    if (!isReady.ok) return isReady
    if (!(await lock.isHeld())) return err({ kind: 'locked', by: null })
  }
  return err({ kind: 'changed-on-disk' })
}

/** The real path to write to, links followed; it lies in the root, and so does its folder. */
async function resolveTarget(
  environment: DurableEnvironment,
  { path, root }: Target,
): Promise<Result<string, SaveFailure>> {
  const { operations } = environment
  try {
    const [realRoot, realFolder] = await Promise.all([
      operations.resolve(root),
      operations.resolve(dirname(path)),
    ])
    const here = join(realFolder, basename(path))
    const status = await statusOf(environment, here)
    const real = status?.kind === 'link' ? await operations.resolve(here) : here
    return isInside(realRoot, real) && real !== realRoot ? ok(real) : err({ kind: 'outside-root' })
  } catch (error) {
    return err(saveFailure(error))
  }
}

async function statusOf(
  { operations }: DurableEnvironment,
  path: string,
): Promise<FileStatus | null> {
  try {
    return await operations.status(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function isSame(now: Uint8Array | null, before: CurrentFile | null): boolean {
  return now === null || before === null ? now === before : Buffer.compare(now, before.bytes) === 0
}

async function readCurrent(
  environment: DurableEnvironment,
  path: string,
): Promise<CurrentFile | null> {
  const bytes = await readBytes(environment, path)
  return bytes === null ? null : { bytes, sha256: sha256(bytes) }
}

async function readBytes(
  { operations, clock }: DurableEnvironment,
  path: string,
): Promise<Uint8Array | null> {
  try {
    return await withRetries(clock, busyCodes, () => operations.read(path))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Temporary files of this target: with its lock held, they are what a dead process left. */
async function removeTemporaries(environment: DurableEnvironment, path: string): Promise<void> {
  const { operations } = environment
  const folder = dirname(path)
  const prefix = `${shortName(path)}-`
  for (const name of await operations.list(folder)) {
    if (name.startsWith(prefix) && name.endsWith('.tmp'))
      await operations.remove(join(folder, name))
  }
}
