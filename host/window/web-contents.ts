import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Protocol } from 'devtools-protocol'
import type { WebContents as ElectronWebContents, LoadURLOptions, WebPreferences } from 'electron'
import type { Page } from '../chromium/browser.ts'
import { ignoreGone } from '../chromium/connection.ts'
import { cloner } from '../ipc/structured-clone.ts'
import { emitStoppable, guardPrototype } from '../lacking.ts'
import type { ToWindow } from '../page/worlds.ts'
import { toAppUrl, toBrowserUrl } from '../protocol/schemes.ts'
import { defaultSession } from '../session/session.ts'
import { register, unregister } from './all-web-contents.ts'
import { edit } from './editing.ts'
import { emulateMediaAtStart, greeting } from './every-page.ts'
import { FilePaths } from './file-paths.ts'
import type { Frame } from './frames.ts'
import { Navigation } from './navigation.ts'
import { hearPage } from './page-messages.ts'
import { PreloadChannel } from './preload-channel.ts'
import { ScreenPicture } from './screen-picture.ts'
import { runScript, tellScript } from './script.ts'
import { Unloading } from './unloading.ts'
import type { WindowEars } from './window-ears.ts'
import { askToOpen, type WindowOpenHandler } from './window-opening.ts'
import { WindowPage } from './window-page.ts'
import { Zoom } from './zoom.ts'

/** A window's page as Electron's `webContents`: each call goes to the part that it concerns. */
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
  readonly page: WindowPage
  readonly #preferences: WebPreferences
  readonly #ears: WindowEars
  readonly #channel = new PreloadChannel()
  readonly #unloading: Unloading
  readonly #navigation: Navigation
  readonly #zoom: Zoom
  #title = ''
  #destroyed = false
  #crashed = false
  #openHandler: WindowOpenHandler | null = null
  focused = false

  constructor(page: Promise<Page>, preferences: WebPreferences, ears: WindowEars) {
    super()
    if (preferences.nodeIntegration === true || preferences.contextIsolation === false) {
      throw new Error(
        'webPreferences.nodeIntegration is a part of Electron that this host does not have',
      )
    }
    this.id = register(this)
    this.#preferences = preferences
    this.#ears = ears
    this.page = new WindowPage(page, (opened) => this.#attach(opened))
    this.#unloading = new Unloading(this.page, (asks, leaving) => ears.mayUnload(asks, leaving))
    this.#navigation = new Navigation(this, this.page, this.#unloading)
    this.#zoom = new Zoom(this.page)
  }

  #attach(opened: Page): void {
    const { targetId, session } = opened
    const receivers = {
      contents: this,
      channel: this.#channel,
      filePaths: new FilePaths(session),
      unloading: this.#unloading,
      ears: this.#ears,
    }
    const prepared = this.#channel.attach(
      session,
      targetId,
      this.#readPreload(),
      greeting,
      (message, body, world) => hearPage(receivers, message, body, world),
    )
    prepared.catch(ignoreGone)
    this.#navigation.attach(opened, prepared)
    this.#unloading.attach(session)
    session.on('Page.windowOpen', (opening) => this.#windowOpen(opening))
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    session.tell('Inspector.enable')
    emulateMediaAtStart(session)
    session.tell('Runtime.runIfWaitingForDebugger')
  }

  #readPreload(): string {
    const { preload } = this.#preferences
    return preload === undefined ? '' : readFileSync(preload, 'utf8')
  }

  get mainFrame(): Frame {
    return this.page.mainFrame
  }

  loadURL(url: string, _options?: LoadURLOptions): Promise<void> {
    return this.#navigation.load(url)
  }

  loadFile(file: string): Promise<void> {
    return this.loadURL(new URL(`file://${file}`).href)
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

  #windowOpen(opening: Protocol.Page.WindowOpenEvent): void {
    const options = askToOpen(this.#openHandler, opening, this.getURL())
    if (options !== null) this.#ears.opened(toAppUrl(opening.url), options)
  }

  /** Whether a document may be requested for a frame; asks the app where the page began it. */
  mayNavigate(frameId: string, url: string): boolean {
    return this.#navigation.mayNavigate(frameId, url)
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.page.attached
    return runScript(this.page.session, code, userGesture)
  }

  async capturePage(): Promise<ScreenPicture> {
    await this.page.attached
    const { data } = await this.page.session.send('Page.captureScreenshot', { format: 'png' })
    return new ScreenPicture(data)
  }

  async printToPDF(): Promise<Buffer> {
    await this.page.attached
    const { data } = await this.page.session.send('Page.printToPDF', { printBackground: true })
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
    return this.#navigation.isLoading
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
    return this.page.url
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
    this.page.whenAttached((session) =>
      tellScript(session, `document.title = ${JSON.stringify(title)}`),
    )
  }

  /** Asks the page whether it may go, and closes it; `destroy` does not ask. */
  close(options?: { waitForBeforeUnload: boolean }): void {
    this.#ears.close(options?.waitForBeforeUnload ?? false)
  }

  askToClose(): void {
    this.#unloading.askToClose()
  }

  reload(): void {
    this.#navigation.reload()
  }

  stop(): void {
    this.#navigation.stop()
  }

  focus(): void {
    this.page.whenAttached((session) => session.tell('Page.bringToFront'))
  }

  setZoomFactor(factor: number): void {
    this.#zoom.factor = factor
  }

  getZoomFactor(): number {
    return this.#zoom.factor
  }

  setZoomLevel(level: number): void {
    this.#zoom.level = level
  }

  getZoomLevel(): number {
    return this.#zoom.level
  }

  undo(): void {
    this.page.whenAttached(edit('undo'))
  }

  redo(): void {
    this.page.whenAttached(edit('redo'))
  }

  cut(): void {
    this.page.whenAttached(edit('cut'))
  }

  copy(): void {
    this.page.whenAttached(edit('copy'))
  }

  paste(): void {
    this.page.whenAttached(edit('paste'))
  }

  delete(): void {
    this.page.whenAttached(edit('delete'))
  }

  selectAll(): void {
    this.page.whenAttached(edit('selectAll'))
  }

  async insertText(text: string): Promise<void> {
    await this.page.attached
    await this.page.session.send('Input.insertText', { text })
  }

  /** The page is gone. */
  destroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#unloading.over()
    unregister(this)
    this.#navigation.over()
    this.emit('destroyed')
  }
}

guardPrototype('webContents', WebContents.prototype)
