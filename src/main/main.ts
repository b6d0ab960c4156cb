/** The app's entry: decides who it runs as, and starts it once. */
import { resolve } from 'node:path'
import { app } from 'electron'
import { pathsOf } from './command-line.ts'
import { confine } from './confinement.ts'
import { Isnad } from './isnad.ts'
import { registerScheme } from './protocol.ts'

/** What a second start hands over to the first. */
interface SecondStart {
  readonly paths: readonly string[]
}

/**
 * `--user-data-dir=DIR` keeps the app's own data elsewhere (a portable installation, a test's fresh
 * profile), `--documents=DIR` stands in for the user's documents, where the sample project goes.
 */
for (const [option, name] of [
  ['user-data-dir', 'userData'],
  ['documents', 'documents'],
] as const) {
  const folder = app.commandLine.getSwitchValue(option)
  if (folder !== '') app.setPath(name, resolve(folder))
}

const paths = pathsOf(process.argv, app.isPackaged, process.cwd())
if (app.requestSingleInstanceLock({ paths } satisfies SecondStart)) start()
else app.quit()

function start(): void {
  const isnad = new Isnad(app.getPath('userData'))
  registerScheme()
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('second-instance', (_event, _argv, _cwd, handedOver) =>
    isnad.openAll((handedOver as SecondStart).paths),
  )
  app.on('open-file', (event, path) => {
    event.preventDefault()
    isnad.openAll([path])
  })
  app.on('activate', () => isnad.showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', () => isnad.quitting())
  app.on('will-quit', (event) => {
    if (isnad.isClosed) return
    event.preventDefault()
    void isnad.close().then(() => app.quit())
  })
  void app.whenReady().then(() => isnad.start(paths))
}
