import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { test } from '../app.ts'

test('names the call that it lacks', async ({ app: { electron, page } }) => {
  const messages = await electron.evaluate((electron) => {
    const message = (call: () => unknown): string => {
      try {
        call()
        return 'nothing'
      } catch (error) {
        return (error as Error).message
      }
    }
    const [window] = electron.BrowserWindow.getAllWindows()
    return [
      message(() => electron.app.relaunch()),
      message(() => window?.setOpacity(1)),
      message(() => window?.webContents.openDevTools()),
      message(() => electron.dialog.showOpenDialogSync({})),
      message(() => electron.powerMonitor.on('suspend', () => undefined)),
      message(() => new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })),
    ]
  })
  const lacking = 'is a part of Electron that this host does not have'
  expect(messages).toEqual([
    `app.relaunch ${lacking}`,
    `BrowserWindow.setOpacity ${lacking}`,
    `webContents.openDevTools ${lacking}`,
    `dialog.showOpenDialogSync ${lacking}`,
    `electron.powerMonitor ${lacking}`,
    `webPreferences.nodeIntegration ${lacking}`,
  ])
  expect(
    await page.evaluate(() =>
      (window as unknown as { bridge: { missing(): string } }).bridge.missing(),
    ),
  ).toBe(`ipcRenderer.postNothing ${lacking}`)
})

test('reaches the machine itself by its usual address and nothing else', async ({ app }) => {
  const server = createServer((_request, response) => response.end('<title>here</title>'))
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const { port } = server.address() as AddressInfo
  const outcomes = await app.electron.evaluate(async ({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    const told: (string | undefined)[] = []
    for (const host of ['127.0.0.1', '127.0.0.2', 'localhost.example']) {
      await window?.loadURL(`http://${host}:${wanted}/`).then(
        () => told.push('loaded'),
        (error: Error) => told.push(error.message.split(' ')[0]),
      )
    }
    return told
  }, port)
  server.close()
  expect(outcomes).toEqual(['loaded', 'ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED'])
})

test('keeps keys of the browser from a window of the app', async ({ app: { electron, page } }) => {
  await page.evaluate(() => {
    const kept: Record<string, boolean> = {}
    Object.assign(globalThis, { kept })
    addEventListener('keydown', (event) => {
      setTimeout(() => {
        kept[event.code] = event.defaultPrevented
      })
    })
  })
  for (const key of ['Control+n', 'Control+p', 'F5', 'Control+a', 'ArrowDown']) {
    await page.keyboard.press(key)
  }
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { kept: object }).kept))
    .toMatchObject({ KeyN: true, KeyP: true, F5: true, KeyA: false, ArrowDown: false })
  expect(electron.windows()).toHaveLength(1)
})
