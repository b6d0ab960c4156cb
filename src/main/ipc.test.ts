import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { dropChannel, importDropChannel, requestNames } from '#ipc/contract.ts'
import { type Handlers, listen } from './ipc.ts'

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const ours = { url: 'isnad://app/index.html', parent: null }

/** The registered requests, called as Electron would. Each answers with its name and argument. */
function registered() {
  const listeners = new Map<string, Listener>()
  const handlers = Object.fromEntries(
    requestNames.map((name) => [name, async (argument: unknown) => ({ name, argument })]),
  ) as unknown as Handlers
  listen(
    {
      handle: (channel, listener) => {
        if (listeners.has(channel)) throw new Error(`${channel} was registered twice`)
        listeners.set(channel, listener)
      },
    },
    {
      handlers,
      openDropped: async (paths) =>
        paths.map((name) => ({ kind: 'failed', name, failure: { kind: 'not-found' } })),
      placeDropped: async () => [],
      isTrusted: (url) => url.startsWith('isnad://app/'),
    },
  )
  const call = async (name: string, argument?: unknown, frame: unknown = ours) =>
    listeners.get(name)?.({ senderFrame: frame } as IpcMainInvokeEvent, argument)
  return { listeners, call }
}

const token = 'abcdefghijklmnopqrstuvwx'

describe('requests', () => {
  it('are registered, every one of the contract, once', () => {
    expect([...registered().listeners.keys()].toSorted()).toEqual(
      [...requestNames, dropChannel, importDropChannel].toSorted(),
    )
  })

  it('are answered with what was asked', async () => {
    const { call } = registered()
    expect(await call('loadArticle', { token, encoding: 'windows-1256' })).toEqual({
      name: 'loadArticle',
      argument: { token, encoding: 'windows-1256' },
    })
    expect(await call('appInfo')).toEqual({ name: 'appInfo', argument: undefined })
    expect(await call(dropChannel, ['/a.txt'])).toMatchObject([{ name: '/a.txt' }])
  })

  it.each([
    ['appInfo', { path: '/etc' }],
    ['loadArticle', undefined],
    ['loadArticle', { token: '../../etc/passwd' }],
    ['loadArticle', { token, encoding: 'utf-7' }],
    ['loadArticle', { token, path: '/etc/passwd' }],
    ['openInFolder', { token, file: '' }],
    ['firstLines', { token, files: Array(501).fill('a.txt') }],
    ['changeSettings', { theme: 'pink' }],
    ['changeSettings', { annotator: { id: 'gold', name: 'x' } }],
    ['changeSettings', { annotator: { id: 'amal', name: 'أمل', key: token } }],
    ['showMenu', { enabled: ['format-disk'], labels: {} }],
    ['showMenu', { enabled: [], labels: { 'format-disk': 'Format' } }],
    [dropChannel, []],
    [dropChannel, '/a.txt'],
  ])('%s is refused with %j', async (name, argument) => {
    await expect(registered().call(name, argument)).rejects.toThrow()
  })

  it.each([
    ['another page', { url: 'https://example.org/', parent: null }],
    ['a page that begins alike', { url: 'isnad://app.example.org/', parent: null }],
    ['a frame inside the window', { url: 'isnad://app/index.html', parent: ours }],
    ['a frame that is gone', null],
  ])('are refused from %s', async (_, frame) => {
    const { call } = registered()
    await expect(call('appInfo', undefined, frame)).rejects.toThrow('own window')
    await expect(call(dropChannel, ['/a.txt'], frame)).rejects.toThrow('own window')
  })
})
