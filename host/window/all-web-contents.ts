import { browser } from '../chromium/browser.ts'
import type { WebContents } from './web-contents.ts'

const all = new Map<number, WebContents>()
let lastId = 0

/** Takes up new web contents; answers their id. */
export function register(contents: WebContents): number {
  lastId += 1
  all.set(lastId, contents)
  return lastId
}

/** The contents are destroyed. */
export function unregister({ id }: WebContents): void {
  all.delete(id)
}

/** Electron's module `webContents`. */
export const webContents = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.page.targetId === targetId),
  getFocusedWebContents: (): WebContents | null =>
    [...all.values()].find((contents) => contents.focused) ?? null,
}

/** Whose page a frame belongs to. */
export function ownerOfFrame(frameId: string): WebContents | undefined {
  return [...all.values()].find((contents) => contents.page.frame(frameId) !== undefined)
}

browser.on('pageTitled', (targetId, title) =>
  webContents.fromDevToolsTargetId(targetId)?.titled(title),
)
browser.on('pageGone', (targetId) => webContents.fromDevToolsTargetId(targetId)?.destroyed())
browser.on('gone', () => {
  for (const contents of all.values()) contents.destroyed()
})
