import { test as base } from '@playwright/test'
import { Isnad, type StartOptions } from './isnad.ts'
import { Workspace } from './workspace.ts'

/** Settings of someone who has been here before: no first-run page, an interface in English. */
export const settled = {
  language: 'en',
  theme: 'light',
  annotator: { id: 'amal', name: 'أمل', key: '0198f3c2-0000-7000-8000-000000000001' },
}

export interface TestStartOptions extends StartOptions {
  /** What an earlier run left behind; null for a first run. Later starts find what the app itself saved. */
  readonly settings?: object | null
}

interface Fixtures {
  readonly workspace: Workspace
  /** Starts the app in the test's workspace; what a test starts is closed after it. */
  readonly start: (options?: TestStartOptions) => Promise<Isnad>
  /** The app, started by someone who has been here before, with nothing open. */
  readonly isnad: Isnad
  /**
   * The same, shared by the tests of a worker and so as it is after a day's work: for those that open a
   * file and look. What they opened is closed after them.
   */
  readonly reader: Isnad
}

interface WorkerFixtures {
  readonly sharedApp: Isnad
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedApp: [
    async ({}, use) => {
      const workspace = new Workspace()
      await workspace.settings(settled)
      const isnad = await Isnad.start(workspace)
      await use(isnad)
      await isnad.close()
      await workspace.remove()
    },
    { scope: 'worker' },
  ],
  reader: async ({ sharedApp }, use) => {
    await use(sharedApp)
    const shown = sharedApp.page.locator('.page-text, .failure')
    if ((await shown.count()) > 0) await sharedApp.page.keyboard.press('Control+KeyW')
    await shown.waitFor({ state: 'detached' })
  },
  workspace: async ({}, use) => {
    const workspace = new Workspace()
    await use(workspace)
    await workspace.remove()
  },
  start: async ({ workspace }, use) => {
    const started: Isnad[] = []
    await use(async ({ settings = settled, ...options } = {}) => {
      if (started.length === 0 && settings !== null) await workspace.settings(settings)
      const isnad = await Isnad.start(workspace, options)
      started.push(isnad)
      return isnad
    })
    for (const isnad of started) await isnad.close()
  },
  isnad: async ({ start }, use) => {
    await use(await start())
  },
})
