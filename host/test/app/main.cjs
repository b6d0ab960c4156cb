/** A small app whose behaviour Electron's documentation states. */
const { app, BrowserWindow, ipcMain, protocol, session } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { isDeepStrictEqual } = require('node:util')
const { structuredValues } = require('./values.cjs')

const events = []
globalThis.events = events
globalThis.BrowserWindow = BrowserWindow
const lockWanted = app.commandLine.hasSwitch('single-instance')

protocol.registerSchemesAsPrivileged([
  { scheme: 'testapp', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

globalThis.openWindow = (options = {}) => {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    ...options,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true },
  })
  window.on('close', () => events.push('close'))
  window.on('closed', () => events.push('closed'))
  return window
}

for (const name of ['before-quit', 'will-quit']) app.on(name, () => events.push(name))
app.on('window-all-closed', () => {
  events.push('window-all-closed')
  if (!globalThis.staysOpen) app.quit()
})
app.on('second-instance', (_event, argv, workingDirectory, additionalData) => {
  events.push({ argv, workingDirectory, additionalData })
})
app.on('quit', () => {
  events.push('quit')
  const log = app.commandLine.getSwitchValue('log')
  if (log !== '') require('node:fs').writeFileSync(log, JSON.stringify(events))
})

ipcMain.handle('echo', (_event, ...values) => values)
ipcMain.handle('check', (_event, values) => isDeepStrictEqual(values, structuredValues()))
ipcMain.handle('values', () => structuredValues())
ipcMain.handle('fail', () => {
  throw new TypeError('not this one')
})
ipcMain.handle('function', () => () => 1)
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame.url,
  origin: event.senderFrame.origin,
  isMainFrame: event.senderFrame.parent === null,
  isSender: event.sender === BrowserWindow.getAllWindows()[0].webContents,
}))
ipcMain.on('note', (event, ...values) => event.sender.send('noted', ...values))

async function respond(request) {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/request') {
    return Response.json({
      url: request.url,
      method: request.method,
      header: request.headers.get('x-test'),
      body: await request.text(),
    })
  }
  if (pathname === '/download') {
    return new Response('data', {
      headers: { 'content-disposition': 'attachment; filename="a.bin"' },
    })
  }
  const file = join(__dirname, pathname)
  if (!existsSync(file) || searchParams.has('missing')) return new Response('none', { status: 404 })
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
  return new Response(readFileSync(file), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': "default-src 'self' testapp:; connect-src *",
    },
  })
}

if (lockWanted && !app.requestSingleInstanceLock({ from: process.pid })) app.quit()
else {
  app.whenReady().then(async () => {
    protocol.handle('testapp', respond)
    session.defaultSession.on('will-download', (event, item) => {
      events.push({ download: item.getFilename() })
      event.preventDefault()
    })
    const window = globalThis.openWindow()
    await window.loadURL('testapp://host/index.html?a=1')
    process.stdout.write('loaded\n')
  })
}
