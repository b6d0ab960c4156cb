/** From the start of the process to a window that can be used. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { commandLine, environment } from '../e2e/app/isnad.ts'
import { settled } from '../e2e/app/test.ts'
import { Workspace } from '../e2e/app/workspace.ts'
import { firstPaint } from './in-page.ts'

/**
 * Milliseconds from starting Electron's executable (or the host's) to the first frame that React has
 * painted: from then on every control answers. The profile is new, caches of the system are warm.
 */
export async function timeStart(): Promise<number> {
  // Resolved late: the package reads its override from the environment when it is loaded.
  const { default: executable }: { default: unknown } = await import('electron')
  const workspace = new Workspace()
  await workspace.settings(settled)
  const startedAt = Date.now()
  const app = spawn(
    String(executable),
    [...commandLine(workspace, []), '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: environment() },
  )
  const gone = once(app, 'exit')
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(app.stderr))
    const page = browser.contexts().flatMap((context) => context.pages())[0]
    if (!page) throw new Error('The app has no window.')
    await page.getByRole('main').waitFor()
    const paintedAt = await page.evaluate(firstPaint)
    await browser.close()
    return paintedAt - startedAt
  } finally {
    app.kill('SIGTERM')
    await gone
    await workspace.remove()
  }
}

async function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address) {
      stderr.resume()
      return address
    }
  }
  throw new Error('The app ended before it could be watched.')
}
