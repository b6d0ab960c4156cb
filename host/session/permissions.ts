import type { Protocol } from 'devtools-protocol'
import { app } from '../app/app.ts'
import type { WebContents } from '../window/web-contents.ts'
import { defaultSession } from './session.ts'

/** What a page can ask for, as Electron names it, and what Chromium's permissions for it are. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
}

/**
 * Asks the app's handler, and has Chromium hold to the answer. Without a handler everything is
 * granted, as in Electron; what never passes here Chromium denies.
 */
export async function decidePermission(
  contents: WebContents,
  permission: string,
): Promise<boolean> {
  const names = permissions[permission]
  if (names === undefined) return false
  const granted = await ask(contents, permission)
  const origin = new URL(contents.browserUrl).origin
  const setting: Protocol.Browser.PermissionSetting = granted ? 'granted' : 'denied'
  await Promise.all(
    names.map((name) =>
      app.browserSession().send('Browser.setPermission', { permission: { name }, setting, origin }),
    ),
  )
  return granted
}

function ask(contents: WebContents, permission: string): Promise<boolean> {
  const handler = defaultSession.permissionRequestHandler
  if (handler === null) return Promise.resolve(true)
  const details = {
    requestingUrl: contents.getURL(),
    isMainFrame: true,
    securityOrigin: contents.mainFrame.origin,
  }
  return new Promise((resolve) => {
    // The page is as much of Electron's WebContents as the host has.
    handler(contents as never, permission as never, resolve, details as never)
  })
}
