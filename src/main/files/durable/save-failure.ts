import { errorCode } from '../failures.ts'
import { AfterRenameError } from './replace.ts'

/** Why a file could not be saved. Its old content is untouched, but where `replaced` says otherwise. */
export type SaveFailure =
  | { readonly kind: 'full-disk' }
  | { readonly kind: 'read-only' }
  /** Another program holds the file, or another Isnad is saving it; `by` is its host where it is known. */
  | { readonly kind: 'locked'; readonly by: string | null }
  | { readonly kind: 'changed-on-disk' }
  | { readonly kind: 'outside-root' }
  | { readonly kind: 'not-a-regular-file' }
  /** `replaced`: the new content is in place, but a power cut may still bring back the old. */
  | { readonly kind: 'io'; readonly code: string; readonly replaced: boolean }

/** What a failed system call means to the one who wanted to save. What is no system error is a bug and is thrown on. */
export function saveFailure(error: unknown): SaveFailure {
  if (error instanceof AfterRenameError)
    return { kind: 'io', code: errorCode(error.cause), replaced: true }
  const code = errorCode(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'full-disk' }
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'read-only' }
    case 'EBUSY':
    case 'ETXTBSY':
      return { kind: 'locked', by: null }
    default:
      return { kind: 'io', code, replaced: false }
  }
}
