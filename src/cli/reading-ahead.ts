import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type ReadAll, readInTurn } from '#main/datasets/reading.ts'
import { readAhead } from '#main/datasets/reading-ahead.ts'

/** Reads with a second processor where there is one. */
export const readingAhead: ReadAll =
  availableParallelism() > 1
    ? readAhead(
        () =>
          new Worker(new URL('../main/datasets/reading-thread.ts', import.meta.url), {
            execArgv: [],
          }),
      )
    : readInTurn
