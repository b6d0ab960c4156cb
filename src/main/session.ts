/** What the session refuses: permissions, devices, downloads, and every request but for our own pages. */
import type { Session } from 'electron'
import { origin } from './pages.ts'

/** `developmentOrigins` are what a development build loads from besides; none in what is shipped. */
export function lockSession(session: Session, developmentOrigins: readonly string[]): void {
  session.setPermissionRequestHandler((_webContents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  const allowed = [origin, ...developmentOrigins]
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowed.some((start) => url.startsWith(`${start}/`)) })
  })
}
