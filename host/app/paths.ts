import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'

export type PathName = Parameters<App['getPath']>[0]

/** Where the system keeps things, as Electron names the places. */
export function systemPath(name: PathName, appName: string, userData: string): string {
  switch (name) {
    case 'home':
      return homedir()
    case 'temp':
      return tmpdir()
    case 'appData':
      return appData()
    case 'userData':
      return join(appData(), appName)
    case 'sessionData':
      return userData
    case 'logs':
      return process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Logs', appName)
        : join(userData, 'logs')
    case 'crashDumps':
      return join(userData, 'Crashpad')
    case 'exe':
    case 'module':
      return process.execPath
    case 'desktop':
      return userFolder('DESKTOP', 'Desktop')
    case 'documents':
      return userFolder('DOCUMENTS', 'Documents')
    case 'downloads':
      return userFolder('DOWNLOAD', 'Downloads')
    case 'music':
      return userFolder('MUSIC', 'Music')
    case 'pictures':
      return userFolder('PICTURES', 'Pictures')
    case 'videos':
      return userFolder('VIDEOS', process.platform === 'darwin' ? 'Movies' : 'Videos')
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}

function appData(): string {
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    case 'win32':
      return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
    default:
      return configHome()
  }
}

function configHome(): string {
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config')
}

/** A folder of the user's; Linux desktops say where in `user-dirs.dirs`. */
function userFolder(xdgName: string, fallback: string): string {
  if (process.platform === 'linux') {
    const line = new RegExp(`^\\s*XDG_${xdgName}_DIR\\s*=\\s*"(.*)"`, 'm')
    const path = line.exec(userDirs())?.[1]
    if (path !== undefined && path !== '$HOME/') return path.replace(/^\$HOME/, homedir())
  }
  return join(homedir(), fallback)
}

function userDirs(): string {
  try {
    return readFileSync(join(configHome(), 'user-dirs.dirs'), 'utf8')
  } catch {
    return ''
  }
}
