import type { Protocol } from 'devtools-protocol'
import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequest } from 'electron'
import { guarded } from '../lacking.ts'
import { toBrowserUrl } from '../protocol/schemes.ts'
import type { WebContents } from '../window/web-contents.ts'

type Listener = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void
type Filter = { urls: string[]; excludeUrls?: string[]; types?: string[] }

interface Question {
  /** In the app's own form. */
  readonly url: string
  readonly paused: Protocol.Fetch.RequestPausedEvent
  readonly owner: WebContents | undefined
}

interface Verdict {
  readonly cancel: boolean
  readonly redirect: string | null
}

const types: Partial<
  Record<Protocol.Network.ResourceType, OnBeforeRequestListenerDetails['resourceType']>
> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

let listener: Listener | null = null
let filter: Filter | null = null
let lastId = 0

/** Electron's `session.webRequest`. */
export const webRequest = guarded('session.webRequest', {
  /** Only the last listener counts, as in Electron; null takes it away. */
  onBeforeRequest(first: Filter | Listener | null, second?: Listener | null): void {
    listener = typeof first === 'function' ? first : (second ?? null)
    filter = typeof first === 'function' ? null : first
  },
} satisfies Record<keyof Pick<WebRequest, 'onBeforeRequest'>, unknown>)

/** What the app says to a request. */
export function askBeforeRequest({ url, paused, owner }: Question): Promise<Verdict> {
  const ask = listener
  const resourceType = resourceTypeOf(paused, owner)
  if (ask === null || (filter !== null && !fits(filter, url, resourceType))) {
    return Promise.resolve({ cancel: false, redirect: null })
  }
  lastId += 1
  const details = {
    id: lastId,
    url,
    method: paused.request.method,
    resourceType,
    referrer: paused.request.headers.Referer ?? '',
    timestamp: Date.now(),
    uploadData: [],
    ...(owner === undefined
      ? {}
      : { webContentsId: owner.id, webContents: owner, frame: owner.mainFrame }),
  } as unknown as OnBeforeRequestListenerDetails
  return new Promise((resolve) => {
    ask(details, ({ cancel, redirectURL }) => {
      const redirect = redirectURL === undefined ? null : toBrowserUrl(redirectURL)
      resolve({ cancel: cancel ?? false, redirect })
    })
  })
}

function resourceTypeOf(
  { resourceType, frameId }: Protocol.Fetch.RequestPausedEvent,
  owner: WebContents | undefined,
): OnBeforeRequestListenerDetails['resourceType'] {
  if (resourceType === 'Document' && owner !== undefined && owner.page.targetId !== frameId) {
    return 'subFrame'
  }
  return types[resourceType] ?? 'other'
}

function fits(
  { urls, excludeUrls = [], types: wanted }: Filter,
  url: string,
  type: string,
): boolean {
  if (wanted !== undefined && !wanted.includes(type)) return false
  if (excludeUrls.some((pattern) => matches(pattern, url))) return false
  return urls.length === 0 || urls.some((pattern) => matches(pattern, url))
}

/** Match patterns as extensions have them: `scheme://host/path` with stars, or `<all_urls>`. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true
  const [, scheme = '', rest = ''] = /^([^:]+):\/\/(.*)$/.exec(pattern) ?? []
  const schemes = scheme === '*' ? '(?:https?|wss?)' : quoted(scheme)
  return new RegExp(`^${schemes}://${quoted(rest)}$`).test(url)
}

function quoted(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
}
