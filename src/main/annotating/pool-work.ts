import { err, type Result } from '#core/result.ts'
import type { JobName, Jobs } from '#main/workers/jobs.ts'
import type { WorkerPool } from '#main/workers/pool.ts'
import type { SidecarWork, WorkerFailure } from './environment.ts'

/** The long work with sidecars, on the pool's threads. It is never cancelled but by the pool's end. */
export function poolWork(pool: WorkerPool): SidecarWork {
  const run = async <N extends JobName>(
    job: N,
    argument: Jobs[N]['argument'],
  ): Promise<Jobs[N]['result'] | Result<never, WorkerFailure>> => {
    const outcome = await pool.run(job, argument, new AbortController().signal)
    if (outcome.kind === 'done') return outcome.result
    const detail = outcome.kind === 'crashed' ? outcome.detail : outcome.kind
    return err({ kind: 'worker-failed', detail })
  }
  return {
    check: (bytes) => run('checkSidecar', { bytes }),
    open: (sidecar) => run('openSidecar', sidecar),
    merge: (ours, theirs) => run('mergeSidecarFiles', { ours, theirs }),
    readSource: (article) => run('readSource', article),
    prepareCorrection: (work) => run('prepareCorrection', work),
  }
}
