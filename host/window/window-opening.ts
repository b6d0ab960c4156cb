import type { Protocol } from 'devtools-protocol'
import type { BrowserWindowConstructorOptions, WebContents } from 'electron'
import { toAppUrl } from '../protocol/schemes.ts'

export type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** Asks the app about a window that a page opens: its options, or null where it is refused. */
export function askToOpen(
  handler: WindowOpenHandler | null,
  { url, windowName, windowFeatures }: Protocol.Page.WindowOpenEvent,
  openerUrl: string,
): BrowserWindowConstructorOptions | null {
  const answer = handler?.({
    url: toAppUrl(url),
    frameName: windowName,
    features: windowFeatures.join(','),
    disposition: windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
    referrer: { url: openerUrl, policy: 'strict-origin-when-cross-origin' },
  })
  return answer?.action === 'deny' ? null : (answer?.overrideBrowserWindowOptions ?? {})
}
