/** The folders that are being listed for the window, each by its token. */
import { basename } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { nameForShow } from '#core/text/names.ts'
import type { FirstLines, FolderFailure, FolderListing } from '#ipc/contract.ts'
import { JobsByToken } from '#main/jobs-by-token.ts'
import type { KnownFolder } from '#main/tokens.ts'
import type { WorkerPool } from '#main/workers/pool.ts'

export class FolderLists {
  readonly #pool: WorkerPool
  readonly #jobs: JobsByToken<'listFolder'>

  constructor(pool: WorkerPool) {
    this.#pool = pool
    this.#jobs = new JobsByToken(pool, 'listFolder')
  }

  async list({ token, path }: KnownFolder): Promise<Result<FolderListing, FolderFailure>> {
    const outcome = await this.#jobs.run(token, { path })
    switch (outcome.kind) {
      case 'cancelled':
        return err({ kind: 'cancelled' })
      case 'crashed':
        return err({ kind: 'worker-failed', detail: outcome.detail })
      case 'done':
        return outcome.result.ok
          ? ok({ token, name: nameForShow(basename(path) || path), ...outcome.result.value })
          : outcome.result
    }
  }

  /** Null for each where it could not be told, or where telling failed. */
  async firstLines({ path }: KnownFolder, files: readonly string[]): Promise<FirstLines> {
    const never = new AbortController().signal
    const outcome = await this.#pool.run('firstLines', { root: path, files }, never)
    return outcome.kind === 'done' ? outcome.result : files.map(() => null)
  }

  cancel(token: string): void {
    this.#jobs.cancel(token)
  }
}
