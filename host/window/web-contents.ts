import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Protocol } from 'devtools-protocol'
import type {
  BrowserWindowConstructorOptions,
  WebContents as ElectronWebContents,
  LoadURLOptions,
  WebPreferences,
} from 'electron'
import { blankPage, browser, type Page } from '../chromium/browser.ts'
import { ProtocolError, type Session } from '../chromium/connection.ts'
import { ipcMain } from '../ipc/ipc-main.ts'
import { cloner } from '../ipc/structured-clone.ts'
import { emitStoppable, guardPrototype } from '../lacking.ts'
import type { FromWindow, KeyPattern, ToWindow } from '../page/worlds.ts'
import { toAppUrl, toBrowserUrl } from '../protocol/schemes.ts'
import { defaultSession } from '../session/session.ts'
import { FilePaths } from './file-paths.ts'
import { type Frame, FrameTree } from './frames.ts'
import { LoadError } from './load-error.ts'
import { PreloadChannel, type WorldId } from './preload-channel.ts'
import { ScreenPicture } from './screen-picture.ts'

type WindowOpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0]

/** What a window wants to hear of its page. */
export interface WindowEars {
  told(message: FromWindow): void
  /** Answers whether a page may go: for another one (`leaving`), or since its window closes. */
  mayUnload(asks: boolean, leaving: boolean): boolean
  titled(title: string): void
  /** Decides what the page asks for. */
  permission(name: string): Promise<boolean>
  /** `webContents.close()` or the page's own `window.close()`. */
  close(ask: boolean): void
  /** The page opened a window and may. */
  opened(url: string, options: BrowserWindowConstructorOptions): void
}

