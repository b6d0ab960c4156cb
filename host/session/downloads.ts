import { browser } from '../chromium/browser.ts'
import { emitStoppable, guarded } from '../lacking.ts'
import { toAppUrl } from '../protocol/schemes.ts'
import { ownerOfFrame } from '../window/all-web-contents.ts'
import { defaultSession } from './session.ts'

/** Tells the app of downloads, and lets none happen: Electron's own saving is not provided. */
browser.on('started', (session) => {
  session.tell('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  session.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename, frameId }) => {
    const item = guarded('DownloadItem', {
      getURL: () => toAppUrl(url),
      getFilename: () => suggestedFilename,
      cancel: () => undefined,
    })
    const stopped = emitStoppable(defaultSession, 'will-download', {}, item, ownerOfFrame(frameId))
    if (!stopped) {
      console.error('Saving a download is a part of Electron that this host does not have')
    }
    session.tell('Browser.cancelDownload', { guid })
  })
})
