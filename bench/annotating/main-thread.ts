/** Work of the page's main thread and memory of the page, from the browser's own accounts. */
import type { CDPSession, Page } from '@playwright/test'
import { calm } from './in-app.ts'

export class MainThread {
  readonly #page: Page
  readonly #session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new MainThread(page, session)
  }

  /** Milliseconds of CPU that an act costs until its frames are painted and nothing is left to do. */
  async costOf(act: () => Promise<unknown>): Promise<number> {
    await this.#page.evaluate(calm, null)
    const before = await this.#spent()
    await act()
    await this.#page.evaluate(calm, null)
    return (await this.#spent()) - before
  }

  /** Megabytes of JavaScript heap that are in use, once what is held weakly is gone too. */
  async heap(): Promise<number> {
    await this.#session.send('HeapProfiler.enable')
    for (let times = 0; times < 3; times++) {
      await this.#session.send('HeapProfiler.collectGarbage')
      await this.#page.evaluate(calm, null)
    }
    await this.#session.send('HeapProfiler.disable')
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage')
    return usedSize / 2 ** 20
  }

  async #spent(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  detach(): Promise<void> {
    return this.#session.detach()
  }
}
