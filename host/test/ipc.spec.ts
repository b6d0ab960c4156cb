import { expect } from '@playwright/test'
import { type AppGlobals, test } from './app.ts'

/** What the test app's preload exposes. */
interface Bridge {
  readonly plain: { readonly list: readonly number[]; readonly word: string }
  readonly isRequireHere: boolean
  readonly isNodeHere: boolean
  add(one: number, other: number): number
  later(value: unknown): Promise<unknown>
  refuse(): Promise<never>
  fails(): never
  twice(call: (value: number) => number): number
  same<T>(value: T): T
  setListener(listener: (value: unknown) => unknown): () => void
  tellListener(value: unknown): unknown
  isSameListener(listener: unknown): boolean
  invoke(channel: string, ...values: unknown[]): Promise<unknown>
  send(channel: string, ...values: unknown[]): void
  on(channel: string, call: (...values: unknown[]) => void): () => void
  checkToMain(): Promise<boolean>
  checkFromMain(): Promise<object>
  sendFunction(): string | null
}

declare global {
  interface Window {
    readonly bridge: Bridge
    readonly seenFirst: object
    readonly paths: readonly string[]
  }
}

test('keeps the preload in a world of its own', async ({ app: { page } }) => {
  const seen = await page.evaluate(() => ({
    first: window.seenFirst,
    globals: ['require', 'process', 'Buffer', 'module', 'secretOfThePreload', '__electronHost']
      .filter((name) => name in window)
      .join(),
    hasNode: window.bridge.isNodeHere,
  }))
  expect(seen).toEqual({
    first: { bridge: 'object', require: 'undefined' },
    globals: '',
    hasNode: false,
  })
})

test('exposes values frozen and functions as functions', async ({ app: { page } }) => {
  const seen = await page.evaluate(async () => {
    const { bridge } = window
    const refusal = await bridge.refuse().catch((error: Error) => error.message)
    let failure = ''
    try {
      bridge.fails()
    } catch (error) {
      failure = String(error)
    }
    return {
      frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.plain.list),
      word: bridge.plain.word,
      sum: bridge.add(2, 3),
      later: await bridge.later({ date: new Date(0) }),
      refusal,
      failure,
      twice: bridge.twice((value) => value + 10),
      map: bridge.same(new Map([[1, 'واحد']])).get(1),
    }
  })
  expect(seen).toEqual({
    frozen: true,
    word: 'كلمة',
    sum: 5,
    later: { date: new Date(0) },
    refusal: 'no',
    failure: 'Error: broken',
    twice: 21,
    map: 'واحد',
  })
})

test('keeps the identity of functions that cross the bridge', async ({ app: { page } }) => {
  const seen = await page.evaluate(() => {
    const listener = (value: unknown): string => `heard ${value}`
    const stop = window.bridge.setListener(listener)
    const heard = window.bridge.tellListener(7)
    const isSame = window.bridge.isSameListener(listener)
    stop()
    return { heard, isSame, after: window.bridge.tellListener(8) }
  })
  expect(seen).toEqual({ heard: 'heard 7', isSame: true, after: 'nobody' })
})

test('words the errors of invoke as Electron does', async ({ app: { page } }) => {
  const messages = await page.evaluate(() =>
    Promise.all(
      ['fail', 'absent', 'function'].map((channel) =>
        window.bridge.invoke(channel).catch((error: Error) => error.message),
      ),
    ),
  )
  expect(messages).toEqual([
    "Error invoking remote method 'fail': TypeError: not this one",
    "Error invoking remote method 'absent': Error: No handler registered for 'absent'",
    "Error invoking remote method 'function': Error: An object could not be cloned.",
  ])
})

test('refuses to send what cannot be cloned', async ({ app: { page } }) => {
  expect(await page.evaluate(() => window.bridge.sendFunction())).toBe(
    'An object could not be cloned.',
  )
})

test('clones everything on its way to main', async ({ app: { page } }) => {
  expect(await page.evaluate(() => window.bridge.checkToMain())).toBe(true)
})

test('clones everything on its way to the window', async ({ app: { page } }) => {
  expect(await page.evaluate(() => window.bridge.checkFromMain())).toEqual({
    keys: 'nothing,null,numbers,big,text,date,invalidDate,pattern,map,bytes,doubles,buffer,error,sparse,cyclic',
    hasUndefined: true,
    negativeZero: true,
    notANumber: true,
    big: true,
    text: 'نصّ 𐎀𝔸 \u2028 \ud800 \u0000 "\'\\\n',
    date: '2024-02-29T00:00:00.000Z',
    pattern: '/س+/giu',
    set: 1,
    bytes: '0,127,255',
    buffer: 3,
    error: 'خارج المدى',
    hole: true,
    cyclic: true,
    shared: true,
  })
})

test('carries a long text unchanged both ways', async ({ app: { page } }) => {
  const same = await page.evaluate(async () => {
    const line = 'قال المتحدث 𐎀 إن "القرار" \\ سيدخل حيّز التنفيذ.\n'
    const blocks = Array.from({ length: 2_000 }, (_, index) => ({ index, text: line.repeat(10) }))
    const [back] = (await window.bridge.invoke('echo', blocks)) as [typeof blocks]
    return JSON.stringify(back) === JSON.stringify(blocks)
  })
  expect(same).toBe(true)
})

test('answers by send, in order, until the listener is removed', async ({ app }) => {
  const { page, electron } = app
  const heard = await page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const all: unknown[] = []
        const stop = window.bridge.on('noted', (...values) => {
          all.push(values)
          if (all.length === 3) {
            stop()
            resolve(all)
          }
        })
        for (const note of [1, 2, 3]) window.bridge.send('note', note, 'ملاحظة')
      }),
  )
  expect(heard).toEqual([
    [1, 'ملاحظة'],
    [2, 'ملاحظة'],
    [3, 'ملاحظة'],
  ])
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('noted', 4)
  })
})

test('tells main who asks, by the address of the app', async ({ app: { page, electron } }) => {
  expect(await page.evaluate(() => window.bridge.invoke('sender'))).toEqual({
    url: 'testapp://host/index.html?a=1',
    origin: 'testapp://host',
    isMainFrame: true,
    isSender: true,
  })
  const url = await electron.evaluate(() =>
    (globalThis as unknown as AppGlobals).BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  )
  expect(url).toBe('testapp://host/index.html?a=1')
})

test('gives a late answer to the page that asked and to no later one', async ({ app }) => {
  const { page, electron } = app
  await electron.evaluate(({ ipcMain }) => {
    const late = Promise.withResolvers<string>()
    ipcMain.handle('late', () => late.promise)
    ipcMain.handle('release-and-wait', async () => {
      late.resolve('for the first page')
      // The first answer is sent before this one.
      await new Promise((resolve) => setImmediate(resolve))
      return 'for the second page'
    })
  })
  await page.evaluate(() => {
    void window.bridge.invoke('late')
  })
  await page.reload()
  const told = await page.evaluate(async () => {
    // Its first question, as `late` was the first of the page before.
    const own = window.bridge.invoke('release-and-wait')
    return own
  })
  expect(told).toBe('for the second page')
})
