import Module, { registerHooks } from 'node:module'
import { app } from './app/app.ts'
import { dialog } from './dialog/dialog.ts'
import { ipcMain } from './ipc/ipc-main.ts'
import { guarded } from './lacking.ts'
import { Menu, MenuItem } from './menu/menu.ts'
import { protocol } from './protocol/protocol.ts'
import { session } from './session/session.ts'
import './session/downloads.ts'
import './session/requests.ts'
import { nativeTheme } from './system/native-theme.ts'
import { net } from './system/net.ts'
import { screen } from './system/screen.ts'
import { shell } from './system/shell.ts'
import { webContents } from './window/all-web-contents.ts'
import { BrowserWindow } from './window/browser-window.ts'

/** The module `electron` of the main process. */
const electron = guarded('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  protocol,
  screen,
  session,
  shell,
  webContents,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>)

const address = 'electron-host:electron'
const key = Symbol.for(address)
const names = new Set(['electron', 'electron/main', 'electron/common'])

/** Makes `import … from 'electron'` and `require('electron')` give this host's Electron. */
export function provideElectron(): void {
  Object.defineProperty(globalThis, key, { value: electron })
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address
        ? { format: 'module', source: moduleSource(), shortCircuit: true }
        : next(url, context),
  })
  provideToRequire()
}

function moduleSource(): string {
  const exports = Object.keys(electron).map((name) => `export const ${name} = electron.${name}`)
  return [
    `const electron = globalThis[Symbol.for(${JSON.stringify(address)})]`,
    ...exports,
    'export default electron',
  ].join('\n')
}

/** The inspector's own `require` passes no hooks: it finds the module in the cache. */
function provideToRequire(): void {
  const loader = Module as unknown as {
    _resolveFilename: (request: string, ...rest: unknown[]) => string
    _cache: Record<string, unknown>
  }
  const resolve = loader._resolveFilename
  loader._resolveFilename = (request, ...rest) =>
    names.has(request) ? address : resolve.call(Module, request, ...rest)
  const module = new Module(address)
  module.exports = electron
  module.loaded = true
  loader._cache[address] = module
}
