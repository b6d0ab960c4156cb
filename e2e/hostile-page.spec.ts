import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import { beacon, hostilePage } from './bad-inputs/html.ts'
import { ArticlePage } from './pages/article-page.ts'

/** A server that the hostile page calls in every way it knows; it writes down what it hears. */
class Listener {
  readonly heard: string[] = []
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      this.heard.push(request.url ?? '')
      response.end()
    })
  }

  static async start(): Promise<Listener> {
    const listener = new Listener()
    await new Promise<void>((resolve) => listener.#server.listen(0, '127.0.0.1', resolve))
    return listener
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

test('a hostile page makes no request and runs no script', async ({ workspace, isnad }) => {
  const listener = await Listener.start()
  try {
    const { page } = isnad
    const own = await page.evaluate(() => location.origin)
    const requests: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${own}/`)) requests.push(request.url())
    })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))

    const bytes = hostilePage.replaceAll(beacon, listener.address)
    await isnad.open(await workspace.article('hostile.html', bytes))
    const article = new ArticlePage(page)
    await expect(article.blocks.filter({ visible: true })).not.toHaveCount(0)
    await isnad.chooseMenu('whole-page')
    await expect(article.blocks.filter({ hasText: 'الرئيسية' })).toBeVisible()

    // Elements that could fetch or run are looked for in the page itself, whatever the clock says.
    const active = await article.text.evaluate((text) =>
      [...text.querySelectorAll('*')]
        .filter(
          (element) =>
            /^(?:script|iframe|object|embed|img|svg|link|style|base|meta|form|input|a)$/i.test(
              element.tagName,
            ) || [...element.attributes].some(({ name }) => name.startsWith('on')),
        )
        .map((element) => element.outerHTML),
    )
    expect(active).toEqual([])
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
    expect(await page.evaluate(() => location.origin)).toBe(own)
    expect(requests).toEqual([])
    expect(listener.heard).toEqual([])
    expect(errors).toEqual([])
  } finally {
    await listener.stop()
  }
})
