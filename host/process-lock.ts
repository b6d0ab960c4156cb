import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A lock that the operating system releases when its process ends, however it ends. */
export interface ProcessLock {
  release(): void
}

const busy = 5

/**
 * Takes the lock that `file` stands for; null when another process holds it. SQLite's exclusive
 * transaction is the one file lock that Node has on every system.
 */
export function takeProcessLock(file: string): ProcessLock | null {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return null
    throw error
  }
  return { release: () => database.close() }
}
