/**
 * Watches an open article, its sidecars, and whoever else annotates it. What the system says of changes
 * is a hint; the truth is asked on focus, on a hint and every few seconds.
 */
import { join } from 'node:path'
import { parseSidecarTwin } from '#core/sidecar/name.ts'
import type { OtherSidecar, SidecarCopy } from '#ipc/annotating/sidecars.ts'
import type { ArticleReference } from '#ipc/contract.ts'
import { errorCode } from '#main/files/failures.ts'
import { annotatorOf, type Beside, namesBeside, readBesides } from './beside.ts'
import type { AnnotatingEnvironment, Stop } from './environment.ts'
import type { ArticlePlace } from './place.ts'
import type { Presence } from './presence.ts'
import { asText, isOwnFile, namesIn } from './reading.ts'
import type { SidecarSaver } from './saver.ts'

/** How often all is looked at. */
export const lookEveryMs = 7000
/** A hint is followed after so long, as changes come in swarms. */
const hintMs = 200
/** Larger articles whose size and time are as they were are hashed on focus and in every so many looks. */
const hashedAlways = 4 * 1024 * 1024
const looksPerHash = 9

/** What the window was given when the article was opened. */
export interface Seen {
  readonly articleSha256: string
  readonly articleBytes: number
  readonly beside: Beside
}

export class ArticleWatch {
  readonly #environment: AnnotatingEnvironment
  readonly #place: ArticlePlace
  readonly #saver: SidecarSaver | null
  readonly #presence: Presence | null
  /** Makes a reference to a file of the same folder, for the window. */
  readonly #referTo: (name: string) => ArticleReference
  #stops: Stop[] = []
  #stopTimer: Stop = () => undefined
  #isStopped = false
  #looking: Promise<void> = Promise.resolve()
  /** Null: deleted, and told so. */
  #articleSha256: string | null
  #articleBytes: number
  #articleStamp = ''
  #looksSinceHash = 0
  #ownReason: string | null = null
  #besideStamp = ''
  #beside: string

  constructor(
    environment: AnnotatingEnvironment,
    place: ArticlePlace,
    saver: SidecarSaver | null,
    presence: Presence | null,
    seen: Seen,
    referTo: (name: string) => ArticleReference,
  ) {
    this.#environment = environment
    this.#place = place
    this.#saver = saver
    this.#presence = presence
    this.#referTo = referTo
    this.#articleSha256 = seen.articleSha256
    this.#articleBytes = seen.articleBytes
    this.#beside = stateOf(seen.beside)
  }

