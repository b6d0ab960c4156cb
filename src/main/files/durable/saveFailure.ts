import { errorCode } from '../failures.ts'

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

/** What a failed system call means to the one who wanted to save. */
export function saveFailure(error: unknown, replaced = false): SaveFailure {
  const code = errorCode(error)
  if (replaced) return { kind: 'io', code, replaced }
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
      return { kind: 'io', code, replaced }
  }
}
