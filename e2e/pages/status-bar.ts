import { expect, type Locator, type Page } from '@playwright/test'

export class StatusBar {
  readonly region: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.region = page.locator('[data-pane="status"]')
  }

  /** Opens the list of encodings, checks the reason that it gives, and has the article read anew. */
  async chooseEncoding(name: string, reason: RegExp): Promise<void> {
    await this.region.getByRole('button', { name: /^Encoding/ }).click()
    await expect(this.#page.locator('.status-menu-reason')).toContainText(reason)
    await this.#page.getByRole('menuitemradio', { name }).click()
  }
}