  start(): void {
    const watching = this.#environment.watchFolder(this.#place.folder, (name) => {
      if (name === null || !isOwnFile(name)) this.#lookAfter(hintMs)
    })
    this.#stops.push(watching)
    this.#lookAfter(lookEveryMs)
  }

  stop(): void {
    this.#isStopped = true
    this.#stopTimer()
    for (const stop of this.#stops.splice(0)) stop()
  }

  /** Main itself wrote the article: it is no news. To be called in the saver's turn. */
  articleIs(sha256: string): void {
    this.#articleSha256 = sha256
  }

  /** Asks the files. `surely` also hashes what seems to be as it was. */
  look(surely: boolean): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look(surely))
    return this.#looking
  }

  #lookAfter(ms: number): void {
    this.#stopTimer()
    if (this.#isStopped) return
    this.#stopTimer = this.#environment.after(ms, () => {
      void this.look(false).then(() => this.#lookAfter(lookEveryMs))
    })
  }

  async #look(surely: boolean): Promise<void> {
    if (this.#isStopped) return
    await this.#lookAtOwn()
    // In turn, so that main's own correction is not taken for another's.
    if (this.#saver === null) await this.#lookAtArticle(surely)
    else await this.#saver.inTurn(() => this.#lookAtArticle(surely))
    await this.#lookBeside()
    await this.#lookForOthers()
  }

  async #lookForOthers(): Promise<void> {
    const presence = this.#presence
    if (presence === null) return
    const before = presence.elsewhere
    await presence.look()
    const { elsewhere } = presence
    if (elsewhere?.host !== before?.host && !this.#isStopped)
      this.#environment.post('openElsewhere', { token: this.#place.token, elsewhere })
  }

  async #lookAtOwn(): Promise<void> {
    const saver = this.#saver
    if (saver === null) return
    await saver.inTurn(async () => {
      const before = saver.file.seen
      const own = await saver.file.read()
      const found = own.sha256
      const reason = own.readOnly?.kind ?? null
      const isNews = found !== before || (reason !== null && reason !== this.#ownReason)
      this.#ownReason = reason
      if (!isNews || this.#isStopped) return
      // A share that does not answer just now says nothing about the file.
      if (own.bytes === null && !(await this.#isFolderThere())) return
      saver.file.seen = found
      this.#environment.post('annotationsChanged', {
        token: this.#place.token,
        content: own.bytes === null ? null : asText(own.bytes),
        sha256: found,
        readOnly: own.readOnly,
      })
    })
  }

  async #lookAtArticle(surely: boolean): Promise<void> {
    const found = await this.#hashArticle(surely)
    if (found === this.#articleSha256 || found === 'as-it-was' || this.#isStopped) return
    if (found !== null) {
      this.#articleSha256 = found
      this.#tellArticle({ kind: 'changed', sha256: found })
      return
    }
    if (!(await this.#isFolderThere())) return
    const before = this.#articleSha256
    this.#articleSha256 = null
    const to = before === null ? null : await this.#findAgain(before)
    this.#tellArticle(to === null ? { kind: 'deleted' } : { kind: 'renamed', to })
  }

  #tellArticle(
    news:
      | { readonly kind: 'changed'; readonly sha256: string }
      | { readonly kind: 'deleted' }
      | { readonly kind: 'renamed'; readonly to: ArticleReference },
  ): void {
    this.#environment.post('articleChanged', { token: this.#place.token, ...news })
  }

  /** Null where nothing is there any more. */
  async #hashArticle(surely: boolean): Promise<string | 'as-it-was' | null> {
    const { path } = this.#place
    try {
      const real = await this.#environment.durable.operations.resolve(path)
      const { kind, size, modifiedMs } = await this.#environment.durable.operations.status(real)
      if (kind !== 'file') return null
      const stamp = `${size} ${modifiedMs}`
      const isDue = surely || size <= hashedAlways || ++this.#looksSinceHash >= looksPerHash
      if (stamp === this.#articleStamp && !isDue) return 'as-it-was'
      const found = await this.#environment.hashFile(real)
      this.#articleStamp = stamp
      this.#articleBytes = size
      this.#looksSinceHash = 0
      return found
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? null : 'as-it-was'
    }
  }

  /** A file of the same folder that has these bytes now: the article under a new name. */
  async #findAgain(sha256: string): Promise<ArticleReference | null> {
    const { operations } = this.#environment.durable
    for (const name of (await this.#names()) ?? []) {
      const path = join(this.#place.folder, name)
      try {
        const status = await operations.status(path)
        if (status.kind !== 'file' || status.size !== this.#articleBytes) continue
        if ((await this.#environment.hashFile(path)) === sha256) return this.#referTo(name)
      } catch (error) {
        // Gone again, or not to be read: it is not the one.
        errorCode(error)
      }
    }
    return null
  }

  async #lookBeside(): Promise<void> {
    const { durable } = this.#environment
    const all = await this.#names()
    if (all === null) return
    const names = namesBeside(this.#place, all).filter((name) => this.#isBeside(name))
    const stamps = await Promise.all(
      names.map(async (name) => {
        try {
          const { size, modifiedMs } = await durable.operations.status(
            join(this.#place.folder, name),
          )
          return `${name} ${size} ${modifiedMs}`
        } catch (error) {
          return `${name} ${errorCode(error)}`
        }
      }),
    )
    const stamp = stamps.join('\n')
    if (stamp === this.#besideStamp || this.#isStopped) return
    this.#besideStamp = stamp
    const own = this.#saver?.annotator.id ?? null
    const found = await readBesides(this.#environment, this.#place, names, own)
    const state = stateOf(found)
    if (state === this.#beside) return
    this.#beside = state
    this.#environment.post('othersChanged', { token: this.#place.token, ...found })
  }

  #isBeside(name: string): boolean {
    const annotator = annotatorOf(this.#place, name)
    if (annotator !== null) return annotator !== this.#saver?.annotator.id
    return parseSidecarTwin(name) !== null
  }

  /** Null where the folder does not answer. */
  async #names(): Promise<readonly string[] | null> {
    try {
      return await namesIn(this.#environment.durable, this.#place.folder)
    } catch (error) {
      errorCode(error)
      return null
    }
  }

  async #isFolderThere(): Promise<boolean> {
    try {
      await this.#environment.durable.operations.resolve(this.#place.folder)
      return true
    } catch (error) {
      errorCode(error)
      return false
    }
  }
}

/** What tells one state of the others' files from another. */
function stateOf({ others, copies }: Beside): string {
  const state = (one: OtherSidecar | SidecarCopy): string =>
    `${one.name} ${one.sha256 ?? JSON.stringify('content' in one ? one.content : null)}`
  return [...others.map(state), '', ...copies.map(state)].join('\n')
}
