import { join } from 'node:path'
import { type ProcessLock, takeProcessLock } from '../process-lock.ts'

/** A folder of Chromium's own data, taken by this process. */
export interface Profile {
  readonly folder: string
  readonly lock: ProcessLock
}

/** A profile of its own for each process that runs at a time: the first free one. */
export function takeProfile(dataFolder: string): Profile {
  for (let number = 1; ; number += 1) {
    const profile = tryProfile(dataFolder, number)
    if (profile !== null) return profile
  }
}

/** Null where another process has it. */
export function tryProfile(dataFolder: string, number: number): Profile | null {
  const folder = join(dataFolder, number === 1 ? 'Chromium' : `Chromium ${number}`)
  const lock = takeProcessLock(join(folder, 'host.lock'))
  return lock === null ? null : { folder, lock }
}
