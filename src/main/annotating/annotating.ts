/** Annotations as the window asks for them: the one article that is open, its sidecar's saver and its watch. */
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import type { BinItem, Restored } from '#ipc/annotating/bin.ts'
import type {
  ArticleSource,
  CorrectionFailure,
  CorrectionRequest,
  SavedCorrection,
} from '#ipc/annotating/correcting.ts'
import type { AnnotationsFailure, OpenedAnnotations } from '#ipc/annotating/opening.ts'
import type {
  AnnotationsSaveFailure,
  SavedAnnotations,
  SimpleFailure,
} from '#ipc/annotating/saving.ts'
import type { OpenFailure } from '#ipc/contract.ts'
import { errorCode } from '#main/files/failures.ts'
import { referenceTo } from '#main/openings.ts'
import type { KnownArticle, Tokens } from '#main/tokens.ts'
import { ArticleBin } from './bin-items.ts'
import { saveCorrection } from './correcting.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import { followArticle, putAwayCopy } from './leftovers.ts'
import { type ArticlePlace, placeOf, sidecarPath } from './place.ts'
import { Presence } from './presence.ts'
import { forWindow, readForOpening } from './read-for-opening.ts'
import { restoreFromBin } from './restoring.ts'
import { type SaveRequest, SidecarSaver } from './saver.ts'
import { Tagsets } from './tagsets.ts'
import { ArticleWatch } from './watch.ts'
import { isGone } from './write-failure.ts'

interface OpenArticle {
  readonly place: ArticlePlace
  /** Null while no annotator is set. */
  readonly saver: SidecarSaver | null
  readonly presence: Presence | null
  readonly watch: ArticleWatch
}

export class Annotating {
  readonly #environment: AnnotatingEnvironment
  readonly #tokens: Tokens
  readonly #tagsets: Tagsets
  /** By path; they outlive the showing of their article, as saves that failed are tried on. */
  readonly #savers = new Map<string, SidecarSaver>()
  #open: OpenArticle | null = null
  /** Counts openings, so that a slow one does not take the place of a later one. */
  #openings = 0

  constructor(environment: AnnotatingEnvironment, tokens: Tokens) {
    this.#environment = environment
    this.#tokens = tokens
    this.#tagsets = new Tagsets(environment.durable, environment.shippedTagsets)
  }

  /** Whether some article's annotations are shown: the window may have something to save. */
  get isOpen(): boolean {
    return this.#open !== null
  }

