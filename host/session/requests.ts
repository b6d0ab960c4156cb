import type { Protocol } from 'devtools-protocol'
import { browser } from '../chromium/browser.ts'
import type { Session as ProtocolSession } from '../chromium/connection.ts'
import { ProtocolError } from '../chromium/connection.ts'
import { hostPage, isHostUrl } from '../protocol/host-pages.ts'
import { answerOwn } from '../protocol/protocol.ts'
import { toAppUrl, toBrowserPolicy } from '../protocol/schemes.ts'
import { ownerOfFrame } from '../window/all-web-contents.ts'
import { askBeforeRequest } from './web-request.ts'

type Paused = Protocol.Fetch.RequestPausedEvent

/** Every request of every page and worker passes here before anything else sees it. */
export function answerRequests(session: ProtocolSession): void {
  session.on('Fetch.requestPaused', (paused) => {
    answer(session, paused).catch((error: unknown) => {
      if (error instanceof ProtocolError) return
      console.error(error)
      fail(session, paused, 'Failed')
    })
  })
  session.tell('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
}

async function answer(session: ProtocolSession, paused: Paused): Promise<void> {
  const { requestId, request, frameId, resourceType } = paused
  const url = toAppUrl(`${request.url}${request.urlFragment ?? ''}`)
  // Chromium looks for an icon of every page; Electron does not.
  if (resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico') {
    return fail(session, paused, 'Failed')
  }
  if (isHostUrl(request.url)) return showHostPage(session, paused)
  const owner = ownerOfFrame(frameId)
  if (resourceType === 'Document' && owner !== undefined && !owner.mayNavigate(frameId, url)) {
    return fail(session, paused, 'Aborted')
  }
  const verdict = await askBeforeRequest({ url, paused, owner })
  if (verdict.cancel) return fail(session, paused, 'BlockedByClient')
  const response = await answerOwn(url, {
    method: request.method,
    headers: request.headers,
    body: bodyOf(request),
  })
  if (response === null) {
    await session.send('Fetch.continueRequest', {
      requestId,
      ...(verdict.redirect === null ? {} : { url: verdict.redirect }),
    })
    return
  }
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status === 0 ? 404 : response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: name.startsWith('content-security-policy') ? toBrowserPolicy(value) : value,
    })),
    body: new Uint8Array(await response.arrayBuffer()),
  })
}

async function showHostPage(
  session: ProtocolSession,
  { requestId, request }: Paused,
): Promise<void> {
  const html = hostPage(request.url)
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: html === undefined ? 404 : 200,
    responseHeaders: [{ name: 'content-type', value: 'text/html; charset=utf-8' }],
    body: Buffer.from(html ?? ''),
  })
}

function bodyOf(request: Protocol.Network.Request): Uint8Array<ArrayBuffer> | null {
  if (request.postDataEntries === undefined) return null
  // Typed as base64, as the protocol's JSON form has it; its binary form has the bytes.
  const parts = request.postDataEntries.map(({ bytes }) => Buffer.from(bytes ?? ''))
  return Uint8Array.from(Buffer.concat(parts))
}

function fail(
  session: ProtocolSession,
  { requestId }: Paused,
  errorReason: Protocol.Network.ErrorReason,
): void {
  session.tell('Fetch.failRequest', { requestId, errorReason })
}

browser.on('started', answerRequests)
