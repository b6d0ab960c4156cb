/** The articles that are being loaded for the window, each by its token. */
import { err, ok, type Result } from '#core/result.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { OpenedArticle, OpenFailure } from '#ipc/contract.ts'
import { JobsByToken } from '#main/jobs-by-token.ts'
import { referenceTo } from '#main/openings.ts'
import type { KnownArticle } from '#main/tokens.ts'
import type { WorkerPool } from '#main/workers/pool.ts'

type Loaded = Result<OpenedArticle, OpenFailure>

export class ArticleLoads {
  readonly #jobs: JobsByToken<'loadArticle'>
  readonly #annotator: () => string | null
  readonly #ahead = new Map<string, Promise<Loaded>>()

  /** `annotator` is the id of whoever's sidecars say how articles are encoded. */
  constructor(pool: WorkerPool, annotator: () => string | null = () => null) {
    this.#jobs = new JobsByToken(pool, 'loadArticle')
    this.#annotator = annotator
  }

  /** Begins a load that the window will surely ask for, while it is still starting. */
  loadAhead(article: KnownArticle): void {
    this.#ahead.set(article.token, this.#run(article, null))
  }

  /** A second load of one article replaces the first, which is answered as cancelled. */
  load(article: KnownArticle, encoding: EncodingId | null): Promise<Loaded> {
    const ahead = this.#ahead.get(article.token)
    this.#ahead.delete(article.token)
    return ahead !== undefined && encoding === null ? ahead : this.#run(article, encoding)
  }

  cancel(token: string): void {
    this.#ahead.delete(token)
    this.#jobs.cancel(token)
  }

  async #run(article: KnownArticle, encoding: EncodingId | null): Promise<Loaded> {
    const { token, path, folder } = article
    const root = folder?.path ?? null
    const annotator = this.#annotator()
    const outcome = await this.#jobs.run(token, { path, root, encoding, annotator })
    switch (outcome.kind) {
      case 'cancelled':
        return err({ kind: 'cancelled' })
      case 'crashed':
        return err({ kind: 'worker-failed', detail: outcome.detail })
      case 'done':
        return outcome.result.ok
          ? ok({ reference: referenceTo(article), ...outcome.result.value })
          : outcome.result
    }
  }
}