interface Loading {
  readonly url: string
  /** The browser's name for this very navigation, once it tells. */
  loaderId: string | null
  /** Why it failed: told once the browser shows its page for that. */
  failure: string | null
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

const closingPatience = 2_000

const all = new Map<number, WebContents>()
let lastId = 0
let accelerators: readonly KeyPattern[] = []
let emulatedMedia: readonly Protocol.Emulation.MediaFeature[] = []

export class WebContents
  extends EventEmitter
  implements
    Pick<
      ElectronWebContents,
      | 'id'
      | 'loadURL'
      | 'loadFile'
      | 'send'
      | 'isDestroyed'
      | 'getURL'
      | 'getTitle'
      | 'executeJavaScript'
      | 'close'
      | 'reload'
      | 'stop'
      | 'focus'
      | 'isLoading'
      | 'isFocused'
      | 'setZoomFactor'
      | 'getZoomFactor'
      | 'setZoomLevel'
      | 'getZoomLevel'
      | 'getType'
      | 'setWindowOpenHandler'
      | 'printToPDF'
      | 'isCrashed'
      | 'isDevToolsOpened'
      | 'closeDevTools'
      | 'undo'
      | 'redo'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'delete'
      | 'selectAll'
      | 'insertText'
    >
{
  readonly id: number
  readonly #preferences: WebPreferences
  readonly #ears: WindowEars
  readonly #channel = new PreloadChannel()
  /** The page once its window is there; commands before that wait for it. */
  readonly #page: Promise<Page>
  /** Resolves once the next page that is loaded will be the app's own. */
  #prepared: Promise<unknown> = Promise.resolve()
  #session: Session | null = null
  #loaderId = ''
  #isErrorPage = false
  #targetId = ''
  #frames: FrameTree | null = null
  #loading: Loading | null = null
  #isLoading = false
  #title = ''
  #zoom = 1
  #destroyed = false
  #crashed = false
  /** Whether the page that is about to go asks to stay; null until it has told. */
  #asksToStay: boolean | null = null
  #unloadDialogIsOpen = false
  #patience: NodeJS.Timeout | undefined
  /** Another page is about to take the place of this one. */
  #leaving = false
  #expected: string | null = null
  #filePaths: FilePaths | null = null
  #openHandler: WindowOpenHandler | null = null
  focused = false

  constructor(page: Promise<Page>, preferences: WebPreferences, ears: WindowEars) {
    super()
    if (preferences.nodeIntegration === true || preferences.contextIsolation === false) {
      throw new Error(
        'webPreferences.nodeIntegration is a part of Electron that this host does not have',
      )
    }
    lastId += 1
    this.id = lastId
    all.set(this.id, this)
    this.#preferences = preferences
    this.#ears = ears
    this.#page = page.then((opened) => {
      this.#attach(opened)
      return opened
    })
  }

  get mainFrame(): Frame {
    if (this.#frames === null) throw new Error('The window has no page yet')
    return this.#frames.main
  }

  get targetId(): string {
    return this.#targetId
  }

  /** Resolves once commands reach the page. */
  get attached(): Promise<unknown> {
    return this.#page
  }

  /** The conversation with the page; throws where the window has none yet. */
  get pageSession(): Session {
    if (this.#session === null) throw new Error('The window has no page yet')
    return this.#session
  }

  #attach({ targetId, session }: Page): void {
    this.#targetId = targetId
    this.#session = session
    this.#frames = new FrameTree(session, targetId)
    this.#filePaths = new FilePaths(session)
    this.#prepared = this.#channel.attach(
      session,
      targetId,
      this.#readPreload(),
      () => (accelerators.length > 0 ? [['accelerators', accelerators]] : []),
      (message, body, world) => this.#heard(message, body, world),
    )
    this.#prepared.catch(forgetGone)
    session.on('Page.domContentEventFired', () => {
      if (!this.#isBlank()) this.emit('dom-ready', {})
    })
    session.on('Page.loadEventFired', () => this.#loaded())
    session.on('Page.frameStartedLoading', ({ frameId }) => this.#setLoading(frameId, true))
    session.on('Page.frameStoppedLoading', ({ frameId }) => this.#setLoading(frameId, false))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.emit('did-navigate-in-page', {}, toAppUrl(url), frameId === targetId, 0, 0)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#loaderId = frame.loaderId
      this.#isErrorPage = false
      if (!this.#isBlank()) this.emit('did-navigate', {}, this.getURL(), 200, '')
    })
    session.on('Page.frameRequestedNavigation', ({ frameId, disposition }) => {
      if (frameId === targetId && disposition === 'currentTab') this.#leaving = true
    })
    session.on('Page.javascriptDialogOpening', (dialog) => this.#dialog(dialog))
    session.on('Page.windowOpen', (opening) => this.#windowOpen(opening))
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    session.tell('Inspector.enable')
    if (emulatedMedia.length > 0) this.#emulateMedia()
    session.tell('Runtime.runIfWaitingForDebugger')
  }

  #readPreload(): string {
    const { preload } = this.#preferences
    return preload === undefined ? '' : readFileSync(preload, 'utf8')
  }

  async loadURL(url: string, _options?: LoadURLOptions): Promise<void> {
    const loaded = new Promise<void>((resolve, reject) => {
      this.#loading?.reject(new LoadError('ERR_ABORTED', this.#loading.url))
      this.#loading = { url, loaderId: null, failure: null, resolve, reject }
    })
    // The failure is also told by `did-fail-load`; nobody has to await the call.
    loaded.catch(() => undefined)
    await this.#page
    await this.#prepared
    const loading = this.#loading
    this.#expected = url
    this.#leaving = true
    const { errorText, loaderId } = await this.pageSession.send('Page.navigate', {
      url: toBrowserUrl(url),
    })
    if (loading !== null) {
      loading.loaderId = loaderId ?? null
      loading.failure = errorText || null
    }
    if (!errorText) return loaded
    // Where another page is shown instead, its own loading comes to an end first.
    const isShown = this.#isErrorPage && this.#loaderId === loaderId
    if (isShown || errorText.endsWith('ERR_ABORTED')) this.#failed(url, errorText)
    return loaded
  }

  loadFile(file: string): Promise<void> {
    return this.loadURL(new URL(`file://${file}`).href)
  }

  #failed(url: string, text: string): void {
    const error = new LoadError(text, url)
    this.emit('did-fail-load', {}, error.errno, error.code, url, true)
    this.#loading?.reject(error)
    this.#loading = null
  }

  /** Whether the window still shows what it was made with. */
  #isBlank(): boolean {
    const url = this.#frames?.main.url ?? ''
    return url === '' || url === blankPage
  }

  #loaded(): void {
    if (this.#isBlank()) return
    if (this.getURL().startsWith('chrome-error:')) {
      this.#isErrorPage = true
      const { url, failure, loaderId } = this.#loading ?? {}
      if (url !== undefined && failure && loaderId === this.#loaderId) this.#failed(url, failure)
      return
    }
    this.#leaving = false
    this.#asksToStay = null
    this.emit('did-finish-load', {})
    if (this.#loading?.loaderId !== this.#loaderId) return
    this.#loading.resolve()
    this.#loading = null
  }

  #setLoading(frameId: string, loading: boolean): void {
    if (frameId !== this.#targetId || loading === this.#isLoading) return
    this.#isLoading = loading
    this.emit(loading ? 'did-start-loading' : 'did-stop-loading', {})
  }

  /** The browser tells the page's title; where it has none, its address stands for it. */
  titled(title: string): void {
    if (title === '' || title === this.#title || this.browserUrl.includes(title)) return
    this.#title = title
    if (!emitStoppable(this, 'page-title-updated', {}, title, true)) this.#ears.titled(title)
  }

  send(channel: string, ...values: unknown[]): void {
    this.tell(['message', channel], cloner.encode(values))
  }

  /** Tells the preload's world something, in order, once that world is there. */
  tell(message: ToWindow, body = ''): void {
    if (!this.#destroyed) this.#channel.tell(message, body)
  }

  #heard(message: FromWindow, body: string, world: WorldId): void {
    switch (message[0]) {
      case 'invoke': {
        const [, id, channel] = message
        ipcMain.answer(this, this.mainFrame, channel, body).then(
          (answer) => this.#channel.answer(world, ['reply', id], answer),
          (error: unknown) => this.#channel.answer(world, ['refusal', id, String(error)]),
        )
        break
      }
      case 'send':
        ipcMain.hear(this, this.mainFrame, message[1], body)
        break
      case 'unloading':
        this.#asksToStay = message[1]
        this.#decideUnload()
        break
      case 'focus':
        this.focused = message[1]
        this.emit(message[1] ? 'focus' : 'blur')
        this.#ears.told(message)
        break
      case 'files':
        this.#filePaths?.listen((listening) => this.tell(['files', listening])).catch(forgetGone)
        break
      case 'permission': {
        const [, id, permission] = message
        this.#ears.permission(permission).then((granted) => {
          this.#channel.answer(world, ['permission', id, granted])
        }, forgetGone)
        break
      }
      case 'key':
        if (this.listenerCount('before-input-event') > 0) this.#key(message[1])
        break
      default:
        this.#ears.told(message)
    }
  }

  #key(input: object): void {
    const event = {
      preventDefault() {
        throw new Error(
          "preventDefault of 'before-input-event' is a part of Electron that this host does not have",
        )
      },
    }
    this.emit('before-input-event', event, input)
  }

  #dialog({ type }: Protocol.Page.JavascriptDialogOpeningEvent): void {
    if (type !== 'beforeunload') return
    this.#unloadDialogIsOpen = true
    this.#decideUnload()
  }

  /** Once the browser waits and the page has told what it wants, whichever comes first. */
  #decideUnload(): void {
    clearTimeout(this.#patience)
    const asks = this.#asksToStay
    if (!this.#unloadDialogIsOpen || asks === null) return
    const accept = this.#ears.mayUnload(asks, this.#leaving)
    this.#unloadDialogIsOpen = false
    this.#asksToStay = null
    this.#leaving = false
    this.pageSession.tell('Page.handleJavaScriptDialog', { accept })
  }

  #windowOpen({ url, windowName, windowFeatures }: Protocol.Page.WindowOpenEvent): void {
    const answer = this.#openHandler?.({
      url: toAppUrl(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    })
    if (answer?.action === 'deny') return
    this.#ears.opened(toAppUrl(url), answer?.overrideBrowserWindowOptions ?? {})
  }

  /** Whether a document may be requested for a frame; asks the app where the page began it. */
  mayNavigate(frameId: string, url: string): boolean {
    const frame = this.#frames?.get(frameId) ?? null
    const isMainFrame = frameId === this.#targetId
    if (isMainFrame && this.#expected !== null && sameDocument(this.#expected, url)) {
      this.#expected = null
      return true
    }
    const members = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame,
      initiator: this.mainFrame,
    }
    if (emitStoppable(this, 'will-frame-navigate', members)) return false
    return !isMainFrame || !emitStoppable(this, 'will-navigate', { ...members }, url)
  }

  ownsFrame(frameId: string): boolean {
    return this.#frames?.get(frameId) !== undefined
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.#page
    const { result, exceptionDetails } = await this.pageSession.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      replMode: false,
      userGesture,
    })
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    }
    return result.value
  }

  async capturePage(): Promise<ScreenPicture> {
    await this.#page
    const { data } = await this.pageSession.send('Page.captureScreenshot', { format: 'png' })
    return new ScreenPicture(data)
  }

  async printToPDF(): Promise<Buffer> {
    await this.#page
    const { data } = await this.pageSession.send('Page.printToPDF', { printBackground: true })
    return Buffer.from(data)
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  isLoading(): boolean {
    return this.#isLoading
  }

  isFocused(): boolean {
    return this.focused
  }

  isDevToolsOpened(): boolean {
    return false
  }

  closeDevTools(): void {}

  getType(): 'window' {
    return 'window'
  }

  getURL(): string {
    return this.#isBlank() ? '' : (this.#frames?.main.url ?? '')
  }

  /** The address as the browser knows it. */
  get browserUrl(): string {
    return toBrowserUrl(this.getURL())
  }

  get session(): typeof defaultSession {
    return defaultSession
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
    this.#whenAttached((session) =>
      session.tell('Runtime.evaluate', {
        expression: `document.title = ${JSON.stringify(title)}`,
        silent: true,
      }),
    )
  }

  /** Asks the page whether it may go, and closes it; `destroy` does not ask. */
  close(options?: { waitForBeforeUnload: boolean }): void {
    this.#ears.close(options?.waitForBeforeUnload ?? false)
  }

  askToClose(): void {
    this.#whenAttached((session) => {
      session.send('Page.close').catch((error: unknown) => {
        if (!(error instanceof ProtocolError)) throw error
        // While one page takes another's place there is none to ask.
        browser.closePage(this.#targetId)
      })
      // A page that is just being replaced forgets the question.
      this.#patience = setTimeout(() => browser.closePage(this.#targetId), closingPatience)
    })
  }

  reload(): void {
    this.#expected = this.getURL()
    this.#leaving = true
    this.#whenAttached((session) => session.tell('Page.reload'))
  }

  stop(): void {
    this.#whenAttached((session) => session.tell('Page.stopLoading'))
  }

  focus(): void {
    this.#whenAttached((session) => session.tell('Page.bringToFront'))
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    this.#whenAttached((session) =>
      session.tell('Runtime.evaluate', {
        expression: `document.documentElement.style.zoom = ${factor === 1 ? "''" : factor}`,
        silent: true,
      }),
    )
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  /** Electron's levels: each is 20% more than the one before. */
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }

  undo(): void {
    this.#edit('undo')
  }

  redo(): void {
    this.#edit('redo')
  }

  cut(): void {
    this.#edit('cut')
  }

  copy(): void {
    this.#edit('copy')
  }

  paste(): void {
    this.#edit('paste')
  }

  delete(): void {
    this.#edit('delete')
  }

  selectAll(): void {
    this.#edit('selectAll')
  }

  async insertText(text: string): Promise<void> {
    await this.#page
    await this.pageSession.send('Input.insertText', { text })
  }

  /** An editing command of the engine; the key that carries it is not seen to be typed. */
  #edit(command: string): void {
    this.#whenAttached((session) => {
      session.tell('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Unidentified',
        commands: [command],
      })
      session.tell('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Unidentified' })
    })
  }

  emulateMedia(): void {
    if (this.#session !== null) this.#emulateMedia()
  }

  #emulateMedia(): void {
    this.pageSession.tell('Emulation.setEmulatedMedia', { features: [...emulatedMedia] })
  }

  #whenAttached(command: (session: Session) => void): void {
    this.#page.then(({ session }) => command(session), forgetGone)
  }

  /** The page is gone. */
  destroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    clearTimeout(this.#patience)
    all.delete(this.id)
    this.#loading?.reject(new LoadError('ERR_FAILED', this.#loading.url))
    this.#loading = null
    this.emit('destroyed')
  }
}

