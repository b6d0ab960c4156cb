/** What the window is told of the app and the system that it runs on. */
import { app } from 'electron'
import type { AppInfo } from '#ipc/contract.ts'

export function appInfo(): Omit<AppInfo, 'settings'> {
  return { version: app.getVersion(), platform: platformName(), systemLocale: systemLocale() }
}

function platformName(): AppInfo['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}

/** BCP 47 tag of the language that the user's system speaks. */
export function systemLocale(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale()
}
