import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode } from '../failures.ts'
import { type DurableEnvironment, systemOperations } from './operations.ts'

/** The system, its clock and this process. */
export function systemEnvironment(): DurableEnvironment {
  return {
    operations: systemOperations(),
    clock: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      wait: (ms) => wait(ms),
    },
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    process: { id: process.pid, host: hostname() },
    isRunning,
  }
}

/** Whether a process of this machine lives. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as someone else's.
    return errorCode(error) !== 'ESRCH'
  }
}
