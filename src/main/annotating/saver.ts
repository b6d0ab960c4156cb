/**
 * Saves one annotator's sidecar of one article: journal, check, bin, file. What cannot be saved stays in
 * the journal and is tried again; everything about the file happens one after another.
 */
import { err, ok, type Result } from '#core/result.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import type { PendingWork } from '#ipc/annotating/opening.ts'
import type {
  AnnotationsSaveFailure,
  SavedAnnotations,
  WriteFailure,
} from '#ipc/annotating/saving.ts'
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
import { BinDues } from './bin-dues.ts'
import type { ArticleBin } from './bin-items.ts'
import { EarlierWork } from './earlier-work.ts'
import type { AnnotatingEnvironment, Stop } from './environment.ts'
import { keptHead } from './kept-work.ts'
import type { Annotator } from './own-keys.ts'
import type { ArticlePlace } from './place.ts'
import { asText, readBeside } from './reading.ts'
import { writeFailure } from './write-failure.ts'

export interface SaveRequest {
  readonly base: string | null
  /** In UTF-8. */
  readonly content: Uint8Array
  readonly removed: readonly RemovedItem[]
  readonly restored: readonly string[]
  /** A person decided to write over what cannot be read; the old bytes go into the bin. */
  readonly replaces: boolean
}

type SaveOutcome = Result<SavedAnnotations, AnnotationsSaveFailure>
/** A failure before it is known whether the work is kept and tried again. */
type Reason = AnnotationsSaveFailure extends infer F
  ? F extends unknown
    ? Omit<F, 'isKept' | 'isRetried'>
    : never
  : never

/** Why the content may not be written at all. */
interface Refusal {
  readonly kind: 'refused'
  readonly reason: Reason
}

/** Work that is not in the file yet. */
interface Unsaved {
  readonly request: SaveRequest
  readonly at: string
  /** Of its entry in the journal; null where that could not be written either. */
  sequence: number | null
  /** The kind of failure that the window knows of. */
  told: string | null
}

const firstRetryMs = 1000
const longestRetryMs = 30_000
const retried: ReadonlySet<string> = new Set(['full-disk', 'read-only', 'locked', 'vanished', 'io'])

export class SidecarSaver {
  readonly path: string
  readonly annotator: Annotator
  /** Hash of the file as the window knows it; null: none. */
  seen: string | null = null
  readonly #environment: AnnotatingEnvironment
  readonly #bin: ArticleBin
  #place: ArticlePlace
  #queue: Promise<unknown> = Promise.resolve()
  #unsaved: Unsaved | null = null
  #stopRetry: Stop = () => undefined
  #retryMs = firstRetryMs
  readonly #earlier: EarlierWork
  /** Hash of the file as it was last found to be ours to write, or written. */
  #writable: string | null = null
  readonly #dues: BinDues
  /** Hash of content that is in place while its folder could not be synced: it may not outlast a power cut. */
  #unsynced: string | null = null
  #closed = false

  constructor(
    environment: AnnotatingEnvironment,
    place: ArticlePlace,
    path: string,
    annotator: Annotator,
    bin: ArticleBin,
  ) {
    this.#environment = environment
    this.#place = place
    this.path = path
    this.annotator = annotator
    this.#bin = bin
    this.#earlier = new EarlierWork(environment.journal, bin, path)
    this.#dues = new BinDues(bin)
  }

  /** The article is shown under this token from now on. */
  showAs(place: ArticlePlace): void {
    this.#place = place
  }

  /** Does something with the file that no save may come in between of. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(act)
    // Whoever asked hears of what went wrong; the next in turn need not.
    this.#queue = done.catch(() => undefined)
    return done
  }

  /** The file as it is, in turn. */
  async read(): Promise<ReadOwn> {
    const writable = this.#writable
    return this.#note(
      await readOwn(this.#environment, this.#place, this.path, this.annotator, writable),
    )
  }

