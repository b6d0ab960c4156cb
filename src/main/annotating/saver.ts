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
import type { OwnSidecar } from './beside.ts'
import { BinDues } from './bin-dues.ts'
import type { ArticleBin } from './bin-items.ts'
import { EarlierWork } from './earlier-work.ts'
import type { AnnotatingEnvironment, Stop } from './environment.ts'
import { keptHead } from './kept-work.ts'
import { type NewContent, OwnFile, type Reason } from './own-file.ts'
import type { Annotator } from './own-keys.ts'
import type { ArticlePlace } from './place.ts'
import { asText } from './reading.ts'

export interface SaveRequest extends NewContent {
  readonly removed: readonly RemovedItem[]
  readonly restored: readonly string[]
}

type SaveOutcome = Result<SavedAnnotations, AnnotationsSaveFailure>
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
  /** To be read in turn. */
  readonly file: OwnFile
  readonly #environment: AnnotatingEnvironment
  #place: ArticlePlace
  #queue: Promise<unknown> = Promise.resolve()
  #unsaved: Unsaved | null = null
  #stopRetry: Stop = () => undefined
  #retryMs = firstRetryMs
  readonly #earlier: EarlierWork
  readonly #dues: BinDues
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
    this.file = new OwnFile(environment, place, path, annotator, bin)
    this.#earlier = new EarlierWork(environment.journal, bin, path)
    this.#dues = new BinDues(bin)
  }

  /** The article is shown under this token from now on. */
  showAs(place: ArticlePlace): void {
    this.#place = place
    this.file.showAs(place)
  }

  /** The article's name, where work on it is neither in its file nor in the journal; else null. */
  get unkept(): string | null {
    return this.#unsaved !== null && this.#unsaved.sequence === null ? this.#place.name : null
  }

  /** Does something with the file that no save may come in between of. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(act)
    // Whoever asked hears of what went wrong; the next in turn need not.
    this.#queue = done.catch(() => undefined)
    return done
  }

  /** Work that is not in the file: of this session, or left by an earlier one. To be called in turn, with the file as it is. */
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
    const saved = await this.file.write(unsaved.request, async () => {
      const { refused } = await ready
      return refused === null ? ok(undefined) : err({ kind: 'refused', reason: refused })
    })
    const { refused, notPassedOver, before } = await ready
    if (refused !== null) return err(refused)
    if (!saved.ok) return saved
    this.file.isSaved(saved.value)
    const binFailure = before ?? (await this.#dues.fill()) ?? (await this.#dues.empty())
    // Nobody waits for it: what the journal did not let go of is found equal to the file at the next start.
    const { sequence } = unsaved
    if (sequence !== null && binFailure === null)
      void this.inTurn(() => this.#environment.journal.settle(this.path, sequence, saved.value))
    return ok({ sha256: saved.value, binFailure: binFailure ?? notPassedOver })
  }

  /** What must be done before the file is replaced, while its new content is already put beside it. */
  async #prepare(unsaved: Unsaved) {
    const [notPassedOver, refused] = await Promise.all([
      this.#keep(unsaved),
      this.file.refuse(unsaved.request),
    ])
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
}
