/** The annotator's own sidecar as a file: whether it may be written, and writing it. Everything in the saver's turn. */
import { err, ok, type Result } from '#core/result.ts'
import type { AnnotationsSaveFailure, WriteFailure } from '#ipc/annotating/saving.ts'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import { syncFolder } from '#main/files/durable/replace.ts'
import { sha256, updateFile } from '#main/files/durable/write.ts'
import { errorCode } from '#main/files/failures.ts'
import {
  examine,
  type OpenedOwn,
  type OwnSidecar,
  openOwn,
  type ReadOwn,
  readOwn,
} from './beside.ts'
import type { ArticleBin } from './bin-items.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import type { Annotator } from './own-keys.ts'
import type { ArticlePlace } from './place.ts'
import { asText, readBeside } from './reading.ts'
import { writeFailure } from './write-failure.ts'

/** What the file is to hold. */
export interface NewContent {
  /** Hash of the file that it is made upon; null: there is none yet. */
  readonly base: string | null
  /** In UTF-8. */
  readonly content: Uint8Array
  /** A person decided to write over what cannot be read; the old bytes go into the bin. */
  readonly replaces: boolean
}

/** A failure before it is known whether the work is kept and tried again. */
export type Reason = AnnotationsSaveFailure extends infer F
  ? F extends unknown
    ? Omit<F, 'isKept' | 'isRetried'>
    : never
  : never

/** Why the content may not be written at all. */
interface Refusal {
  readonly kind: 'refused'
  readonly reason: Reason
}

export class OwnFile {
  /** Hash of the file as the window knows it; null: none. */
  seen: string | null = null
  readonly #environment: AnnotatingEnvironment
  readonly #path: string
  readonly #annotator: Annotator
  readonly #bin: ArticleBin
  #place: ArticlePlace
  /** Hash of the file as it was last found to be ours to write, or written. */
  #writable: string | null = null
  /** Hash of content that is in place while its folder could not be synced: it may not outlast a power cut. */
  #unsynced: string | null = null

  constructor(
    environment: AnnotatingEnvironment,
    place: ArticlePlace,
    path: string,
    annotator: Annotator,
    bin: ArticleBin,
  ) {
    this.#environment = environment
    this.#place = place
    this.#path = path
    this.#annotator = annotator
    this.#bin = bin
  }

  /** The article is shown under this token from now on. */
  showAs(place: ArticlePlace): void {
    this.#place = place
  }

  /** The file as it is. */
  async read(): Promise<ReadOwn> {
    const writable = this.#writable
    return this.#note(
      await readOwn(this.#environment, this.#place, this.#path, this.#annotator, writable),
    )
  }

  /** The same, for the window. `isWhole`: with the words that the article has too. */
  async open(isWhole: boolean): Promise<OpenedOwn> {
    return this.#note(
      await openOwn(this.#environment, this.#place, this.#path, this.#annotator, isWhole),
    )
  }

  #note<T extends OwnSidecar>(own: T): T {
    if (own.sha256 !== null && own.readOnly === null) this.#writable = own.sha256
    return own
  }

  /** It holds what this run saved: a sound sidecar, which is the annotator's. */
  isSaved(sha256: string): void {
    this.#writable = sha256
    this.seen = sha256
  }

  /** Why this content may not be written; null where it may. */
  async refuse({ base, content, replaces }: NewContent): Promise<Reason | null> {
    const { work, keys } = this.#environment
    const checked = await work.check(content)
    if (!checked.ok) {
      if (checked.failure.kind === 'worker-failed')
        return { kind: 'io', code: 'worker-failed', replaced: false }
      const faults = checked.failure.kind === 'damaged-sidecar' ? checked.failure.faults : []
      return { kind: 'invalid-sidecar', faults }
    }
    const { id, key } = checked.value.annotator
    if (id !== this.#annotator.id || !keys.isOwn(this.#annotator, key))
      return { kind: 'invalid-sidecar', faults: [] }
    if (base === null || base === this.#writable) return null
    return this.#refuseBase(base, replaces)
  }

  /** Looks at a file that this run has not yet found to be ours. */
  async #refuseBase(base: string, replaces: boolean): Promise<Reason | null> {
    const read = await readBeside(this.#environment.durable, this.#path, this.#place.root)
    if (!read.ok) return readFailure(read.failure)
    // Gone or changed: the write itself will tell.
    if (read.value === null || read.value.sha256 !== base) return null
    const { readOnly: reason } = await examine(this.#environment, read.value.bytes, this.#annotator)
    if (reason === null) return null
    if (!replaces || !(reason.kind === 'damaged-sidecar' || reason.kind === 'git-conflict'))
      return { kind: 'not-writable', reason }
    const name = this.#path.slice(this.#place.folder.length + 1)
    const binned = await this.#bin.putWhole('sidecar', name, read.value.bytes)
    return binned.ok ? null : binned.failure
  }

  /**
   * Writes the file, replacing the old one only once `ready` says so; where the file holds the content
   * already, that is not asked. Returns its hash.
   */
  async write(
    { base, content }: NewContent,
    ready: () => Promise<Result<void, Refusal>>,
  ): Promise<Result<string, Reason>> {
    const { durable } = this.#environment
    // Only where it is asked for: a large one takes a while.
    const wanted = (): string => sha256(content)
    const saved = await updateFile<{ readonly kind: 'changed-on-disk' } | Refusal>(
      durable,
      { path: this.#path, root: this.#place.root },
      (current) => {
        const found = current?.sha256 ?? null
        const isOwnUnsynced = found !== null && found === this.#unsynced
        const isExpected = found === base || isOwnUnsynced || found === wanted()
        return isExpected ? ok(content) : err({ kind: 'changed-on-disk' })
      },
      ready,
    )
    if (saved.ok) {
      const failure = await this.#syncAgain()
      return failure === null ? ok(saved.value.sha256) : err(failure)
    }
    const { failure } = saved
    if (failure.kind === 'refused') return err(failure.reason)
    if (failure.kind === 'changed-on-disk') return err(await this.#changed())
    if (failure.kind === 'io' && failure.replaced) {
      this.#unsynced = wanted()
      this.seen = this.#unsynced
    }
    return err(writeFailure(failure))
  }

  /** The folder's sync that failed when the file was replaced, once more. */
  async #syncAgain(): Promise<WriteFailure | null> {
    if (this.#unsynced === null) return null
    try {
      await syncFolder(this.#environment.durable, this.#place.folder)
    } catch (error) {
      return { kind: 'io', code: errorCode(error), replaced: true }
    }
    this.#unsynced = null
    return null
  }

  /** What the file holds instead of what the save was made upon. */
  async #changed(): Promise<Reason> {
    const read = await readBeside(this.#environment.durable, this.#path, this.#place.root)
    if (!read.ok) return readFailure(read.failure)
    this.seen = read.value?.sha256 ?? null
    if (read.value === null) return { kind: 'changed-on-disk', content: null, sha256: null }
    const { bytes, sha256 } = read.value
    const { readOnly: reason } = await examine(this.#environment, bytes, this.#annotator)
    if (reason !== null) return { kind: 'not-writable', reason }
    this.#writable = sha256
    return { kind: 'changed-on-disk', content: asText(bytes), sha256 }
  }
}

function readFailure(reason: ReadOnlyReason): Reason {
  return reason.kind === 'unreadable'
    ? { kind: 'io', code: reason.code, replaced: false }
    : { kind: 'not-writable', reason }
}
