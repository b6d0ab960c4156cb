/** The running app, as its user meets it: one window, and the system around it. */
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test'
import { root } from '../../scripts/project.ts'
import type { Workspace } from './workspace.ts'

export interface StartOptions {
  /** Articles or folders named on the command line. */
  readonly paths?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

export class Isnad {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly workspace: Workspace
  #closing: Promise<void> | undefined

  private constructor(electron: ElectronApplication, page: Page, workspace: Workspace) {
    this.electron = electron
    this.page = page
    this.workspace = workspace
  }

  static async start(workspace: Workspace, options: StartOptions = {}): Promise<Isnad> {
    const electron = await _electron.launch({
      args: commandLine(workspace, options.paths ?? []),
      cwd: workspace.root,
      env: environment(options),
      // The app tells its pages the colour scheme; Playwright's own would now and then come after it.
      colorScheme: null,
    })
    const page = await electron.firstWindow()
    await page.getByRole('main').waitFor()
    return new Isnad(electron, page, workspace)
  }

  /** Has the next open dialogs answer with `path`, or be dismissed. */
  async answerOpenDialog(path: string | null): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({
        canceled: chosen === null,
        filePaths: chosen === null ? [] : [chosen],
      })
    }, path)
  }

  /** Opens an article by its key and the system's dialog. */
  async open(path: string): Promise<void> {
    await this.answerOpenDialog(path)
    await this.page.keyboard.press('Control+KeyO')
  }

  async openFolder(path: string): Promise<void> {
    await this.answerOpenDialog(path)
    await this.page.keyboard.press('Control+Shift+KeyO')
  }

  /** Chooses a command in the application menu, once it can be chosen. */
  async chooseMenu(id: string): Promise<void> {
    const chosen = () =>
      this.electron.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        if (item?.enabled) item.click()
        return item?.enabled ?? false
      }, id)
    await expect.poll(chosen, { message: `The menu lets ${id} be chosen` }).toBe(true)
  }

  /** Drops files from the system's file manager on the middle of the window. */
  async drop(...files: string[]): Promise<void> {
    await this.dropOn('.drop-veil', ...files)
  }

  /** Drops files where the window shows, by a selector, that it takes them. */
  async dropOn(ready: string, ...files: string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const { width, height } = await this.page.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
    }))
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: width / 2,
        y: height / 2,
        data: { items: [], files, dragOperationsMask: 1 },
      })
    await drag('dragEnter')
    await drag('dragOver')
    await this.page.locator(ready).waitFor()
    await drag('drop')
    await session.detach()
  }

  /** Ends the app; once is enough. */
  async close(): Promise<void> {
    this.#closing ??= this.electron.close()
    await this.#closing
  }
}

/** What Electron's executable is started with. */
export function commandLine(workspace: Workspace, paths: readonly string[]): string[] {
  return [
    root,
    `--user-data-dir=${workspace.profile}`,
    `--documents=${workspace.documents}`,
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ]
}

export function environment(options: StartOptions = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(own),
    // English, in a locale that is always installed: Chromium reads the names of dropped files by it.
    LANG: 'C.UTF-8',
    LANGUAGE: 'en_US',
    ...options.environment,
  }
}
