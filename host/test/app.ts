/** The test's app, running on the host or on Electron. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

const appFolder = join(import.meta.dirname, 'app')
const hostFolder = join(import.meta.dirname, '..')

export interface RuntimeOptions {
  readonly runtime: 'host' | 'electron'
}

export interface TestApp {
  readonly electron: ElectronApplication
  readonly page: Page
}

interface Fixtures {
  /** A folder of this test's own. */
  readonly folder: string
  readonly app: TestApp
  readonly launch: (options?: LaunchOptions) => Promise<TestApp>
  /** Starts the app as its user would, without a test's ports. */
  readonly spawnApp: (...values: string[]) => ChildProcess
}

interface LaunchOptions {
  readonly values?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** What the app puts on its global object for the tests. */
export interface AppGlobals {
  events: unknown[]
  staysOpen?: boolean
  openWindow(options?: object): Electron.BrowserWindow
  BrowserWindow: typeof Electron.BrowserWindow
}

export const test = base.extend<Fixtures & RuntimeOptions>({
  runtime: ['host', { option: true }],
  folder: async ({}, use) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'host-test-')))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  },
  launch: async ({ runtime, folder }, use) => {
    const launched: ElectronApplication[] = []
    chooseRuntime(runtime)
    await use(async ({ values = [], environment = {} } = {}) => {
      const electron = await _electron.launch({
        args: [appFolder, `--user-data-dir=${join(folder, 'profile')}`, ...values],
        env: { ...ownEnvironment(), ...environment },
        colorScheme: null,
      })
      launched.push(electron)
      const page = await electron.firstWindow()
      await page.waitForURL(/index\.html/)
      await page.waitForLoadState('load')
      return { electron, page }
    })
    for (const electron of launched) await electron.close()
  },
  app: async ({ launch }, use) => {
    await use(await launch())
  },
  spawnApp: async ({ runtime, folder }, use) => {
    const spawned: ChildProcess[] = []
    chooseRuntime(runtime)
    const executable = createRequire(import.meta.url)('electron') as unknown as string
    await use((...values) => {
      const child = spawn(
        executable,
        [appFolder, `--user-data-dir=${join(folder, 'profile')}`, ...values],
        { stdio: ['ignore', 'pipe', 'pipe'], env: ownEnvironment() },
      )
      spawned.push(child)
      return child
    })
    for (const child of spawned) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  },
})

/** Resolves once the app has loaded its window. */
export async function loaded(child: ChildProcess): Promise<void> {
  for await (const chunk of child.stdout ?? []) {
    if (String(chunk).includes('loaded')) return
  }
  throw new Error('The app ended before it had loaded its window')
}

function chooseRuntime(runtime: RuntimeOptions['runtime']): void {
  if (runtime === 'host') process.env.ELECTRON_OVERRIDE_DIST_PATH = hostFolder
  else delete process.env.ELECTRON_OVERRIDE_DIST_PATH
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(entries), LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' }
}
