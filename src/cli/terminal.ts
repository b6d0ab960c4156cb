import { exitCodes } from './exit-codes.ts'

/** Where a command prints, and how it is stopped. */
export interface Terminal {
  /** Prints a line of the result. */
  print(line: string): void
  /** Prints a line beside the result: errors and warnings. */
  warn(line: string): void
  /** Shows how far long work is, where someone watches. */
  progress(what: string, done: number, total: number): void
  readonly signal: AbortSignal
}

/**
 * The terminal of this process. Progress is drawn on one line, and only where stderr is a terminal. A
 * reader that has read enough, as `head` has, may close it: the work goes on in silence. A result that
 * cannot be printed for another reason, a full disk for instance, is something to look at.
 */
export function processTerminal(signal: AbortSignal): Terminal {
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`isnad: the result could not be printed (${error.code}).\n`)
    process.once('exit', () => {
      if (process.exitCode === exitCodes.done) process.exitCode = exitCodes.findings
    })
  })
  let drawn = false
  const clear = (): void => {
    if (drawn) process.stderr.write('\r\u001b[K')
    drawn = false
  }
  return {
    print(line) {
      clear()
      process.stdout.write(`${line}\n`)
    },
    warn(line) {
      clear()
      process.stderr.write(`${line}\n`)
    },
    progress(what, done, total) {
      if (!process.stderr.isTTY) return
      clear()
      if (done >= total) return
      process.stderr.write(`${what} ${done} of ${total}`)
      drawn = true
    },
    signal,
  }
}
