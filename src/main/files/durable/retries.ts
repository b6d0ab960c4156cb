import { errorCode } from '../failures.ts'
import type { Clock } from './operations.ts'

/** Antivirus and indexers hold a file for a moment: after this long it is no moment any more. */
export const RETRY_MS = 3000
const FIRST_WAIT_MS = 10
const LONGEST_WAIT_MS = 250

/** Codes by which Windows says that someone has the file open just now. */
export const heldCodes: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES'])
export const busyCodes: ReadonlySet<string> = new Set(['EBUSY'])

/** Does it, again and again for up to 3 s while it fails with one of `codes`; then rejects with the last error. */
export async function withRetries<T>(
  clock: Clock,
  codes: ReadonlySet<string>,
  operation: () => Promise<T>,
): Promise<T> {
  const end = clock.elapsed() + RETRY_MS
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(2 * pause, LONGEST_WAIT_MS)) {
    try {
      return await operation()
    } catch (error) {
      if (!codes.has(errorCode(error)) || clock.elapsed() + pause > end) throw error
    }
    await clock.wait(pause)
  }
}
