/** The running app: its parts put together, its one window, and what is open in it. */
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, session, shell } from 'electron'
import type { CommandId, CommandLabels } from '#ipc/commands.ts'
import type { Opening } from '#ipc/contract.ts'
import { resolveLanguage } from '#ipc/language.ts'
import type { Settings } from '#ipc/settings.ts'
import type { Language } from '#messages/numbers.ts'
import { Annotating } from './annotating/annotating.ts'
import { annotatingAnswers } from './annotating/answers.ts'
import type { AnnotatingEnvironment } from './annotating/environment.ts'
import { poolWork } from './annotating/pool-work.ts'
import { Projects } from './annotating/projects.ts'
import { RecoveredJournals } from './annotating/recovered.ts'
import { systemAnnotating } from './annotating/system.ts'
import { AppData } from './app-data.ts'
import { ArticleLoads } from './articles/loads.ts'
import {
  icon,
  preload,
  samples,
  startDatasetThread,
  startWorker,
  tagsets,
  windowFiles,
} from './built-files.ts'
import { datasetAnswers } from './datasets/jobs/answers.ts'
import { DatasetThreads } from './datasets/jobs/dataset-threads.ts'
import { importAnswers, placesOf } from './datasets/jobs/import-answers.ts'
import { RunningJobs } from './datasets/jobs/running-jobs.ts'
import { chooseInputs, choosePath, chooseTablePath, mayLose } from './dialogs.ts'
import { Bin } from './files/durable/bin.ts'
import { systemEnvironment } from './files/durable/environment.ts'
import { Journal } from './files/durable/journal.ts'
import { openFailure } from './files/failures.ts'
import { Flush, within } from './flush.ts'
import { FolderLists } from './folders/lists.ts'
import { listen } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { Openings } from './openings.ts'
import { Outbox } from './outbox.ts'
import { origin, windowUrl } from './pages.ts'
import { serveWindow } from './protocol.ts'
import type { RecentPath } from './recent.ts'
import { answers } from './requests.ts'
import { provideSamples, sampleFolderName } from './samples.ts'
import { lockSession } from './session.ts'
import { appInfo, systemLocale } from './system.ts'
import { firstSurface, followTheme } from './theme.ts'
import { Tokens } from './tokens.ts'
import { createWindow } from './windows.ts'
import { WorkerPool } from './workers/pool.ts'

/** Only a development build loads its window from a server; the branch is not in what is shipped. */
const developmentOrigin =
  import.meta.env.DEV && process.env.ELECTRON_RENDERER_URL !== undefined
    ? new URL(process.env.ELECTRON_RENDERER_URL).origin
    : undefined

/** What a slow disk may take at the end; beyond it the journal has what is not saved. Milliseconds. */
const longestSaveMs = 5000

/** More at once would only take turns on the disk. */
const mostWorkers = 3

/** Left to the window's own start, in milliseconds, before a second thread is started. */
const secondThreadMs = 500

/** How long what opens has the disk and the window to itself before it is written down. Milliseconds. */
const rememberAfterMs = 500

