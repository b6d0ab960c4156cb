import type { EventEmitter } from 'node:events'
import type { Page } from '../chromium/browser.ts'
import { emitStoppable } from '../lacking.ts'
import { toAppUrl, toBrowserUrl } from '../protocol/schemes.ts'
import { LoadError } from './load-error.ts'
import type { Unloading } from './unloading.ts'
import type { WindowPage } from './window-page.ts'

interface Loading {
  readonly url: string
  /** The browser's name for this very navigation, once it tells. */
  loaderId: string | null
  /** Why it failed: told once the browser shows its page for that. */
  failure: string | null
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** What a window loads: begun by the app or by the page, and told as the events of web contents. */
export class Navigation {
  readonly #contents: EventEmitter
  readonly #page: WindowPage
  readonly #unloading: Unloading
  /** Resolves once the next page that is loaded will be the app's own. */
  #prepared: Promise<unknown> = Promise.resolve()
  #loaderId = ''
  /** Of the document that was loaded last. */
  #loadedLoaderId = ''
  #isErrorPage = false
  #loading: Loading | null = null
  #isLoading = false
  /** What the app itself asked for, which it is not asked about again. */
  #expected: string | null = null

  constructor(contents: EventEmitter, page: WindowPage, unloading: Unloading) {
    this.#contents = contents
    this.#page = page
    this.#unloading = unloading
  }

  /** `prepared` resolves once the next page that is loaded will be the app's own. */
  attach({ targetId, session }: Page, prepared: Promise<unknown>): void {
    this.#prepared = prepared
    const contents = this.#contents
    session.on('Page.domContentEventFired', () => {
      if (!this.#page.isBlank) contents.emit('dom-ready', {})
    })
    session.on('Page.loadEventFired', () => this.#loaded())
    session.on('Page.frameStartedLoading', ({ frameId }) => this.#setLoading(frameId, true))
    session.on('Page.frameStoppedLoading', ({ frameId }) => this.#setLoading(frameId, false))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      contents.emit('did-navigate-in-page', {}, toAppUrl(url), frameId === targetId, 0, 0)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#loaderId = frame.loaderId
      this.#isErrorPage = false
      if (!this.#page.isBlank) contents.emit('did-navigate', {}, this.#page.url, 200, '')
    })
    session.on('Page.frameRequestedNavigation', ({ frameId, disposition }) => {
      if (frameId === targetId && disposition === 'currentTab') this.#unloading.leave()
    })
  }

  /** Resolves once the page is loaded. Rejects with LoadError where that fails. */
  async load(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve, reject) => {
      this.#loading?.reject(new LoadError('ERR_ABORTED', this.#loading.url))
      this.#loading = { url, loaderId: null, failure: null, resolve, reject }
    })
    // The failure is also told by `did-fail-load`; nobody has to await the call.
    loaded.catch(() => undefined)
    await this.#page.attached
    await this.#prepared
    const loading = this.#loading
    this.#expected = url
    this.#unloading.leave()
    const { errorText, loaderId } = await this.#page.session.send('Page.navigate', {
      url: toBrowserUrl(url),
    })
    if (loading !== null) {
      loading.loaderId = loaderId ?? null
      loading.failure = errorText || null
    }
    if (!errorText) {
      // On a busy machine the answer comes together with what follows it, and is heard after that.
      this.#settle()
      return loaded
    }
    // Where another page is shown instead, its own loading comes to an end first.
    const isShown = this.#isErrorPage && this.#loaderId === loaderId
    if (isShown || errorText.endsWith('ERR_ABORTED')) this.#failed(url, errorText)
    return loaded
  }

  reload(): void {
    this.#expected = this.#page.url
    this.#unloading.leave()
    this.#page.whenAttached((session) => session.tell('Page.reload'))
  }

  stop(): void {
    this.#page.whenAttached((session) => session.tell('Page.stopLoading'))
  }

  get isLoading(): boolean {
    return this.#isLoading
  }

  /** Whether a document may be requested for a frame; asks the app where the page began it. */
  mayNavigate(frameId: string, url: string): boolean {
    const isMainFrame = frameId === this.#page.targetId
    if (isMainFrame && this.#expected !== null && sameDocument(this.#expected, url)) {
      this.#expected = null
      return true
    }
    const members = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.#page.frame(frameId) ?? null,
      initiator: this.#page.mainFrame,
    }
    if (emitStoppable(this.#contents, 'will-frame-navigate', members)) return false
    return !isMainFrame || !emitStoppable(this.#contents, 'will-navigate', { ...members }, url)
  }

  /** The page is gone: what was being loaded never will be. */
  over(): void {
    this.#loading?.reject(new LoadError('ERR_FAILED', this.#loading.url))
    this.#loading = null
  }

  #failed(url: string, text: string): void {
    const error = new LoadError(text, url)
    this.#contents.emit('did-fail-load', {}, error.errno, error.code, url, true)
    this.#loading?.reject(error)
    this.#loading = null
  }

  #loaded(): void {
    if (this.#page.isBlank) return
    if (this.#page.url.startsWith('chrome-error:')) {
      this.#isErrorPage = true
      const { url, failure, loaderId } = this.#loading ?? {}
      if (url !== undefined && failure && loaderId === this.#loaderId) this.#failed(url, failure)
      return
    }
    this.#unloading.left()
    this.#loadedLoaderId = this.#loaderId
    this.#contents.emit('did-finish-load', {})
    this.#settle()
  }

  /** What was asked for is there, once its name is known and its load event came, in whichever order. */
  #settle(): void {
    if (this.#loading === null || this.#loading.loaderId !== this.#loadedLoaderId) return
    this.#loading.resolve()
    this.#loading = null
  }

  #setLoading(frameId: string, loading: boolean): void {
    if (frameId !== this.#page.targetId || loading === this.#isLoading) return
    this.#isLoading = loading
    this.#contents.emit(loading ? 'did-start-loading' : 'did-stop-loading', {})
  }
}

function sameDocument(one: string, other: string): boolean {
  return toAppUrl(toBrowserUrl(withoutFragment(one))) === withoutFragment(other)
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? ''
}
