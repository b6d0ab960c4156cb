import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { ProcessLock } from '../process-lock.ts'
import { Connection, type Session } from './connection.ts'
import { chromiumEnvironment } from './environment.ts'
import { findChromium, whatToInstall } from './find.ts'
import { chromiumFlags } from './flags.ts'
import { logLine } from './log.ts'
import { type Profile, takeProfile, tryProfile } from './profile.ts'
import type { StartChoices } from './start-choices.ts'
import { askSurroundings, type Surroundings } from './surroundings.ts'

/** A page of the browser, attached to and waiting to be told to run. */
export interface Page {
  readonly targetId: string
  readonly session: Session
}

/** A blank page in the system's own colours: what a window shows before its app's page comes. */
export const blankPage = 'data:text/html,<meta name="color-scheme" content="light dark">'
const pagesOnly = [{ type: 'page' }, { exclude: true }]
const mostAttempts = 25
/** On a busy machine Chromium ends now and then before it has begun, and comes up at the next try. */
const mostFailures = 2
const pauseBetweenAttempts = 200
const closingPatience = 5_000

/** Chromium cannot be started; the message is one line for the user. */
export class BrowserUnavailable extends Error {
  override name = 'BrowserUnavailable'
}

/** One run of Chromium. */
interface Run {
  readonly child: ChildProcess
  readonly executable: string
  readonly flags: readonly string[]
  readonly choices: StartChoices
  readonly connection: Connection
  readonly profile: ProcessLock
  readonly exited: Promise<unknown>
  readonly attempt: number
  /** How many of the attempts before it ended in failure. */
  readonly failures: number
  /** The page of its first window, which is there without asking. */
  readonly firstPage: PromiseWithResolvers<Page>
  firstPageClaimed: boolean
  firstPageCame: boolean
  closing: boolean
}

interface BrowserEvents {
  /** The protocol's new connection, before anything is shown. */
  started: [Session]
  /** A page is gone: closed by the user, by the host or by a crash. */
  pageGone: [targetId: string]
  pageTitled: [targetId: string, title: string]
  /** The browser ended without being asked to. */
  gone: []
}

/** The system's Chromium: started at most once at a time, and again when a window needs it. */
class Browser extends EventEmitter<BrowserEvents> {
  #run: Run | null = null
  #starting: Promise<Run> | null = null
  /** Who waits for the next page, first come, first served. */
  readonly #waiting: ((page: Page) => void)[] = []
  readonly headless = runsHeadless()
  #sandbox = !(process.platform === 'linux' && process.getuid?.() === 0)

  /**
   * Starts Chromium where no other process runs with the same data: such a one may be the app's
   * first instance, and this one about to end.
   */
  startEarly(choices: StartChoices): void {
    const profile = tryProfile(choices.dataFolder, 1)
    if (profile !== null) this.#startWith(choices, profile)
  }

  /** Starts Chromium without waiting for it. Throws BrowserUnavailable where there is none. */
  start(choices: StartChoices): void {
    this.#startWith(choices, takeProfile(choices.dataFolder))
  }