export class Isnad {
  readonly #outbox = new Outbox((event, payload) => this.#window?.webContents.send(event, payload))
  readonly #data: AppData
  readonly #tokens = new Tokens()
  readonly #openings: Openings
  readonly #pool = new WorkerPool(startWorker, mostWorkers)
  readonly #loads = new ArticleLoads(
    this.#pool,
    () => this.#data.settings.current.annotator?.id ?? null,
  )
  readonly #lists = new FolderLists(this.#pool)
  readonly #datasetThreads = new DatasetThreads(startDatasetThread)
  readonly #datasetJobs = new RunningJobs(this.#datasetThreads, (progress) =>
    this.#outbox.post('datasetProgress', progress),
  )
  readonly #annotating: Annotating
  readonly #projects: Projects
  readonly #recovered: RecoveredJournals
  readonly #bin: Bin
  readonly #flush = new Flush(() => this.#outbox.post('flush', {}))
  readonly #durable = systemEnvironment()
  #window: BrowserWindow | null = null
  /** What was opened and is not written down yet. */
  #unremembered: RecentPath[] = []
  #enabled: ReadonlySet<CommandId> = new Set()
  #labels: CommandLabels = {}
  #isStarted = false
  #isClosed = false
  #isQuitting = false
  /** Whether the window may go is being asked. */
  #isAsking = false

  /** Reads the app's own data, which lie in the folder `userData`. */
  constructor(userData: string) {
    this.#data = new AppData(userData, (notice) => this.#outbox.post('notice', notice))
    this.#openings = new Openings(this.#tokens, (opened) => this.#remember(opened))
    const durable = this.#durable
    this.#bin = new Bin(durable, join(userData, 'bin'))
    const environment: AnnotatingEnvironment = {
      ...systemAnnotating(),
      durable,
      journal: new Journal(durable, join(userData, 'journal')),
      bin: this.#bin,
      keys: this.#data.ownKeys,
      work: poolWork(this.#pool),
      shippedTagsets: tagsets,
      annotator: () => this.#data.settings.current.annotator,
      post: (event, payload) => this.#outbox.post(event, payload),
    }
    this.#annotating = new Annotating(environment, this.#tokens)
    this.#projects = new Projects(durable, tagsets, this.#tokens)
    this.#recovered = new RecoveredJournals(environment)
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** To be called once Electron is ready. The window comes first; all else is done while it loads. */
  start(paths: readonly string[]): void {
    followTheme(this.#data.settings.current.theme)
    serveWindow(windowFiles)
    lockSession(
      session.defaultSession,
      developmentOrigin === undefined
        ? []
        : [developmentOrigin, developmentOrigin.replace(/^http/, 'ws'), 'devtools://devtools'],
    )
    listen(ipcMain, {
      handlers: {
        ...answers({
          info: appInfo(),
          settings: this.#data.settings,
          tokens: this.#tokens,
          openings: this.#openings,
          loads: this.#loads,
          lists: this.#lists,
          recent: this.#data.recent,
          choose: (what) => choosePath(what, this.#window, this.#language),
          openSample: () => this.#openSample(),
          windowReady: () => {
            this.#outbox.open()
            // An article and its sidecar are read at once.
            setTimeout(() => this.#pool.warm(2), secondThreadMs).unref()
          },
          settingsChanged: (settings) => this.#settingsChanged(settings),
          recentCleared: () => this.#recentCleared(),
          showMenu: (enabled, labels) => this.#showMenu(new Set(enabled), labels),
        }),
        ...annotatingAnswers({
          annotating: this.#annotating,
          projects: this.#projects,
          recovered: this.#recovered,
          drafts: this.#data.correctionDrafts,
          openPath: (path) => this.#openings.open(path),
          flushed: () => this.#flush.done(),
        }),
        ...datasetAnswers({
          jobs: this.#datasetJobs,
          tokens: this.#tokens,
          shippedTagsets: tagsets,
          program: app.getVersion(),
          last: this.#data.lastExport,
          chooseDestination: () => choosePath('destination', this.#window, this.#language),
          chooseTable: (name) => chooseTablePath(name, this.#window, this.#language),
          durable: this.#durable,
          showInFolder: (path) => shell.showItemInFolder(path),
        }),
        ...importAnswers({
          jobs: this.#datasetJobs,
          tokens: this.#tokens,
          shippedTagsets: tagsets,
          earlier: this.#data.earlierMappings,
          annotator: () => this.#data.settings.current.annotator,
          chooseInputs: (what) => chooseInputs(what, this.#window, this.#language),
        }),
      },
      openDropped: (dropped) => Promise.all(dropped.map((path) => this.#openings.open(path))),
      placeDropped: async (dropped) => placesOf(this.#tokens, dropped),
      isTrusted,
    })
    this.#isStarted = true
    this.showWindow()
    this.#pool.warm()
    this.#showMenu(this.#enabled, this.#labels)
    void this.#openFirst(paths)
    void this.#bin.purge()
    this.#data.beginSettings()
  }

  /** Opens paths that came from outside the window, and brings it to the front. */
  openAll(paths: readonly string[]): void {
    for (const path of paths) {
      void this.#openings.open(path).then((opening) => this.#showEarly(opening))
    }
    this.showWindow()
  }

  /** Creates the window, or brings it to the front where there is one. Before `start` there is none. */
  showWindow(): void {
    if (!this.#isStarted) return
    if (this.#window !== null) {
      if (this.#window.isMinimized()) this.#window.restore()
      this.#window.focus()
      return
    }
    const window = createWindow(
      {
        preload,
        icon,
        backgroundColor: firstSurface(this.#data.settings.current.theme),
        devTools: import.meta.env.DEV,
      },
      this.#data.placement,
    )
    this.#window = window
    this.#flush.renew()
    window.on('focus', () => void this.#annotating.lookNow())
    window.on('close', (event) => this.#askWindow(event, window))
    window.on('closed', () => {
      this.#window = null
      this.#outbox.close()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#outbox.close()
      if (reason !== 'clean-exit') window.reload()
    })
    // Closed or reloaded while it loads, a window is no failure; what is one is worth a line.
    window
      .loadURL(developmentOrigin === undefined ? windowUrl : `${developmentOrigin}/`)
      .catch((error: unknown) => console.error(error))
  }

  /** The app is to end: a window that has to save first is closed with it. */
  quitting(): void {
    this.#isQuitting = true
  }

  /** Finishes what is being written and ends the workers. */
  async close(): Promise<void> {
    this.#writeDown()
    await within(longestSaveMs, Promise.all([this.#annotating.end(), this.#datasetThreads.end()]))
    await Promise.all([this.#data.saved(), this.#pool.close()])
    this.#isClosed = true
  }

  /** Keeps the window open until it has handed over what it had to save, or does not answer. */
  #askWindow(event: { preventDefault(): void }, window: BrowserWindow): void {
    if (window.webContents.isCrashed()) return
    if (!this.#isAsking) {
      if (this.#flush.isDone) return
      if (!this.#annotating.isOpen && this.#annotating.unkept.length === 0) return
    }
    event.preventDefault()
    if (this.#isAsking) return
    this.#isAsking = true
    void this.#mayGo(window).then((mayGo) => {
      this.#isAsking = false
      if (!mayGo) {
        this.#isQuitting = false
        this.#flush.renew()
        return
      }
      this.#flush.done()
      if (this.#isQuitting) app.quit()
      else if (!window.isDestroyed()) window.close()
    })
  }

  /** Has the window hand over what is not saved; asks where not even the journal could take it. */
  async #mayGo(window: BrowserWindow): Promise<boolean> {
    await within(longestSaveMs, this.#flush.ask())
    const { unkept } = this.#annotating
    return unkept.length === 0 || mayLose(unkept, window, this.#language)
  }

  get #language(): Language {
    return resolveLanguage(this.#data.settings.current.language, systemLocale())
  }

  /**
   * What the command line names; else on the first run the sample project, and later what was open
   * last, where it still is.
   */
  async #openFirst(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) {
      for (const path of paths) this.#showEarly(await this.#openings.open(path))
    } else if (this.#data.isFirstRun) {
      this.#showEarly(await this.#openSample())
    } else if (this.#data.recent.newest !== undefined) {
      const opening = await this.#openings.open(this.#data.recent.newest.path)
      if (opening.kind !== 'failed') this.#showEarly(opening)
    }
  }

  /** The window will ask for the article as soon as it can: by then it is read. */
  #showEarly(opening: Opening): void {
    const article =
      opening.kind === 'article' ? this.#tokens.article(opening.reference.token) : undefined
    if (article !== undefined) this.#loads.loadAhead(article)
    this.#outbox.post('opening', opening)
  }

  async #openSample(): Promise<Opening> {
    try {
      return await this.#openings.open(await provideSamples(samples, app.getPath('documents')))
    } catch (error) {
      return { kind: 'failed', name: sampleFolderName, failure: openFailure(error) }
    }
  }

  #remember(opened: RecentPath): void {
    if (this.#unremembered.length === 0)
      setTimeout(() => this.#writeDown(), rememberAfterMs).unref()
    this.#unremembered.push(opened)
  }

  #writeDown(): void {
    const unremembered = this.#unremembered.splice(0)
    if (unremembered.length === 0) return
    for (const opened of unremembered) {
      void this.#data.recent.add(opened)
      app.addRecentDocument(opened.path)
    }
    this.#tellRecent()
  }

  #recentCleared(): void {
    app.clearRecentDocuments()
    this.#tellRecent()
  }

  #tellRecent(): void {
    void this.#data.recent.list().then((items) => this.#outbox.post('recentChanged', items))
  }

  #settingsChanged(settings: Settings): void {
    followTheme(settings.theme)
    this.#showMenu(this.#enabled, this.#labels)
    this.#outbox.post('settingsChanged', settings)
  }

  #showMenu(enabled: ReadonlySet<CommandId>, labels: CommandLabels): void {
    this.#enabled = enabled
    this.#labels = labels
    const template = menuTemplate(
      {
        language: this.#language,
        platform: process.platform,
        settings: this.#data.settings.current,
        enabled,
        labels,
      },
      (id) => this.#outbox.post('command', { id }),
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

function isTrusted(url: string): boolean {
  return (
    url.startsWith(`${origin}/`) ||
    (developmentOrigin !== undefined && url.startsWith(`${developmentOrigin}/`))
  )
}
