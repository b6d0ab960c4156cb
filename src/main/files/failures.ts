import type { FolderFailure, OpenFailure } from '#ipc/contract.ts'

/** What a failed system call on a file's path means to the one who wanted it open. */
export function openFailure(error: unknown): OpenFailure {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'not-found' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'unreadable' }
    case 'EISDIR':
      return { kind: 'is-a-folder' }
    case 'ELOOP':
      return { kind: 'link-loop' }
    case 'ENXIO':
      return { kind: 'not-a-regular-file' }
    case 'ENAMETOOLONG':
      return { kind: 'unsafe-name', reason: 'too-long' }
    default:
      return { kind: 'io', code: errorCode(error) }
  }
}

/** The same for a folder that is to be listed. */
export function folderFailure(error: unknown): FolderFailure {
  switch (errorCode(error)) {
    case 'ENOENT':
      return { kind: 'not-found' }
    case 'ENOTDIR':
      return { kind: 'not-a-folder' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'unreadable' }
    default:
      return { kind: 'io', code: errorCode(error) }
  }
}

/** The system's code of a failed call, e.g. `EIO`. What is no system error is a bug and is thrown on. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
