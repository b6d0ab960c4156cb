import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'

/** Names another browser to use; only Chromium's kin can serve. */
export const overrideVariable = 'ELECTRON_HOST_CHROMIUM'

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser to show windows with, or null where the machine has none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const override = environment[overrideVariable]
  if (override !== undefined && override !== '') {
    return isAbsolute(override) ? existing(override) : onPath([override], environment)
  }
  switch (process.platform) {
    case 'darwin':
      return firstExisting(
        ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
          macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
        ),
      )
    case 'win32':
      return firstExisting(
        ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
          const folder = environment[name]
          return folder === undefined ? [] : windowsPrograms.map((path) => join(folder, path))
        }),
      )
    default:
      return onPath(linuxNames, environment)
  }
}

/** What to tell someone whose machine has no browser that serves: one line. */
export function whatToInstall(): string {
  switch (process.platform) {
    case 'darwin':
    case 'win32':
      return 'No Chromium, Chrome or Edge was found: install one of them, and start again.'
    default:
      return `No Chromium, Chrome or Edge was found: install one (on Debian or Ubuntu: sudo apt install chromium), or name it in ${overrideVariable}.`
  }
}

function onPath(names: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return firstExisting(names.flatMap((name) => folders.map((folder) => join(folder, name))))
}

function firstExisting(paths: readonly string[]): string | null {
  for (const path of paths) {
    if (existing(path) !== null) return path
  }
  return null
}

function existing(path: string): string | null {
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}