guardPrototype('webContents', WebContents.prototype)

function forgetGone(error: unknown): void {
  if (!(error instanceof ProtocolError)) throw error
}

function sameDocument(one: string, other: string): boolean {
  return toAppUrl(toBrowserUrl(withoutFragment(one))) === withoutFragment(other)
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? ''
}

/** Electron's module `webContents`. */
export const webContents = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.targetId === targetId),
  getFocusedWebContents: (): WebContents | null =>
    [...all.values()].find((contents) => contents.focused) ?? null,
}

/** Whose page a frame belongs to. */
export function ownerOfFrame(frameId: string): WebContents | undefined {
  return [...all.values()].find((contents) => contents.ownsFrame(frameId))
}

/** The menu's accelerators, for every window that is and will be. */
export function setAccelerators(patterns: readonly KeyPattern[]): void {
  accelerators = patterns
  for (const contents of all.values()) contents.tell(['accelerators', patterns])
}

/** Media features that every window shows instead of the system's. */
export function setEmulatedMedia(features: readonly Protocol.Emulation.MediaFeature[]): void {
  emulatedMedia = features
  for (const contents of all.values()) contents.emulateMedia()
}

browser.on('pageTitled', (targetId, title) =>
  webContents.fromDevToolsTargetId(targetId)?.titled(title),
)
browser.on('pageGone', (targetId) => webContents.fromDevToolsTargetId(targetId)?.destroyed())
browser.on('gone', () => {
  for (const contents of all.values()) contents.destroyed()
})
