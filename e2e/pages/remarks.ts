import type { Locator, Page } from '@playwright/test'
import { withoutIsolates } from './words.ts'

/** What the window says about the file on the page, above it. */
export class Remarks {
  readonly region: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Remarks on this file' })
  }

  /** All remarks as one text, those that are folded away included. */
  async read(): Promise<string> {
    await this.region.waitFor()
    const more = this.region.getByRole('button', { expanded: false })
    if (await more.isVisible()) await more.click()
    return withoutIsolates(await this.region.innerText())
  }
}
