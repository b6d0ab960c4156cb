import type { WriteFailure } from '#ipc/annotating/saving.ts'
import type { SaveFailure } from '#main/files/durable/save-failure.ts'

/** Codes by which the system says that a folder, or the share it was on, is gone. */
const goneCodes: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ESTALE',
  'ENODEV',
  'ENXIO',
  'ENOTCONN',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENETRESET',
  'ETIMEDOUT',
])

/** A failed save as the window is told of it; `changed-on-disk` is for the caller to tell more of. */
export function writeFailure(
  failure: Exclude<SaveFailure, { readonly kind: 'changed-on-disk' }>,
): WriteFailure {
  if (failure.kind === 'outside-root') return { kind: 'outside-folder' }
  if (failure.kind === 'io' && !failure.replaced && isGone(failure.code))
    return { kind: 'vanished' }
  return failure
}

/** The same where nothing is compared with what is on disk, as in the app's own data. */
export function plainFailure(failure: SaveFailure): WriteFailure {
  return failure.kind === 'changed-on-disk'
    ? { kind: 'io', code: 'ESTALE', replaced: false }
    : writeFailure(failure)
}

export function isGone(code: string): boolean {
  return goneCodes.has(code)
}
