import { expect } from '@playwright/test'
import { test } from './app/test.ts'

/** `GeolocationPositionError.PERMISSION_DENIED` */
const PERMISSION_DENIED = 1

test('the page sees neither Node nor Electron, only the bridge', async ({ isnad }) => {
  const seen = await isnad.page.evaluate(() => ({
    names: ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'].filter(
      (name) => Reflect.get(globalThis, name) !== undefined,
    ),
    bridge: Object.keys(Reflect.get(globalThis, 'isnad') as object),
  }))
  expect(seen.names).toEqual([])
  expect(seen.bridge).toContain('loadArticle')
  expect(seen.bridge).not.toContain('invoke')
})

test('navigation and new windows are refused', async ({ isnad }) => {
  const { page, electron } = isnad
  const before = page.url()
  await page.evaluate(() => Reflect.set(window, 'opened', window.open('https://example.org/')))
  await page.waitForFunction(() => {
    const opened = Reflect.get(window, 'opened') as Window | null
    return opened === null || opened.closed
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await page.evaluate(() => {
    location.href = 'data:text/html,elsewhere'
  })
  expect(page.url()).toBe(before)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  )
})

const invalid: readonly [string, string, unknown][] = [
  ['a path where a token belongs', 'loadArticle', { token: '../../etc/passwd' }],
  ['a field that is not in the contract', 'listFolder', { token: 'A'.repeat(24), path: '/etc' }],
  ['no argument', 'openInFolder', undefined],
  ['a setting that is none', 'changeSettings', { theme: 'neon' }],
  ['an encoding that is none', 'loadArticle', { token: 'A'.repeat(24), encoding: 'utf-7' }],
]
test('a request that the contract does not allow is refused', async ({ isnad }) => {
  for (const [what, request, argument] of invalid) {
    const refused = await isnad.page.evaluate(
      async ([name, value]) => {
        const bridge = Reflect.get(globalThis, 'isnad') as Record<
          string,
          (argument: unknown) => Promise<unknown>
        >
        return bridge[name as string]?.(value).then(
          () => false,
          () => true,
        )
      },
      [request, argument],
    )
    expect(refused, what).toBe(true)
  }
})

test('a token that was never given opens nothing', async ({ isnad }) => {
  const result = await isnad.page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'isnad') as {
      loadArticle(argument: { token: string }): Promise<unknown>
    }
    return bridge.loadArticle({ token: 'A'.repeat(24) })
  })
  expect(result).toMatchObject({ ok: false, failure: { kind: 'unknown-token' } })
})

test('the content policy allows no inline script, no eval and no connection', async ({ isnad }) => {
  const { page } = isnad
  const policy = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      violations.push(effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const connected = await fetch('http://127.0.0.1:9/').then(
      () => true,
      () => false,
    )
    const image = new Image()
    image.src = 'http://127.0.0.1:9/x.png'
    await new Promise((resolve) => {
      image.onerror = resolve
    })
    return { violations, connected, ran: Reflect.get(window, 'ran') }
  })
  expect(policy.ran).toBeUndefined()
  expect(policy.connected).toBe(false)
  expect(policy.violations).toEqual(
    expect.arrayContaining(['script-src-elem', 'connect-src', 'img-src']),
  )
})

test('permissions are refused', async ({ isnad }) => {
  const answers = await isnad.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code))
    }),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      ({ name }) => name,
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      ({ name }) => name,
    ),
  }))
  expect(answers.notifications).toBe('denied')
  expect(answers.geolocation).toBe(PERMISSION_DENIED)
  // A machine without a camera finds none before it would ask.
  expect(['NotAllowedError', 'NotFoundError']).toContain(answers.camera)
  expect(answers.clipboard).toBe('NotAllowedError')
})
