import { ok, type Result } from '#core/result.ts'
import type { PendingWork } from '#ipc/annotating/opening.ts'
import type { WriteFailure } from '#ipc/annotating/saving.ts'
import type { Journal } from '#main/files/durable/journal.ts'
import type { PendingJournal } from '#main/files/durable/journal-file.ts'
import { sha256 } from '#main/files/durable/write.ts'
import type { ArticleBin } from './bin-items.ts'
import { type KeptWork, keptIn } from './kept-work.ts'

/** What an earlier session could not save of one sidecar, until it is decided on. */
export class EarlierWork {
  readonly #journal: Journal
  readonly #bin: ArticleBin
  /** Of the sidecar. */
  readonly #path: string
  #found: PendingJournal | null | 'unknown' = 'unknown'

  constructor(journal: Journal, bin: ArticleBin, path: string) {
    this.#journal = journal
    this.#bin = bin
    this.#path = path
  }

  /** The work to be offered; none where it is what the file holds, whose hash is given. */
  async offered(fileSha256: string | null): Promise<PendingWork | null> {
    const earlier = await this.#find()
    const work = earlier === null ? null : keptIn(earlier)
    if (earlier === null || work?.kind !== 'annotations') return null
    if (sha256(Buffer.from(work.content)) === fileSha256) {
      // It reached the file, and only the journal's end was not: nothing to decide.
      const binned = await this.#bin.putItems(work.removed)
      if (binned.ok) await this.#drop()
      return null
    }
    const { base } = earlier.target
    return { content: work.content, base, since: work.at, isOfThisSession: false }
  }

  /** Puts it into the bin instead of offering it. */
  async passOver(): Promise<Result<void, WriteFailure>> {
    const earlier = await this.#find()
    const work: KeptWork | null = earlier === null ? null : keptIn(earlier)
    if (work?.kind === 'annotations') {
      const binned = await this.#bin.putWhole('unsaved-work', work.at, Buffer.from(work.content))
      const items = binned.ok ? await this.#bin.putItems(work.removed) : binned
      if (!items.ok) return items
    }
    if (earlier !== null) await this.#drop()
    return ok(undefined)
  }

  /** The journal holds work of this session from now on. */
  forget(): void {
    this.#found = null
  }

  async #find(): Promise<PendingJournal | null> {
    if (this.#found !== 'unknown') return this.#found
    const pending = await this.#journal.pending()
    // Where the journals cannot be read, the list of recovered work says so; they are asked again.
    if (!pending.ok) return null
    this.#found = pending.value.journals.find(({ target }) => target.path === this.#path) ?? null
    return this.#found
  }

  async #drop(): Promise<void> {
    await this.#journal.discard(this.#path)
    this.#found = null
  }
}
