/** What a command's exit code says. Kept for good: scripts depend on it. */
export const exitCodes = {
  /** All was done, and nothing is amiss. */
  done: 0,
  /** Done, but there is something to look at: it was printed. */
  findings: 1,
  /** The command line was not understood; nothing was done. */
  usage: 2,
  /** It could not be done, and nothing was written. */
  failed: 3,
  /** Stopped by Ctrl+C; what was written before is whole. */
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const exitCodesHelp = `Exit codes:
  0    all was done
  1    done, but there is something to look at (left out, faulty, in conflict): it was printed
  2    the command line was not understood; nothing was done
  3    it could not be done; nothing was written
  130  stopped by Ctrl+C; nothing is half-written`
