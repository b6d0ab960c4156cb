import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  LoadURLOptions,
  Rectangle,
} from 'electron'
import { app } from '../app/app.ts'
import { browser, type Page } from '../chromium/browser.ts'
import { ProtocolError } from '../chromium/connection.ts'
import { emitStoppable, guardPrototype } from '../lacking.ts'
import { Menu } from '../menu/menu.ts'
import type { FromWindow } from '../page/worlds.ts'
import { decidePermission } from '../session/permissions.ts'
import { nativeTheme } from '../system/native-theme.ts'
import type { ScreenPicture } from './screen-picture.ts'
import { WebContents } from './web-contents.ts'

const all = new Set<BrowserWindow>()
let lastId = 0

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** The page of a window that a page opened: handed to the constructor by way of the options. */
const adopted = new WeakMap<object, Promise<Page>>()

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      ElectronBrowserWindow,
      | 'id'
      | 'loadURL'
      | 'loadFile'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'isVisible'
      | 'isFocused'
      | 'isMinimized'
      | 'isMaximized'
      | 'isFullScreen'
      | 'minimize'
      | 'maximize'
      | 'unmaximize'
      | 'restore'
      | 'setFullScreen'
      | 'getBounds'
      | 'getNormalBounds'
      | 'setBounds'
      | 'getSize'
      | 'setSize'
      | 'getPosition'
      | 'setPosition'
      | 'getTitle'
      | 'setTitle'
      | 'setMinimumSize'
      | 'setBackgroundColor'
      | 'setRepresentedFilename'
      | 'getRepresentedFilename'
      | 'setDocumentEdited'
      | 'isDocumentEdited'
      | 'setMenuBarVisibility'
      | 'setAutoHideMenuBar'
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
  #bounds: Rectangle
  #state: State = 'normal'
  #visible: boolean
  #title: string
  #represented = ''
  #edited = false
  /** Listeners of `close` agreed: what remains is the page's own say. */
  #closing = false
  #destroyed = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    lastId += 1
    this.id = lastId
    this.#title = options.title ?? app.getName()
    this.#visible = options.show ?? true
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, options.minWidth ?? 0),
      height: Math.max(options.height ?? 600, options.minHeight ?? 0),
    }
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
    const placed = options.x !== undefined && options.y !== undefined
    this.#place(placed ? this.#bounds : { width: this.#bounds.width, height: this.#bounds.height })
    if (options.fullscreen === true) this.setFullScreen(true)
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor)
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  loadURL(url: string, options?: LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options)
  }

  loadFile(file: string): Promise<void> {
    return this.webContents.loadFile(file)
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true
      this.emit('show')
    }
    this.focus()
  }

  showInactive(): void {
    this.#visible = true
    this.emit('show')
  }

  /** Chromium has no hidden windows: it is minimized. */
  hide(): void {
    this.#visible = false
    this.minimize()
    this.emit('hide')
  }

  focus(): void {
    this.webContents.focus()
  }

  blur(): void {
    this.minimize()
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
    this.webContents.attached.then(() => browser.closePage(this.webContents.targetId), ignoreGone)
    this.webContents.destroyed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isVisible(): boolean {
    return this.#visible && this.#state !== 'minimized'
  }

  isFocused(): boolean {
    return this.webContents.focused
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen'
  }

  minimize(): void {
    this.#setState('minimized')
  }

  maximize(): void {
    this.#setState('maximized')
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#setState('normal')
  }

  restore(): void {
    if (this.isMinimized()) this.#setState('normal')
  }

  setFullScreen(fullscreen: boolean): void {
    if (fullscreen !== this.isFullScreen()) this.#setState(fullscreen ? 'fullscreen' : 'normal')
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return this.getBounds()
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#place({ ...this.#bounds, ...bounds })
    this.#moved({ ...this.#bounds, ...bounds })
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y]
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
    this.webContents.setTitle(title)
  }

  /** Chromium has no call for it: the size given at the start holds until the user changes it. */
  setMinimumSize(width: number, height: number): void {
    const { width: now, height: high } = this.#bounds
    if (now < width || high < height)
      this.setBounds({ width: Math.max(now, width), height: Math.max(high, height) })
  }

  setBackgroundColor(color: string): void {
    const value = rgba(color)
    if (value === null)
      throw new Error(`setBackgroundColor takes a colour like #RRGGBB, not ${color}`)
    this.webContents.attached.then(() => {
      this.webContents.pageSession.tell('Emulation.setDefaultBackgroundColorOverride', {
        color: value,
      })
    }, ignoreGone)
  }

  setRepresentedFilename(file: string): void {
    this.#represented = file
  }

  getRepresentedFilename(): string {
    return this.#represented
  }

  setDocumentEdited(edited: boolean): void {
    this.#edited = edited
  }

  isDocumentEdited(): boolean {
    return this.#edited
  }

  /** There is no menu bar in a window of Chromium's. */
  setMenuBarVisibility(): void {}

  setAutoHideMenuBar(): void {}

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
        this.#moved({ x, y, width, height })
        this.#readState()
        break
      }
      case 'visibility':
        this.#readState()
        break
      case 'scheme':
        nativeTheme.tell(message[1], message[2])
        break
      case 'accelerator':
        Menu.accelerated(message[1], this)
        break
    }
  }

  #moved(bounds: Rectangle): void {
    const before = this.#bounds
    this.#bounds = bounds
    if (before.width !== bounds.width || before.height !== bounds.height) {
      this.emit('resize')
      this.emit('resized')
    }
    if (before.x !== bounds.x || before.y !== bounds.y) {
      this.emit('move')
      this.emit('moved')
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

  #place(bounds: Partial<Rectangle>): void {
    this.#withWindow((windowId) =>
      app.browserSession().tell('Browser.setWindowBounds', {
        windowId,
        bounds: {
          ...(bounds.x === undefined ? {} : { left: Math.round(bounds.x) }),
          ...(bounds.y === undefined ? {} : { top: Math.round(bounds.y) }),
          ...(bounds.width === undefined ? {} : { width: Math.round(bounds.width) }),
          ...(bounds.height === undefined ? {} : { height: Math.round(bounds.height) }),
        },
      }),
    )
  }

  #setState(state: State): void {
    this.#withWindow((windowId) => {
      app
        .browserSession()
        .tell('Browser.setWindowBounds', { windowId, bounds: { windowState: state } })
      this.#stateIs(state)
    })
  }

  #readState(): void {
    this.#withWindow((_, state) => this.#stateIs(state))
  }

  #stateIs(state: State): void {
    const before = this.#state
    if (state === before) return
    this.#state = state
    if (before === 'fullscreen') this.emit('leave-full-screen')
    if (state === 'minimized') this.emit('minimize')
    else if (state === 'maximized') this.emit('maximize')
    else if (state === 'fullscreen') this.emit('enter-full-screen')
    else this.emit(before === 'minimized' ? 'restore' : 'unmaximize')
  }

  #withWindow(command: (windowId: number, state: State) => void): void {
    this.webContents.attached
      .then(() => {
        if (this.#destroyed) return
        return app
          .browserSession()
          .send('Browser.getWindowForTarget', { targetId: this.webContents.targetId })
          .then(({ windowId, bounds }) =>
            command(windowId, (bounds.windowState ?? 'normal') as State),
          )
      })
      .catch(ignoreGone)
  }
}

guardPrototype('BrowserWindow', BrowserWindow.prototype)

function ignoreGone(error: unknown): void {
  if (!(error instanceof ProtocolError)) throw error
}

function rgba(color: string): { r: number; g: number; b: number; a: number } | null {
  const match = /^#([0-9a-f]{2})?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (match === null) return null
  const [, a = 'ff', r = '', g = '', b = ''] = match
  return {
    r: Number.parseInt(r, 16),
    g: Number.parseInt(g, 16),
    b: Number.parseInt(b, 16),
    a: Number.parseInt(a, 16) / 255,
  }
}
