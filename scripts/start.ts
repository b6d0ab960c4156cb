/**
 * Opens the app, with what it needs built and found. `npm start -- PATH` names an article or folder.
 * Where no screen is, nobody could close the window: its picture is written, and the app ends.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { _electron } from '@playwright/test'
import { buildIfStale } from './build.ts'
import { hasDisplay, startVirtualDisplay } from './display.ts'
import { chooseRuntime } from './electron.ts'
import { inProject, root } from './project.ts'

const startedIn = process.env.INIT_CWD ?? process.cwd()
const args = process.argv
  .slice(2)
  .map((argument) => (argument.startsWith('--') ? argument : resolve(startedIn, argument)))

process.exitCode = await start()

async function start(): Promise<number> {
  if (!buildIfStale()) return 1
  const runtime = await chooseRuntime({ fetch: true })
  if (runtime.kind === 'none') {
    console.error(runtime.advice)
    return 1
  }
  if (runtime.kind === 'host') {
    console.log(`Electron's binary is not here: running on ${runtime.browser}.`)
  }
  Object.assign(process.env, runtime.environment)
  return hasDisplay() ? openWindow() : pictureWindow(runtime.kind)
}

async function openWindow(): Promise<number> {
  // Resolved late: the package reads the override from the environment when it is loaded.
  const { default: executable }: { default: unknown } = await import('electron')
  const app = spawn(String(executable), [root, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.kill(signal))
  }
  const [code] = await once(app, 'exit')
  return typeof code === 'number' ? code : 0
}

async function pictureWindow(kind: 'electron' | 'host'): Promise<number> {
  const display = await startVirtualDisplay({ install: kind === 'electron' })
  if (!display && kind === 'electron') {
    console.error('There is no display: set DISPLAY, or install Xvfb (sudo apt-get install xvfb).')
    return 1
  }
  console.log(`There is no display: running ${display ? 'under Xvfb' : 'headless'}.`)
  const picture = inProject('.cache/window.png')
  mkdirSync(dirname(picture), { recursive: true })
  const app = await _electron.launch({
    args: [root, ...args],
    cwd: root,
    env: { ...process.env, ...display?.environment } as Record<string, string>,
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('main').or(page.getByRole('dialog')).first().waitFor()
    await page.screenshot({ path: picture })
  } finally {
    await app.close()
    await display?.stop()
  }
  console.log(`Its window was pictured in ${picture}; with nobody to close it, the app has ended.`)
  return 0
}
