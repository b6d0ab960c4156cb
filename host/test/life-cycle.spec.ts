import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type AppGlobals, loaded, test } from './app.ts'

const eventsIn = (): unknown[] => (globalThis as unknown as AppGlobals).events

test('closes a window: close, the page, closed, window-all-closed, and then quits in order', async ({
  spawnApp,
  folder,
}) => {
  const log = join(folder, 'events.json')
  const child = spawnApp(`--log=${log}`)
  await loaded(child)
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(JSON.parse(await readFile(log, 'utf8'))).toEqual([
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'quit',
  ])
  expect(child.exitCode).toBe(0)
})

test('emits window-all-closed after the last window, and then quits', async ({
  launch,
  folder,
}) => {
  const log = join(folder, 'events.json')
  const { electron } = await launch({ values: [`--log=${log}`] })
  const exited = once(electron.process(), 'exit')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await exited
  expect(JSON.parse(await readFile(log, 'utf8'))).toEqual([
    'close',
    'closed',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
  ])
})

test('keeps a window open whose close event was prevented', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.once('close', (event) => event.preventDefault())
    window?.close()
  })
  expect(await page.evaluate(() => document.title)).toBe('صفحة')
  expect(await electron.evaluate(eventsIn)).toEqual(['close'])
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  )
})

test('does not quit where before-quit or a close event was prevented', async ({ app }) => {
  const { electron } = app
  await electron.evaluate(({ app }) => {
    app.once('before-quit', (event) => event.preventDefault())
    app.quit()
  })
  expect(await electron.evaluate(eventsIn)).toEqual(['before-quit'])
  await electron.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault())
    app.quit()
  })
  expect(await electron.evaluate(eventsIn)).toEqual(['before-quit', 'before-quit', 'close'])
})

test('waits for will-quit where it was prevented', async ({ launch, folder }) => {
  const log = join(folder, 'events.json')
  const { electron } = await launch({ values: [`--log=${log}`] })
  const exited = once(electron.process(), 'exit')
  await electron.evaluate(({ app }) => {
    app.once('will-quit', (event) => {
      event.preventDefault()
      setImmediate(() => app.quit())
    })
    app.quit()
  })
  await exited
  expect(JSON.parse(await readFile(log, 'utf8'))).toEqual([
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'before-quit',
    'will-quit',
    'quit',
  ])
})

test('asks the page before it closes, unless it is destroyed', async ({ app }) => {
  const { electron, page } = app
  // A browser asks only a page that its user has touched.
  await page.click('h1')
  await page.evaluate(() => {
    window.addEventListener('beforeunload', (event) => event.preventDefault())
  })
  page.on('dialog', () => undefined)
  await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const asked = new Promise<void>((resolve) =>
      window?.webContents.once('will-prevent-unload', () => resolve()),
    )
    window?.close()
    await asked
  })
  expect(await electron.evaluate(eventsIn)).toEqual(['close'])
  const exited = once(electron.process(), 'exit')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy())
  await exited
})

test('goes on without a window, and opens another', async ({ app: { electron } }) => {
  const again = electron.waitForEvent('window')
  await electron.evaluate(async ({ BrowserWindow }) => {
    const globals = globalThis as unknown as AppGlobals
    globals.staysOpen = true
    const [window] = BrowserWindow.getAllWindows()
    const closed = new Promise<void>((resolve) => window?.once('closed', () => resolve()))
    const other = globals.openWindow()
    await other.loadURL('testapp://host/other.html')
    window?.close()
    await closed
  })
  const page = await again
  await page.waitForURL(/other\.html/)
  expect(await page.title()).toBe('أخرى')
  expect(await electron.evaluate(eventsIn)).toEqual(['close', 'closed'])
})

test('hands a second start to the first instance', async ({ spawnApp, launch, folder }) => {
  const { electron } = await launch({ values: ['--single-instance'] })
  const second = spawnApp('--single-instance', join(folder, 'مقال.txt'))
  await once(second, 'exit')
  expect(second.exitCode).toBe(0)
  await expect.poll(() => electron.evaluate(eventsIn)).toHaveLength(1)
  const [note] = (await electron.evaluate(eventsIn)) as [
    { argv: string[]; workingDirectory: string; additionalData: object },
  ]
  expect(note.argv).toContain(join(folder, 'مقال.txt'))
  expect(note.workingDirectory).toBe(process.cwd())
  expect(note.additionalData).toEqual({ from: second.pid })
})

test('tells what the app is and where its things lie', async ({ app: { electron }, folder }) => {
  const told = await electron.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    packaged: app.isPackaged,
    userData: app.getPath('userData'),
    languages: app.getPreferredSystemLanguages(),
    ready: app.isReady(),
    hasSwitch: app.commandLine.hasSwitch('user-data-dir'),
  }))
  expect(told).toEqual({
    name: 'Host test',
    version: '3.2.1',
    packaged: false,
    userData: join(folder, 'profile'),
    languages: ['en-US'],
    ready: true,
    hasSwitch: true,
  })
})