  /** The same, for the window. `isWhole`: with the words that the article has too. */
  async open(isWhole: boolean): Promise<OpenedOwn> {
    return this.#note(
      await openOwn(this.#environment, this.#place, this.path, this.annotator, isWhole),
    )
  }

  #note<T extends OwnSidecar>(own: T): T {
    if (own.sha256 !== null && own.readOnly === null) this.#writable = own.sha256
    return own
  }

  /** Work that is not in the file: of this session, or left by an earlier one. To be called in turn, after `read`. */
  async pending(own: OwnSidecar): Promise<PendingWork | null> {
    if (this.#unsaved !== null) {
      const { request, at } = this.#unsaved
      const content = asText(request.content)
      return { content, base: request.base, since: at, isOfThisSession: true }
    }
    return this.#earlier.offered(own.sha256)
  }

  save(request: SaveRequest): Promise<SaveOutcome> {
    return this.inTurn(() => {
      this.#stopRetry()
      this.#retryMs = firstRetryMs
      this.#dues.take(request.removed, request.restored)
      const at = new Date(this.#environment.durable.clock.now()).toISOString()
      this.#unsaved = { request, at, sequence: null, told: null }
      return this.#attempt(this.#unsaved)
    })
  }

  /** Puts the earlier session's work into the bin instead of offering it. */
  discardPending(): Promise<Result<void, WriteFailure>> {
    return this.inTurn(() => this.#earlier.passOver())
  }

  /** Ends the retries; resolves when nothing is under way. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stopRetry()
    // What was under way may have put something after itself.
    for (let last: unknown = null; last !== this.#queue; ) {
      last = this.#queue
      await last
    }
  }

  async #attempt(unsaved: Unsaved): Promise<SaveOutcome> {
    const outcome = await this.#try(unsaved)
    if (outcome.ok) {
      this.#unsaved = null
      return outcome
    }
    const isRetried = retried.has(outcome.failure.kind) && !this.#closed
    const failure = { ...outcome.failure, isKept: unsaved.sequence !== null, isRetried }
    unsaved.told = failure.kind
    if (isRetried) this.#retryLater(unsaved)
    return err(failure)
  }

  #retryLater(unsaved: Unsaved): void {
    this.#stopRetry = this.#environment.after(this.#retryMs, () => {
      void this.inTurn(() => this.#retry(unsaved))
    })
    this.#retryMs = Math.min(2 * this.#retryMs, longestRetryMs)
  }

  async #retry(unsaved: Unsaved): Promise<void> {
    if (this.#unsaved !== unsaved || this.#closed) return
    const { told } = unsaved
    const outcome = await this.#attempt(unsaved)
    const { token } = this.#place
    if (outcome.ok) this.#environment.post('annotationsSaved', { token, ...outcome.value })
    else if (outcome.failure.kind !== told)
      this.#environment.post('saveFailed', { token, failure: outcome.failure })
  }

  async #try(unsaved: Unsaved): Promise<Result<SavedAnnotations, Reason>> {
    const ready = this.#prepare(unsaved)
    // Awaited below in any case; what goes wrong in it before that is not to be told twice.
    ready.catch(() => undefined)
    const saved = await this.#write(unsaved, async () => {
      const { refused } = await ready
      return refused === null ? ok(undefined) : err({ kind: 'refused', reason: refused })
    })
    const { refused, notPassedOver, before } = await ready
    if (refused !== null) return err(refused)
    if (!saved.ok) return saved
    this.#writable = saved.value
    this.seen = saved.value
    const binFailure = before ?? (await this.#dues.fill()) ?? (await this.#dues.empty())
    // Nobody waits for it: what the journal did not let go of is found equal to the file at the next start.
    const { sequence } = unsaved
    if (sequence !== null && binFailure === null)
      void this.inTurn(() => this.#environment.journal.settle(this.path, sequence, saved.value))
    return ok({ sha256: saved.value, binFailure: binFailure ?? notPassedOver })
  }

  /** What must be done before the file is replaced, while its new content is already put beside it. */
  async #prepare(unsaved: Unsaved) {
    const [notPassedOver, refused] = await Promise.all([this.#keep(unsaved), this.#refuse(unsaved)])
    // The journal's entry has what was removed too; without one, the bin must have it first.
    const isKept = unsaved.sequence !== null
    const before = isKept || refused !== null ? null : await this.#dues.fill()
    return { refused, notPassedOver, before }
  }

  /** Puts the work into the journal, durably; returns why the bin did not take what lay there before. */
  async #keep(unsaved: Unsaved): Promise<WriteFailure | null> {
    if (unsaved.sequence !== null) return null
    const passed = await this.#earlier.passOver()
    // Appended to what is left, it would be settled with the new work.
    if (!passed.ok) return passed.failure
    const { request, at } = unsaved
    const { path: article, root } = this.#place
    const appended = await this.#environment.journal.append(
      { path: this.path, base: request.base },
      keptHead({ kind: 'annotations', article, root, at, removed: this.#dues.removed }),
      request.content,
    )
    if (appended.ok) unsaved.sequence = appended.value
    this.#earlier.forget()
    return null
  }

  /** Why this content may not be written; null where it may. */
  async #refuse({ request }: Unsaved): Promise<Reason | null> {
    const { base, content, replaces } = request
    const { work, keys } = this.#environment
    const checked = await work.check(content)
    if (!checked.ok) {
      if (checked.failure.kind === 'worker-failed')
        return { kind: 'io', code: 'worker-failed', replaced: false }
      const faults = checked.failure.kind === 'damaged-sidecar' ? checked.failure.faults : []
      return { kind: 'invalid-sidecar', faults }
    }
    const { id, key } = checked.value.annotator
    if (id !== this.annotator.id || !keys.isOwn(this.annotator, key))
      return { kind: 'invalid-sidecar', faults: [] }
    if (base === null || base === this.#writable) return null
    return this.#refuseBase(base, replaces)
  }

  /** Looks at a file that this run has not yet found to be ours. */
  async #refuseBase(base: string, replaces: boolean): Promise<Reason | null> {
    const read = await readBeside(this.#environment.durable, this.path, this.#place.root)
    if (!read.ok) return readFailure(read.failure)
    // Gone or changed: the write itself will tell.
    if (read.value === null || read.value.sha256 !== base) return null
    const { readOnly: reason } = await examine(this.#environment, read.value.bytes, this.annotator)
    if (reason === null) return null
    if (!replaces || !(reason.kind === 'damaged-sidecar' || reason.kind === 'git-conflict'))
      return { kind: 'not-writable', reason }
    const name = this.path.slice(this.#place.folder.length + 1)
    const binned = await this.#bin.putWhole('sidecar', name, read.value.bytes)
    return binned.ok ? null : binned.failure
  }

  /** Writes the file, replacing the old one only once `ready` says so. */
  async #write(
    { request }: Unsaved,
    ready: () => Promise<Result<void, Refusal>>,
  ): Promise<Result<string, Reason>> {
    const { durable } = this.#environment
    const { base, content } = request
    // Only where it is asked for: a large one takes a while.
    const wanted = (): string => sha256(content)
    const saved = await updateFile<{ readonly kind: 'changed-on-disk' } | Refusal>(
      durable,
      { path: this.path, root: this.#place.root },
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
    const read = await readBeside(this.#environment.durable, this.path, this.#place.root)
    if (!read.ok) return readFailure(read.failure)
    this.seen = read.value?.sha256 ?? null
    if (read.value === null) return { kind: 'changed-on-disk', content: null, sha256: null }
    const { bytes, sha256 } = read.value
    const { readOnly: reason } = await examine(this.#environment, bytes, this.annotator)
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