  /** Names of articles whose newest work is in the program's memory alone. */
  get unkept(): readonly string[] {
    return [...this.#savers.values()].flatMap(({ unkept }) => unkept ?? [])
  }

  /** `isWhole`: the own sidecar comes with the words that the article has too. */
  async open(
    token: string,
    isWhole = false,
  ): Promise<Result<OpenedAnnotations, AnnotationsFailure>> {
    const article = this.#tokens.article(token)
    if (article === undefined) return err({ kind: 'unknown-token' })
    const turn = ++this.#openings
    const place = placeOf(article)
    try {
      return await this.#openAt(article, place, turn, isWhole)
    } catch (error) {
      const code = errorCode(error)
      if (isGone(code)) return err({ kind: 'vanished' })
      return err(
        code === 'EACCES' || code === 'EPERM' ? { kind: 'unreadable' } : { kind: 'io', code },
      )
    }
  }

  /** Shows the article no more. */
  async close(token: string): Promise<void> {
    if (this.#open?.place.token === token) await this.#leave()
  }

  /** The window has the focus: looks for what changed meanwhile. */
  async lookNow(): Promise<void> {
    await this.#open?.watch.look(true)
  }

  async save(
    token: string,
    request: Omit<SaveRequest, 'replaces'>,
  ): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>> {
    return this.#save(token, { ...request, replaces: false })
  }

  async replace(
    token: string,
    { base, content: text }: { readonly base: string; readonly content: string },
  ): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>> {
    const content = Buffer.from(text)
    return this.#save(token, { base, content, removed: [], restored: [], replaces: true })
  }

  async discardPending(token: string): Promise<Result<void, SimpleFailure>> {
    const saver = this.#saverOf(token)
    return saver === null ? err({ kind: 'unknown-token' }) : saver.discardPending()
  }

  /** The key in the own sidecar's file is the annotator's too, from now on. */
  async claim(token: string): Promise<Result<OpenedAnnotations, AnnotationsFailure>> {
    const saver = this.#saverOf(token)
    const { work, keys } = this.#environment
    if (saver !== null) {
      const { bytes } = await saver.inTurn(() => saver.file.read())
      const checked = bytes === null ? null : await work.check(bytes)
      if (checked?.ok && checked.value.annotator.id === saver.annotator.id)
        await keys.claim(saver.annotator, checked.value.annotator.key)
    }
    return this.open(token)
  }

  async putAwayCopy(token: string, id: string): Promise<Result<void, SimpleFailure>> {
    const article = this.#tokens.article(token)
    return article === undefined
      ? err({ kind: 'unknown-token' })
      : putAwayCopy(this.#environment, placeOf(article), id)
  }

  /** Lets strays follow their article to its new name. */
  async follow(
    token: string,
    ids: readonly string[],
  ): Promise<Result<OpenedAnnotations, AnnotationsFailure>> {
    const article = this.#tokens.article(token)
    if (article !== undefined) await followArticle(this.#environment, placeOf(article), ids)
    return this.open(token)
  }

  async listBin(token: string): Promise<Result<readonly BinItem[], SimpleFailure>> {
    const bin = this.#binOf(token)
    return bin === null ? err({ kind: 'unknown-token' }) : bin.list()
  }

  async restore(token: string, id: string): Promise<Result<Restored, SimpleFailure>> {
    const article = this.#tokens.article(token)
    const bin = this.#binOf(token)
    if (bin === null || article === undefined) return err({ kind: 'unknown-token' })
    return restoreFromBin(this.#environment.durable, placeOf(article), bin, id)
  }

  /** The text of the article's file, in the encoding that it is shown in. */
  async articleSource(
    token: string,
    encoding: EncodingId,
  ): Promise<Result<ArticleSource, OpenFailure>> {
    const article = this.#tokens.article(token)
    if (article === undefined) return err({ kind: 'unknown-token' })
    const { path, root } = placeOf(article)
    return this.#environment.work.readSource({ path, root, encoding })
  }

  async saveCorrection(
    token: string,
    request: Omit<CorrectionRequest, 'token'>,
  ): Promise<Result<SavedCorrection, CorrectionFailure>> {
    const open = this.#openAs(token)
    if (open === null) return err({ kind: 'unknown-token' })
    const { place, saver, watch } = open
    if (saver === null) return err({ kind: 'not-writable', reason: { kind: 'no-annotator' } })
    return saveCorrection(this.#environment, place, saver, request, (sha256) =>
      watch.articleIs(sha256),
    )
  }

  /** Ends everything once the saves that are under way are done; what they could not save is in the journal. */
  async end(): Promise<void> {
    await this.#leave()
    await Promise.all(Array.from(this.#savers.values(), (saver) => saver.close()))
    await this.#environment.journal.close()
  }

  async #openAt(
    article: KnownArticle,
    place: ArticlePlace,
    turn: number,
    isWhole: boolean,
  ): Promise<Result<OpenedAnnotations, AnnotationsFailure>> {
    const environment = this.#environment
    const saver = this.#saverFor(place)
    const presence = saver === null ? null : new Presence(environment, saver.path)
    const read = await readForOpening(environment, this.#tagsets, place, saver, presence, isWhole)
    if (turn === this.#openings) {
      await this.#leave()
      const { articleSha256, beside } = read
      const seen = { articleSha256, articleBytes: read.size, beside }
      const watch = new ArticleWatch(environment, place, saver, presence, seen, (name) =>
        referenceTo(this.#tokens.forArticle(join(place.folder, name), article.folder)),
      )
      this.#open = { place, saver, presence, watch }
      watch.start()
    }
    return ok(forWindow(read, saver, presence))
  }

  async #leave(): Promise<void> {
    const open = this.#open
    this.#open = null
    open?.watch.stop()
    await open?.presence?.end()
  }

  #saverFor(place: ArticlePlace): SidecarSaver | null {
    const annotator = this.#environment.annotator()
    if (annotator === null) return null
    const path = sidecarPath(place, annotator.id)
    const known = this.#savers.get(path)
    if (known !== undefined && known.annotator.key === annotator.key) {
      known.showAs(place)
      return known
    }
    const bin = new ArticleBin(this.#environment.bin, place.path)
    const saver = new SidecarSaver(this.#environment, place, path, annotator, bin)
    this.#savers.set(path, saver)
    return saver
  }

  #openAs(token: string): OpenArticle | null {
    return this.#open?.place.token === token ? this.#open : null
  }

  #saverOf(token: string): SidecarSaver | null {
    return this.#openAs(token)?.saver ?? null
  }

  #binOf(token: string): ArticleBin | null {
    const article = this.#tokens.article(token)
    return article === undefined ? null : new ArticleBin(this.#environment.bin, article.path)
  }

  async #save(
    token: string,
    request: SaveRequest,
  ): Promise<Result<SavedAnnotations, AnnotationsSaveFailure>> {
    const open = this.#openAs(token)
    const lost = { isKept: false, isRetried: false }
    // The last save of an article may come when the next one is open already.
    const saver = open?.saver ?? this.#lastSaverOf(token)
    if (saver === null) {
      return open === null
        ? err({ kind: 'unknown-token', ...lost })
        : err({ kind: 'not-writable', reason: { kind: 'no-annotator' }, ...lost })
    }
    const saved = await saver.save(request)
    if (saved.ok && this.#open === open) await open?.presence?.begin()
    return saved
  }

  #lastSaverOf(token: string): SidecarSaver | null {
    const article = this.#tokens.article(token)
    const annotator = this.#environment.annotator()
    if (article === undefined || annotator === null) return null
    return this.#savers.get(sidecarPath(placeOf(article), annotator.id)) ?? null
  }
}
