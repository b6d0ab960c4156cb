import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  LoadURLOptions,
} from 'electron'
import { app } from '../app/app.ts'
import { browser, type Page } from '../chromium/browser.ts'
import { emitStoppable, guardPrototype } from '../lacking.ts'
import { Menu } from '../menu/menu.ts'
import type { FromWindow } from '../page/worlds.ts'
import { decidePermission } from '../session/permissions.ts'
import { nativeTheme } from '../system/native-theme.ts'
import { BaseWindow } from './base-window.ts'
import { rgba } from './color.ts'
import type { ScreenPicture } from './screen-picture.ts'
import { WebContents } from './web-contents.ts'
import type { WindowPage } from './window-page.ts'

const all = new Set<BrowserWindow>()
let lastId = 0

/** The page of a window that a page opened: handed to the constructor by way of the options. */
const adopted = new WeakMap<object, Promise<Page>>()

/** A window that shows a page of the app's. */
export class BrowserWindow
  extends BaseWindow
  implements
    Pick<
      ElectronBrowserWindow,
      | 'id'
      | 'loadURL'
      | 'loadFile'
      | 'close'
      | 'destroy'
      | 'isFocused'
      | 'getTitle'
      | 'setTitle'
      | 'setBackgroundColor'
      | 'reload'
    >
{
  static getAllWindows(): BrowserWindow[] {
    return [...all]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...all].find((window) => window.isFocused()) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all].find((window) => window.webContents === contents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return [...all].find((window) => window.id === id) ?? null
  }

  readonly id: number
  readonly webContents: WebContents
  #title: string
  /** Listeners of `close` agreed: what remains is the page's own say. */
  #closing = false
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super(options)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    lastId += 1
    this.id = lastId
    this.#title = options.title ?? app.getName()
    const page = adopted.get(options) ?? app.openPage()
    this.webContents = new WebContents(page, options.webPreferences ?? {}, {
      told: (message) => this.#told(message),
      mayUnload: (asks, leaving) => this.#mayUnload(asks, leaving),
      titled: (title) => this.#titled(title),
      permission: (name) => decidePermission(this.webContents, name),
      close: (ask) => (ask ? this.close() : this.destroy()),
      opened: (url, opened) => this.#opened(url, opened),
    })
    this.webContents.once('destroyed', () => this.#gone())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    all.add(this)
    app.windowOpened(this)
    this.placeAtStart(options)
    if (options.fullscreen === true) this.setFullScreen(true)
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor)
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  protected get page(): WindowPage {
    return this.webContents.page
  }

  loadURL(url: string, options?: LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options)
  }

  loadFile(file: string): Promise<void> {
    return this.webContents.loadFile(file)
  }

  focus(): void {
    this.webContents.focus()
  }

  close(): void {
    if (this.#destroyed || this.#closing) return
    if (emitStoppable(this, 'close', {})) {
      app.closeRefused()
      return
    }
    this.#closing = true
    this.webContents.askToClose()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#closing = true
    this.page.whenAttached(() => browser.closePage(this.page.targetId))
    this.webContents.destroyed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isFocused(): boolean {
    return this.webContents.focused
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
    this.webContents.setTitle(title)
  }

  setBackgroundColor(color: string): void {
    const value = rgba(color)
    if (value === null)
      throw new Error(`setBackgroundColor takes a colour like #RRGGBB, not ${color}`)
    this.page.whenAttached((session) =>
      session.tell('Emulation.setDefaultBackgroundColorOverride', { color: value }),
    )
  }

  reload(): void {
    this.webContents.reload()
  }

  capturePage(): Promise<ScreenPicture> {
    return this.webContents.capturePage()
  }

  #told(message: FromWindow): void {
    switch (message[0]) {
      case 'focus':
        this.emit(message[1] ? 'focus' : 'blur')
        app.emit(message[1] ? 'browser-window-focus' : 'browser-window-blur', {}, this)
        break
      case 'geometry': {
        const [, x, y, width, height] = message
        this.seenAt({ x, y, width, height })
        break
      }
      case 'visibility':
        this.readState()
        break
      case 'scheme':
        nativeTheme.tell(message[1], message[2])
        break
      case 'accelerator':
        Menu.accelerated(message[1], this)
        break
    }
  }

  #mayUnload(asks: boolean, leaving: boolean): boolean {
    if (leaving) return !asks || emitStoppable(this.webContents, 'will-prevent-unload', {})
    // The user closed the window: nothing was asked yet.
    if (!this.#closing && emitStoppable(this, 'close', {})) {
      app.closeRefused()
      return false
    }
    if (!asks || emitStoppable(this.webContents, 'will-prevent-unload', {})) return true
    this.#closing = false
    app.closeRefused()
    return false
  }

  #titled(title: string): void {
    if (title === '') return
    this.#title = title
    emitStoppable(this, 'page-title-updated', {}, title, true)
  }

  #opened(url: string, overrides: BrowserWindowConstructorOptions): void {
    const options: BrowserWindowConstructorOptions = { ...overrides }
    adopted.set(options, browser.nextPage())
    this.webContents.emit('did-create-window', new BrowserWindow(options), { url })
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    all.delete(this)
    this.emit('closed')
    app.windowClosed(this)
  }
}

guardPrototype('BrowserWindow', BrowserWindow.prototype)
