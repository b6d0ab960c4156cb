/**
 * The file operations that durable files are made of: nothing else touches the disk here, so that a
 * test can fail any one of them. Each rejects with the system's error, its `code` set.
 */
import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  unlink,
  utimes,
} from 'node:fs/promises'

export interface FileStatus {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly modifiedMs: number
}

/** A file open for writing. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

export interface FileOperations {
  /** The path with every link followed; fails where it leads nowhere. */
  resolve(path: string): Promise<string>
  /** Status of the path itself, a link not followed. */
  status(path: string): Promise<FileStatus>
  read(path: string): Promise<Uint8Array>
  list(folder: string): Promise<readonly string[]>
  /** Creates a file that must not exist yet (`EEXIST`). `mode` is subject to the umask. */
  create(path: string, mode: number): Promise<OpenFile>
  /** Opens a file for writing at its end; it is made where it is not there. */
  append(path: string): Promise<OpenFile>
  setMode(path: string, mode: number): Promise<void>
  setOwner(path: string, uid: number, gid: number): Promise<void>
  /** Sets the time of change to now, as given in milliseconds. */
  touch(path: string, nowMs: number): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** Makes what was created, renamed or removed in a folder outlast a power cut. Windows has no such call. */
  syncFolder(folder: string): Promise<void>
}

/** The operations of the system that the program runs on. */
export function systemOperations(platform: NodeJS.Platform = process.platform): FileOperations {
  return {
    resolve: (path) => realpath(path),
    status: async (path) => {
      const found = await lstat(path)
      return {
        kind: found.isFile()
          ? 'file'
          : found.isDirectory()
            ? 'folder'
            : found.isSymbolicLink()
              ? 'link'
              : 'other',
        mode: found.mode & 0o7777,
        uid: found.uid,
        gid: found.gid,
        size: found.size,
        modifiedMs: found.mtimeMs,
      }
    },
    read: (path) => readFile(path),
    list: (folder) => readdir(folder),
    create: async (path, mode) => openFile(await open(path, 'wx', mode)),
    append: async (path) => openFile(await open(path, 'a', 0o600)),
    setMode: (path, mode) => chmod(path, mode),
    setOwner: (path, uid, gid) => chown(path, uid, gid),
    touch: (path, nowMs) => utimes(path, nowMs / 1000, nowMs / 1000),
    rename: (from, to) => rename(from, to),
    remove: (path) => unlink(path),
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true, mode: 0o700 })
    },
    syncFolder: async (folder) => {
      if (platform === 'win32') return
      const handle = await open(folder, 'r')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
  }
}

type Handle = Awaited<ReturnType<typeof open>>

function openFile(handle: Handle): OpenFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  }
}

/** Time as durable files need it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds that only grow, whatever the clock is set to. */
  elapsed(): number
  wait(ms: number): Promise<void>
}

/** What durable files stand on; a test gives its own. */
export interface DurableEnvironment {
  readonly operations: FileOperations
  readonly clock: Clock
  /** `bytes` random bytes as lower-case hex. */
  randomHex(bytes: number): string
  readonly process: { readonly id: number; readonly host: string }
  /** Whether a process of this host is running. */
  isRunning(processId: number): boolean
}
