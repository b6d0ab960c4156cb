import { expect } from '@playwright/test'
import { type AppGlobals, test } from './app.ts'

test('answers requests of its own scheme', async ({ app: { page } }) => {
  const answer = await page.evaluate(async () => {
    const response = await fetch('/request?x=%D8%B3', {
      method: 'POST',
      headers: { 'x-test': 'yes' },
      body: 'متن',
    })
    return { status: response.status, told: (await response.json()) as object }
  })
  expect(answer).toEqual({
    status: 200,
    told: { url: 'testapp://host/request?x=%D8%B3', method: 'POST', header: 'yes', body: 'متن' },
  })
  expect(await page.evaluate(() => fetch('/nothing').then(({ status }) => status))).toBe(404)
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
})

test('lets an app prevent navigation', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const { events } = globalThis as unknown as AppGlobals
    contents?.on('will-navigate', (event, url) => {
      events.push({ url, same: event.url === url, isMainFrame: event.isMainFrame })
      event.preventDefault()
    })
  })
  await page.click('#elsewhere', { noWaitAfter: true })
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as AppGlobals).events))
    .toEqual([{ url: 'testapp://host/other.html', same: true, isMainFrame: true }])
  expect(await page.evaluate(() => document.title)).toBe('صفحة')
})

test('navigates where nothing prevents it, and tells so', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    const { events } = globalThis as unknown as AppGlobals
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-navigate', (_event, url) =>
      events.push(url),
    )
  })
  await page.click('#elsewhere')
  await page.waitForURL(/other\.html/)
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as AppGlobals).events))
    .toEqual(['testapp://host/other.html'])
})

test('asks the window open handler, and opens nothing that it denies', async ({ app }) => {
  const { electron, page } = app
  await electron.evaluate(({ BrowserWindow }) => {
    const { events } = globalThis as unknown as AppGlobals
    BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url }) => {
      events.push(url)
      return { action: 'deny' }
    })
  })
  await page.evaluate(() => {
    window.open('other.html', '_blank', 'popup')
  })
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as AppGlobals).events))
    .toEqual(['testapp://host/other.html'])
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  )
  await expect.poll(() => electron.windows().length).toBe(1)
})

test('asks the app before a permission is given', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ session }) => {
    const { events } = globalThis as unknown as AppGlobals
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
      events.push(permission)
      answer(false)
    })
  })
  const code = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code),
        ),
      ),
  )
  expect(code).toBe(1)
  expect(await electron.evaluate(() => (globalThis as unknown as AppGlobals).events)).toEqual([
    'geolocation',
  ])
})

test('lets an app cancel requests', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
      answer({ cancel: url.endsWith('secret') }),
    )
  })
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/request', '/secret'].map((path) =>
        fetch(path).then(
          ({ status }) => status,
          () => 'cancelled',
        ),
      ),
    ),
  )
  expect(statuses).toEqual([200, 'cancelled'])
})

test('lets an app prevent downloads', async ({ app: { electron, page } }) => {
  await page.click('#download', { noWaitAfter: true })
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as AppGlobals).events))
    .toEqual([{ download: 'a.bin' }])
})

test('runs scripts in the page, and pictures it', async ({ app: { electron } }) => {
  const told = await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const picture = await contents?.capturePage()
    return {
      title: await contents?.executeJavaScript('Promise.resolve(document.title)'),
      failure: await contents?.executeJavaScript('null.x').catch((error: Error) => error.name),
      isPicture: picture?.toPNG().subarray(1, 4).toString(),
      width: picture?.getSize().width,
    }
  })
  expect(told.title).toBe('صفحة')
  expect(told.failure).toBeTruthy()
  expect(told.isPicture).toBe('PNG')
  expect(told.width).toBeGreaterThan(100)
})

test('rejects loadURL where nothing can be loaded', async ({ app: { electron } }) => {
  const message = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.loadURL('http://nowhere.invalid/')
      .catch((error: Error) => error.message),
  )
  expect(message).toMatch(/^ERR_NAME_NOT_RESOLVED \(-105\) loading 'http:\/\/nowhere\.invalid\/'$/)
})

test('shows the colours of the theme that the app sets', async ({ app: { electron, page } }) => {
  const isDark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const source of ['dark', 'light'] as const) {
    const told = await electron.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted
      return nativeTheme.shouldUseDarkColors
    }, source)
    expect(told).toBe(source === 'dark')
    await expect.poll(isDark).toBe(source === 'dark')
  }
})

test('keeps the bounds and the title that the app gives', async ({ app: { electron, page } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 20, y: 30, width: 700, height: 500 })
    BrowserWindow.getAllWindows()[0]?.setTitle('عنوان')
  })
  await expect.poll(() => page.evaluate(() => outerWidth)).toBe(700)
  const told = () =>
    electron.evaluate(({ BrowserWindow }) => ({
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
      title: BrowserWindow.getAllWindows()[0]?.getTitle(),
    }))
  // The page may still be on its way to tell where it stood before.
  await expect.poll(told).toMatchObject({ bounds: { width: 700, height: 500 }, title: 'عنوان' })
})
