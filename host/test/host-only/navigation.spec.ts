import { EventEmitter, once } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { expect, test } from '@playwright/test'
import { decodeMessage, encodeMessage } from '../../chromium/cbor.ts'
import { Connection } from '../../chromium/connection.ts'
import { Navigation } from '../../window/navigation.ts'
import { Unloading } from '../../window/unloading.ts'
import { WindowPage } from '../../window/window-page.ts'

test('a page is loaded where the answer to the command comes in one piece with its load event', async () => {
  const sessionId = 'session'
  const url = 'https://host.test/index.html'
  const frame = { id: 'page', loaderId: 'document-1', url, securityOrigin: '', mimeType: '' }
  const input = new PassThrough()
  const output = new Writable({
    writev(chunks, done) {
      done()
      const bytes = Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer))
      const { id, method } = decodeMessage(bytes) as { id: number; method: string }
      if (method !== 'Page.navigate') return
      const messages = [
        { id, sessionId, result: { frameId: frame.id, loaderId: frame.loaderId } },
        { method: 'Page.frameNavigated', params: { frame, type: 'Navigation' }, sessionId },
        { method: 'Page.loadEventFired', params: { timestamp: 1 }, sessionId },
      ]
      const inOne = Buffer.concat(messages.flatMap((message) => encodeMessage(message)))
      setImmediate(() => input.write(inOne))
    },
  })
  const session = new Connection(output, input, () => {}).session(sessionId)
  const opened = { targetId: frame.id, session }
  const contents = new EventEmitter()
  const page: WindowPage = new WindowPage(Promise.resolve(opened), () =>
    navigation.attach(opened, Promise.resolve()),
  )
  const navigation = new Navigation(contents, page, new Unloading(page, () => true))
  const finished = once(contents, 'did-finish-load')
  await navigation.load(url)
  await finished
  expect(page.url).toBe(url)
})
