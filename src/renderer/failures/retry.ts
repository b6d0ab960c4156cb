import type { FolderFailure, OpenFailure } from '#ipc/contract.ts'

/**
 * Whether trying again is the likeliest way on: what failed may have passed, or is mended where the
 * file lies. Else the file itself must change, and another is the truer first choice.
 */
export function isWorthRetrying({ kind }: OpenFailure | FolderFailure): boolean {
  return kind === 'io' || kind === 'worker-failed' || kind === 'cancelled' || kind === 'unreadable'
}
