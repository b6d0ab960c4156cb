/** File operations that fail where a test says, and an environment whose time passes at once. */
import type { DurableEnvironment, FileOperations, OpenFile } from '../operations.ts'

export interface Fault {
  /** Number of the operation that fails, from 1. */
  readonly at: number
  readonly code: string
  /** `once`, or every operation of the same name on from there. */
  readonly lasts: 'once' | 'for-good'
}

export interface FaultyOperations {
  readonly operations: FileOperations
  /** Names of the operations that were called, in order. */
  readonly calls: readonly string[]
  /** How many of them were made to fail. */
  readonly failures: () => number
}

/** The operations, one of which fails; a failing write leaves half of its bytes, as a full disk does. */
export function faultyOperations(real: FileOperations, fault: Fault | null): FaultyOperations {
  const calls: string[] = []
  let failures = 0
  let failing: string | null = null
  const fails = (name: string): boolean => {
    calls.push(name)
    if (fault === null) return false
    if (calls.length === fault.at) {
      if (fault.lasts === 'for-good') failing = name
      return true
    }
    return failing === name
  }
  const failed = (name: string): Error => {
    failures++
    return Object.assign(new Error(`${fault?.code}: ${name}`), { code: fault?.code })
  }
  const guard = async <T>(name: string, operation: () => Promise<T>): Promise<T> => {
    if (fails(name)) throw failed(name)
    return operation()
  }
  const file = (inner: OpenFile): OpenFile => ({
    write: async (bytes) => {
      if (!fails('write')) return inner.write(bytes)
      await inner.write(bytes.subarray(0, bytes.length >> 1))
      throw failed('write')
    },
    sync: () => guard('sync', () => inner.sync()),
    size: () => guard('size', () => inner.size()),
    close: async () => {
      // The descriptor is gone even where close reports an error.
      const fail = fails('close')
      await inner.close()
      if (fail) throw failed('close')
    },
  })
  const operations: FileOperations = {
    resolve: (path) => guard('resolve', () => real.resolve(path)),
    status: (path) => guard('status', () => real.status(path)),
    read: (path) => guard('read', () => real.read(path)),
    list: (folder) => guard('list', () => real.list(folder)),
    create: (path, mode) => guard('create', async () => file(await real.create(path, mode))),
    append: (path) => guard('append', async () => file(await real.append(path))),
    setMode: (path, mode) => guard('setMode', () => real.setMode(path, mode)),
    setOwner: (path, uid, gid) => guard('setOwner', () => real.setOwner(path, uid, gid)),
    touch: (path, nowMs) => guard('touch', () => real.touch(path, nowMs)),
    rename: (from, to) => guard('rename', () => real.rename(from, to)),
    remove: (path) => guard('remove', () => real.remove(path)),
    makeFolder: (path) => guard('makeFolder', () => real.makeFolder(path)),
    syncFolder: (folder) => guard('syncFolder', () => real.syncFolder(folder)),
  }
  return { operations, calls, failures: () => failures }
}

export interface TestEnvironment extends DurableEnvironment {
  /** Moves both clocks on. */
  advance(ms: number): void
}

/** An environment whose waits end at once, each moving the clock on by as much as was waited. */
export function testEnvironment(
  operations: FileOperations,
  given: { readonly startMs?: number; readonly running?: ReadonlySet<number> } = {},
): TestEnvironment {
  let elapsed = 0
  let random = 0
  const start = given.startMs ?? Date.UTC(2026, 10, 22, 10)
  return {
    operations,
    clock: {
      now: () => start + elapsed,
      elapsed: () => elapsed,
      wait: async (ms) => {
        elapsed += ms
      },
    },
    randomHex: (bytes) => (random++).toString(16).padStart(bytes * 2, '0'),
    process: { id: process.pid, host: 'here' },
    isRunning: (id) => id === process.pid || (given.running?.has(id) ?? false),
    advance: (ms) => {
      elapsed += ms
    },
  }
}
