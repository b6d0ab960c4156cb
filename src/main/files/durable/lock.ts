/**
 * A lock file beside the file that is to be saved: made exclusively, with its owner, renewed while held,
 * taken over when stale. On network shares it is a hint only: the hashes before the rename are the last word.
 */
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { errorCode } from '../failures.ts'
import type { DurableEnvironment } from './operations.ts'
import { busyCodes, heldCodes, withRetries } from './retries.ts'
import { type SaveFailure, saveFailure } from './save-failure.ts'

/** How often a held lock is renewed, and how long one must stand unrenewed under our eyes to be stale. */
export const RENEW_MS = 2000
export const STALE_MS = 10_000
/** A lock file without an owner was left by a process that died while making it. */
export const UNFINISHED_STALE_MS = 2000
/** How long to wait for a lock that is not stale. */
export const LOCK_WAIT_MS = 12_000
const FIRST_POLL_MS = 2
const LONGEST_POLL_MS = 40

interface Owner {
  readonly owner: string
  readonly host: string
  readonly process: number
}

export interface HeldLock {
  /** Whether a lock was taken over from someone who died: their temporary files may lie about. */
  readonly takenOver: boolean
  /** Whether the lock file still names us. */
  isHeld(): Promise<boolean>
  /** Removes the lock file if it is still ours. Rejects with the system's error; it then goes stale by itself. */
  release(): Promise<void>
}

/** A short name for the target's own files, as the target's may have all of 255 bytes. Twins by case or normalization share it. */
export function shortName(path: string): string {
  const name = basename(path).normalize('NFC').toLowerCase()
  return `.isnad-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}

export function lockPath(path: string): string {
  return join(dirname(path), `${shortName(path)}.lock`)
}

/** Takes the lock of a file, waiting for whoever has it; fails with `locked` after 12 s. */
export async function takeLock(
  environment: DurableEnvironment,
  path: string,
): Promise<Result<HeldLock, SaveFailure>> {
  const { clock, process, randomHex } = environment
  const lock = lockPath(path)
  const me: Owner = { owner: randomHex(16), host: process.host, process: process.id }
  const watch = new Watch(environment)
  const end = clock.elapsed() + LOCK_WAIT_MS
  let takenOver = false
  let seen: Owner | null = null
  try {
    for (let pause = FIRST_POLL_MS; ; pause = Math.min(2 * pause, LONGEST_POLL_MS)) {
      if (await createLock(environment, lock, me)) return ok(hold(environment, lock, me, takenOver))
      const found = await watch.look(lock)
      if (found !== 'gone') {
        seen = found.owner
        if (found.stale && (await removeStale(environment, lock, found.content))) {
          takenOver = true
          continue
        }
      }
      if (clock.elapsed() > end) return err({ kind: 'locked', by: seen?.host ?? null })
      await clock.wait(pause)
    }
  } catch (error) {
    return err(saveFailure(error))
  }
}

async function createLock(
  { operations, clock }: DurableEnvironment,
  lock: string,
  me: Owner,
): Promise<boolean> {
  let file: Awaited<ReturnType<typeof operations.create>>
  try {
    file = await withRetries(clock, busyCodes, () => operations.create(lock, 0o644))
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    await file.write(new TextEncoder().encode(JSON.stringify(me)))
    await file.close()
  } catch (error) {
    await file.close().catch(errorCode)
    await operations.remove(lock).catch(errorCode)
    throw error
  }
  return true
}

function hold(
  environment: DurableEnvironment,
  lock: string,
  me: Owner,
  takenOver: boolean,
): HeldLock {
  const { operations, clock } = environment
  const isHeld = async (): Promise<boolean> => {
    const content = await readLock(environment, lock)
    return content !== null && parseOwner(content)?.owner === me.owner
  }
  const renewal = setInterval(() => {
    // A lock that cannot be renewed goes stale, and is then no longer ours: `isHeld` finds out.
    operations.touch(lock, clock.now()).catch(errorCode)
  }, RENEW_MS)
  renewal.unref()
  return {
    takenOver,
    isHeld,
    release: async () => {
      clearInterval(renewal)
      if (!(await isHeld())) return
      await withRetries(clock, heldCodes, () => operations.remove(lock))
    },
  }
}

/** Another's lock, looked at again and again: stale once it stood unrenewed for long enough by our own clock. */
class Watch {
  readonly #environment: DurableEnvironment
  #state = ''
  #since = 0

  constructor(environment: DurableEnvironment) {
    this.#environment = environment
  }

  async look(
    lock: string,
  ): Promise<'gone' | { owner: Owner | null; stale: boolean; content: string }> {
    const { operations, clock, process, isRunning } = this.#environment
    const content = await readLock(this.#environment, lock)
    if (content === null) return 'gone'
    const owner = parseOwner(content)
    if (owner !== null && owner.host === process.host && !isRunning(owner.process))
      return { owner, stale: true, content }
    let modifiedMs: number
    try {
      modifiedMs = (await operations.status(lock)).modifiedMs
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 'gone'
      throw error
    }
    const state = `${modifiedMs} ${content}`
    if (state !== this.#state) {
      this.#state = state
      this.#since = clock.elapsed()
    }
    const patience = owner === null ? UNFINISHED_STALE_MS : STALE_MS
    return { owner, stale: clock.elapsed() - this.#since > patience, content }
  }
}

/**
 * Removes a stale lock, and nothing else: two who find one stale must not remove each other's new one,
 * so whoever removes holds a second lock file and looks once more. Returns whether it was removed.
 */
async function removeStale(
  environment: DurableEnvironment,
  lock: string,
  staleContent: string,
): Promise<boolean> {
  const { operations, clock, process, isRunning } = environment
  const guard = `${lock}.takeover`
  const me: Owner = { owner: 'takeover', host: process.host, process: process.id }
  if (!(await createLock(environment, guard, me))) {
    const content = await readLock(environment, guard)
    const owner = content === null ? null : parseOwner(content)
    const status = await operations.status(guard).catch(errorCode)
    const age = typeof status === 'string' ? 0 : clock.now() - status.modifiedMs
    const dead = owner !== null && owner.host === process.host && !isRunning(owner.process)
    if (dead || Math.abs(age) > STALE_MS) await operations.remove(guard).catch(errorCode)
    await clock.wait(FIRST_POLL_MS)
    return false
  }
  try {
    if ((await readLock(environment, lock)) !== staleContent) return false
    await withRetries(clock, heldCodes, () => operations.remove(lock))
    return true
  } finally {
    await operations.remove(guard).catch(errorCode)
  }
}

async function readLock(
  { operations, clock }: DurableEnvironment,
  lock: string,
): Promise<string | null> {
  try {
    const bytes = await withRetries(clock, heldCodes, () => operations.read(lock))
    return new TextDecoder().decode(bytes)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parseOwner(content: string): Owner | null {
  try {
    const value: unknown = JSON.parse(content)
    if (typeof value !== 'object' || value === null) return null
    if (!('owner' in value && 'host' in value && 'process' in value)) return null
    const { owner, host, process } = value
    return typeof owner === 'string' && typeof host === 'string' && typeof process === 'number'
      ? { owner, host, process }
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
