import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { App as ElectronApp } from 'electron'
import { BrowserUnavailable, browser, type Page } from '../chromium/browser.ts'
import type { Session } from '../chromium/connection.ts'
import { type StartChoices, sameChoices } from '../chromium/start-choices.ts'
import type { CommandLine } from '../command-line.ts'
import { emitStoppable, guardPrototype } from '../lacking.ts'
import { nativeTheme } from '../system/native-theme.ts'
import { screen } from '../system/screen.ts'
import type { AppPackage } from './app-package.ts'
import { preferredLanguages } from './languages.ts'
import { type PathName, systemPath } from './paths.ts'
import { type InstanceNote, SingleInstance } from './single-instance.ts'
import { Switches } from './switches.ts'

/** A window, as far as the app's life cycle is concerned. */
interface ClosableWindow {
  close(): void
  destroy(): void
}

class HostApp
  extends EventEmitter
  implements
    Pick<
      ElectronApp,
      | 'quit'
      | 'exit'
      | 'focus'
      | 'isReady'
      | 'getPath'
      | 'setPath'
      | 'getAppPath'
      | 'getVersion'
      | 'getName'
      | 'setName'
      | 'getLocale'
      | 'getSystemLocale'
      | 'getLocaleCountryCode'
      | 'getPreferredSystemLanguages'
      | 'isPackaged'
      | 'requestSingleInstanceLock'
      | 'hasSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'enableSandbox'
      | 'disableHardwareAcceleration'
      | 'addRecentDocument'
      | 'clearRecentDocuments'
      | 'setAboutPanelOptions'
      | 'setAppUserModelId'
      | 'setDesktopName'
    >
{
  readonly isPackaged = false
  /** There only on macOS in Electron, which is told apart by its absence. */
  readonly dock = undefined
  readonly #switches = new Switches()
  readonly commandLine = this.#switches.commandLine
  readonly #windows = new Set<ClosableWindow>()
  readonly #paths = new Map<PathName, string>()
  readonly #ready = Promise.withResolvers<void>()
  #package: AppPackage = { folder: process.cwd(), main: '', name: 'Electron', version: '' }
  #commandLine: CommandLine | null = null
  #isReady = false
  #quitting = false
  #ended = false
  #singleInstance: SingleInstance | null = null
  #toTell: Promise<void> = Promise.resolve()
  #browserSession: Session | null = null
  #name = ''

  get name(): string {
    return this.getName()
  }

  set name(name: string) {
    this.setName(name)
  }

  /** Called once, before the app's own code. */
  configure(commandLine: CommandLine, appPackage: AppPackage): void {
    this.#commandLine = commandLine
    this.#switches.give(commandLine.switches)
    this.#package = appPackage
    this.#name = appPackage.name
    const userData = commandLine.switches.get('user-data-dir')
    if (userData !== undefined && userData !== '') this.#paths.set('userData', userData)
    browser.on('started', (session) => {
      this.#browserSession = session
    })
    browser.on('gone', () => {
      this.#browserSession = null
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => (this.#quitting ? this.exit(1) : this.quit()))
    }
    process.once('exit', () => browser.kill())
  }

  /** Starts Chromium while the app's script still loads; nothing is lost when it then chooses otherwise. */
  startEarly(): void {
    browser.startEarly(this.#startChoices())
  }

  /** Ends the start: the browser answers, and the app may make windows. */
  async becomeReady(): Promise<void> {
    if (this.#quitting) return
    const wanted = this.#startChoices()
    const running = browser.choices
    if (running !== null && !sameChoices(running, wanted)) await browser.close()
    if (browser.choices === null) browser.start(wanted)
    const { dark, contrast, screen: seen } = await browser.surroundings()
    nativeTheme.tell(dark, contrast)
    screen.seen(seen)
    this.#isReady = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  #startChoices(): StartChoices {
    if (this.#commandLine === null) throw new Error('The host was not configured')
    return {
      commandLine: this.#commandLine,
      appended: this.#switches.appended,
      dataFolder: this.getPath('sessionData'),
    }
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  /** The conversation with the browser itself. */
  browserSession(): Session {
    if (this.#browserSession === null) throw new Error('The browser is gone')
    return this.#browserSession
  }

  /** A fresh window's page; starts Chromium again where its last window's end had ended it. */
  openPage(): Promise<Page> {
    if (browser.choices === null) browser.start(this.#startChoices())
    return browser.openPage()
  }

  windowOpened(window: ClosableWindow): void {
    this.#windows.add(window)
  }

  windowClosed(window: ClosableWindow): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0) return
    if (this.#quitting) this.#finishQuitting()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  /** A window stays open: whatever quit was under way is over. */
  closeRefused(): void {
    this.#quitting = false
  }

  quit(): void {
    if (this.#quitting || this.#ended) return
    this.#quitting = true
    if (emitStoppable(this, 'before-quit', {})) {
      this.#quitting = false
      return
    }
    if (this.#windows.size === 0) this.#finishQuitting()
    for (const window of [...this.#windows]) {
      if (this.#quitting) window.close()
    }
  }

  #finishQuitting(): void {
    if (this.#ended) return
    if (emitStoppable(this, 'will-quit', {})) {
      this.#quitting = false
      return
    }
    this.#end(0)
  }

  exit(code = 0): void {
    this.#quitting = true
    for (const window of [...this.#windows]) window.destroy()
    this.#end(code)
  }

  /** After `quit`, nothing runs any more but what must be brought to its end. */
  #end(code: number): void {
    if (this.#ended) return
    this.#ended = true
    this.emit('quit', {}, code)
    Promise.allSettled([browser.close(), this.#toTell]).then(() => {
      this.#singleInstance?.release()
      process.exit(code)
    })
  }

  focus(): void {
    const [window] = [...this.#windows]
    if (window !== undefined && 'focus' in window && typeof window.focus === 'function') {
      window.focus()
    }
  }

  getName(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return this.#package.version
  }

  getAppPath(): string {
    return this.#package.folder
  }

  getPath(name: PathName): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const userData = name === 'userData' ? '' : this.getPath('userData')
    return systemPath(name, this.#name, userData)
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    mkdirSync(path, { recursive: true })
    this.#paths.set(name as PathName, path)
  }

  getLocale(): string {
    const asked = this.commandLine.getSwitchValue('lang')
    return asked === '' ? (preferredLanguages()[0] ?? 'en-US') : asked
  }

  getSystemLocale(): string {
    return preferredLanguages()[0] ?? 'en-US'
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getSystemLocale()).region ?? ''
  }

  getPreferredSystemLanguages(): string[] {
    return preferredLanguages()
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#singleInstance ??= new SingleInstance(this.getPath('userData'))
    if (this.#singleInstance.take((note) => this.#second(note))) return true
    this.#toTell = this.#singleInstance.tellFirst({
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData,
    })
    return false
  }

  #second({ argv, workingDirectory, additionalData }: InstanceNote): void {
    this.emit('second-instance', {}, [...argv], workingDirectory, additionalData)
  }

  hasSingleInstanceLock(): boolean {
    return this.#singleInstance?.held ?? false
  }

  releaseSingleInstanceLock(): void {
    this.#singleInstance?.release()
  }

  /** The sandbox is always on, unless the command line or the system refuse it. */
  enableSandbox(): void {}

  disableHardwareAcceleration(): void {
    if (this.#isReady) {
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    }
    this.commandLine.appendSwitch('disable-gpu')
  }

  /** Only macOS and Windows keep such a list, and only for installed programs. */
  addRecentDocument(): void {}

  clearRecentDocuments(): void {}

  /** Shown by the `about` role, which this host has no panel for. */
  setAboutPanelOptions(): void {}

  /** A name for Windows' taskbar, which Chromium's own window bears. */
  setAppUserModelId(): void {}

  setDesktopName(): void {}
}

guardPrototype('app', HostApp.prototype)

export const app = new HostApp()

/** Ends the program with one line for the user where there is no browser to show the app in. */
export function endWithout(error: unknown): void {
  if (error instanceof BrowserUnavailable) process.stderr.write(`${error.message}\n`)
  else console.error(error)
  app.exit(1)
}
