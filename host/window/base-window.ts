import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  BaseWindow as ElectronBaseWindow,
  Rectangle,
} from 'electron'
import { app } from '../app/app.ts'
import { ignoreGone } from '../chromium/connection.ts'
import type { WindowPage } from './window-page.ts'

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** A window of the desktop, whatever it shows: its bounds, its state and the document it stands for. */
export abstract class BaseWindow
  extends EventEmitter
  implements
    Pick<
      ElectronBaseWindow,
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'isDestroyed'
      | 'isVisible'
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
      | 'setMinimumSize'
      | 'setRepresentedFilename'
      | 'getRepresentedFilename'
      | 'setDocumentEdited'
      | 'isDocumentEdited'
      | 'setMenuBarVisibility'
      | 'setAutoHideMenuBar'
    >
{
  #bounds: Rectangle
  #state: State = 'normal'
  #visible: boolean
  #represented = ''
  #edited = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.#visible = options.show ?? true
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, options.minWidth ?? 0),
      height: Math.max(options.height ?? 600, options.minHeight ?? 0),
    }
  }

  /** By its page the browser knows the window. */
  protected abstract get page(): WindowPage
  abstract focus(): void
  abstract isDestroyed(): boolean

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

  blur(): void {
    this.minimize()
  }

  isVisible(): boolean {
    return this.#visible && this.#state !== 'minimized'
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

  /** Chromium has no call for it: the size given at the start holds until the user changes it. */
  setMinimumSize(width: number, height: number): void {
    const { width: now, height: high } = this.#bounds
    if (now < width || high < height)
      this.setBounds({ width: Math.max(now, width), height: Math.max(high, height) })
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

  /** Gives a new window the bounds that it was made with; where no place is named, its size alone. */
  protected placeAtStart({ x, y }: BrowserWindowConstructorOptions): void {
    const { width, height } = this.#bounds
    this.#place(x !== undefined && y !== undefined ? this.#bounds : { width, height })
  }

  /** The page tells where its window stands now. */
  protected seenAt(bounds: Rectangle): void {
    this.#moved(bounds)
    this.readState()
  }

  /** The window may have been minimized, maximized or the like by its user. */
  protected readState(): void {
    this.#withWindow((_, state) => this.#stateIs(state))
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
    this.page.attached
      .then(({ targetId }) => {
        if (this.isDestroyed()) return
        return app
          .browserSession()
          .send('Browser.getWindowForTarget', { targetId })
          .then(({ windowId, bounds }) =>
            command(windowId, (bounds.windowState ?? 'normal') as State),
          )
      })
      .catch(ignoreGone)
  }
}
