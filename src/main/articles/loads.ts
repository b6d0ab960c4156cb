/** The articles that are being loaded for the window, each by its token. */
import { err, ok, type Result } from '#core/result.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { OpenFailure, SentArticle } from '#ipc/contract.ts'
import { JobsByToken } from '#main/jobs-by-token.ts'
import { referenceTo } from '#main/openings.ts'
import type { KnownArticle } from '#main/tokens.ts'
import type { WorkerPool } from '#main/workers/pool.ts'

type Loaded = Result<SentArticle, OpenFailure>

export class ArticleLoads {
  readonly #jobs: JobsByToken<'loadArticle'>
  readonly #annotator: () => string | null
  #ahead: { readonly token: string; readonly loaded: Promise<Loaded> } | null = null

  /** `annotator` is the id of whoever's sidecars say how articles are encoded. */
  constructor(pool: WorkerPool, annotator: () => string | null = () => null) {
    this.#jobs = new JobsByToken(pool, 'loadArticle')
    this.#annotator = annotator
  }

  /** Begins a load that the window is about to ask for. Only the last one is kept. */
  loadAhead(article: KnownArticle): void {
    this.#ahead = { token: article.token, loaded: this.#run(article, null) }
  }

  /** A second load of one article replaces the first, which is answered as cancelled. */
  load(article: KnownArticle, encoding: EncodingId | null): Promise<Loaded> {
    const ahead = this.#takeAhead(article.token)
    return ahead !== null && encoding === null ? ahead : this.#run(article, encoding)
  }

  cancel(token: string): void {
    this.#takeAhead(token)
    this.#jobs.cancel(token)
  }

  #takeAhead(token: string): Promise<Loaded> | null {
    if (this.#ahead?.token !== token) return null
    const { loaded } = this.#ahead
    this.#ahead = null
    return loaded
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