  #startWith(
    choices: StartChoices,
    { folder, lock }: Profile,
    { attempt, failures } = { attempt: 1, failures: 0 },
  ): void {
    if (choices.commandLine.switches.has('no-sandbox')) this.#sandbox = false
    const executable = findChromium()
    if (executable === null) throw new BrowserUnavailable(whatToInstall())
    const flags = chromiumFlags({
      ...choices,
      userDataDir: folder,
      headless: this.headless,
      sandbox: this.#sandbox,
    })
    const child = spawn(
      executable,
      ['--remote-debugging-pipe=cbor', ...flags, `--app=${blankPage}`],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
        env: chromiumEnvironment(process.env),
        // A signal for the app's process group (Ctrl+C in a terminal) is the app's to answer.
        detached: process.platform !== 'win32',
      },
    )
    const [, , errors, output, input] = child.stdio
    const connection = new Connection(output as Writable, input as Readable, logLine)
    const run: Run = {
      child,
      executable,
      flags,
      choices,
      connection,
      profile: lock,
      exited: Promise.race([once(child, 'exit'), once(child, 'error')]),
      attempt,
      failures,
      firstPage: Promise.withResolvers(),
      firstPageClaimed: false,
      firstPageCame: false,
      closing: false,
    }
    this.#run = run
    this.#listen(run)
    this.#starting = this.#greet(run, errors as Readable)
    // Whoever needs the browser awaits `#starting` itself and hears the failure there.
    this.#starting.catch(logFailure)
  }

  /** Resolves once the browser answers. */
  async ready(): Promise<Session> {
    if (this.#starting === null) throw new Error('The browser was not started')
    const run = await this.#starting
    return run.connection.browser
  }

  /** What the browser that runs was started with; null where none runs. */
  get choices(): StartChoices | null {
    return this.#run?.choices ?? null
  }

  /** What the first page sees around it. */
  async surroundings(): Promise<Surroundings> {
    if (this.#starting === null) throw new Error('The browser was not started')
    const { firstPage } = await this.#starting
    const { session } = await firstPage.promise
    return askSurroundings(session)
  }

  /** A fresh window's page. */
  async openPage(): Promise<Page> {
    if (this.#starting === null) throw new Error('The browser was not started')
    const run = await this.#starting
    if (!run.firstPageClaimed) {
      run.firstPageClaimed = true
      return run.firstPage.promise
    }
    const page = this.nextPage()
    if (this.headless) {
      await run.connection.browser.send('Target.createTarget', { url: blankPage, newWindow: true })
    } else this.#askForWindow(run)
    return page
  }

  /** The next page that appears; for windows that a page opens itself. */
  nextPage(): Promise<Page> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  closePage(targetId: string): void {
    this.#run?.connection.browser.tell('Target.closeTarget', { targetId })
  }

  /** Ends the browser in good order; resolves when its process is gone. */
  async close(): Promise<void> {
    const run = this.#run
    if (run === null) return
    run.closing = true
    run.connection.browser.tell('Browser.close')
    const patience = setTimeout(() => run.child.kill('SIGKILL'), closingPatience)
    await run.exited
    clearTimeout(patience)
  }

  /** Ends the browser at once, for an exit that waits for nothing. */
  kill(): void {
    const run = this.#run
    if (run === null || run.child.exitCode !== null) return
    run.closing = true
    run.child.kill('SIGKILL')
  }

  /**
   * A second start with the same profile hands its command line to the first and ends: the one way to
   * another window without tabs and address bar.
   */
  #askForWindow(run: Run, failures = 0): void {
    const messenger = spawn(run.executable, [...run.flags, `--app=${blankPage}`], {
      stdio: 'ignore',
      env: chromiumEnvironment(process.env),
    })
    messenger.once('error', (error) => logLine(`No further window could be asked for: ${error}`))
    messenger.once('exit', (code) => {
      if (code === 0 || run.closing) return
      if (failures + 1 < mostFailures) this.#askForWindow(run, failures + 1)
      else logLine(`No further window could be asked for: exit ${code}`)
    })
  }

  #listen(run: Run): void {
    const { browser } = run.connection
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = run.connection.session(sessionId)
      const page = { targetId: targetInfo.targetId, session }
      if (!run.firstPageCame) {
        run.firstPageCame = true
        session.tell('Runtime.runIfWaitingForDebugger')
        run.firstPage.resolve(page)
        return
      }
      const waiting = this.#waiting.shift()
      if (waiting !== undefined) waiting(page)
      else {
        // A window that nobody asked for: a pop-up that was refused, or a shortcut of Chromium's. It
        // shares its opener's process, which would wait with it.
        session.tell('Runtime.runIfWaitingForDebugger')
        if (!targetInfo.url.startsWith('devtools:')) this.closePage(page.targetId)
      }
    })
    browser.on('Target.detachedFromTarget', ({ sessionId, targetId }) => {
      run.connection.forget(sessionId)
      if (targetId !== undefined) this.emit('pageGone', targetId)
    })
    void run.exited.then(() => {
      run.profile.release()
      if (this.#run !== run) return
      this.#run = null
      this.#starting = null
      this.emit('gone')
    })
    browser.on('Target.targetInfoChanged', ({ targetInfo }) => {
      this.emit('pageTitled', targetInfo.targetId, targetInfo.title)
    })
    browser.tell('Target.setDiscoverTargets', { discover: true, filter: pagesOnly })
    browser.tell('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: pagesOnly,
    })
    this.emit('started', browser)
  }

  async #greet(run: Run, errors: Readable): Promise<Run> {
    let refusesSandbox = false
    let lastWords = ''
    createInterface({ input: errors }).on('line', (line) => {
      if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
      else logLine(line)
      if (line.trim() !== '') lastWords = line.trim()
      if (line.includes('No usable sandbox')) refusesSandbox = true
    })
    const answered = await Promise.race([
      run.connection.browser.send('Browser.getVersion').then(
        (version) => version,
        () => null,
      ),
      run.exited.then(() => null),
    ])
    if (answered !== null) return run
    await run.exited
    const { exitCode } = run.child
    // It found a browser that still ends with this profile, and left its command line to that one.
    if (exitCode === 0 && run.attempt < mostAttempts && !run.closing) {
      await new Promise((resolve) => setTimeout(resolve, pauseBetweenAttempts))
      return this.#again(run)
    }
    if (refusesSandbox && this.#sandbox) {
      process.stderr.write('This system refuses Chromium its sandbox: running without it.\n')
      this.#sandbox = false
      return this.#again(run)
    }
    if (run.failures + 1 < mostFailures && !run.closing) {
      await new Promise((resolve) => setTimeout(resolve, pauseBetweenAttempts))
      return this.#again(run, run.failures + 1)
    }
    throw new BrowserUnavailable(
      `${run.executable} could not be started (exit ${exitCode ?? run.child.signalCode}): ${lastWords || 'it says nothing'}`,
    )
  }

  #again({ choices, attempt, failures }: Run, failed = failures): Promise<Run> {
    const next = { attempt: attempt + 1, failures: failed }
    this.#startWith(choices, takeProfile(choices.dataFolder), next)
    return this.#starting ?? Promise.reject(new BrowserUnavailable(whatToInstall()))
  }
}

function runsHeadless(): boolean {
  if (process.platform !== 'linux') return false
  return !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

function logFailure(error: unknown): void {
  logLine(String(error))
}

export const browser = new Browser()
