import type { Protocol } from 'devtools-protocol'
import type { Session } from '../chromium/connection.ts'
import type { KeyPattern, ToWindow } from '../page/worlds.ts'
import { webContents } from './all-web-contents.ts'

let accelerators: readonly KeyPattern[] = []
let emulatedMedia: readonly Protocol.Emulation.MediaFeature[] = []

/** The menu's accelerators, for every window that is and will be. */
export function setAccelerators(patterns: readonly KeyPattern[]): void {
  accelerators = patterns
  for (const contents of webContents.getAllWebContents()) {
    contents.tell(['accelerators', patterns])
  }
}

/** Media features that every window shows instead of the system's. */
export function setEmulatedMedia(features: readonly Protocol.Emulation.MediaFeature[]): void {
  emulatedMedia = features
  for (const { page } of webContents.getAllWebContents()) {
    if (page.opened !== null) emulateMedia(page.opened.session)
  }
}

/** What each new preload's world hears first. */
export function greeting(): readonly ToWindow[] {
  return accelerators.length > 0 ? [['accelerators', accelerators]] : []
}

/** Shows a new page the media features that were set before it came. */
export function emulateMediaAtStart(session: Session): void {
  if (emulatedMedia.length > 0) emulateMedia(session)
}

function emulateMedia(session: Session): void {
  session.tell('Emulation.setEmulatedMedia', { features: [...emulatedMedia] })
}
