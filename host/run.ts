import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { app, endWithout } from './app/app.ts'
import { readAppPackage } from './app/app-package.ts'
import { parseCommandLine } from './command-line.ts'
import { provideElectron } from './electron-module.ts'

/** Starts Chromium and the app at the same time, and brings the app to its `ready`. */
export async function run(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2), process.cwd())
  process.argv = [process.execPath, ...commandLine.all]
  if (commandLine.inspect !== null) openInspector(commandLine.inspect)
  if (commandLine.app === null) {
    process.stderr.write('Usage: electron [switches] APP [arguments]\n')
    process.exit(2)
  }
  const appPackage = readAppPackage(commandLine.app)
  app.configure(commandLine, appPackage)
  provideElectron()
  const require = createRequire(pathToFileURL(appPackage.main))
  for (const preload of commandLine.preloads) require(preload)
  try {
    app.startEarly()
    await import(pathToFileURL(appPackage.main).href)
    await app.becomeReady()
  } catch (error) {
    endWithout(error)
  }
}

function openInspector(address: string): void {
  const [, host = '127.0.0.1', port = '9229'] = /^(?:(.*):)?(\d+)?$/.exec(address) ?? []
  inspector.open(Number(port), host)
}
