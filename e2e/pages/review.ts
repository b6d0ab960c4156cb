import type { Locator, Page } from '@playwright/test'

/** The review of spans that lost their places. */
export class Review {
  readonly banner: Locator
  readonly followed: Locator
  readonly news: Locator
  readonly panel: Locator
  /** Where in the queue one is. */
  readonly place: Locator
  readonly label: Locator
  readonly state: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.banner = page.locator('.notices').filter({ hasText: 'Nothing moves without your yes' })
    this.followed = page.getByRole('region', { name: 'Spans that followed a correction' })
    this.news = page.getByRole('region', { name: 'The article on disk' })
    this.panel = page.locator('[data-pane="review"]')
    this.place = this.panel.locator('.review-place')
    this.label = this.panel.locator('.review-label')
    this.state = this.panel.locator('.review-state')
  }

  async open(): Promise<void> {
    await this.banner.getByRole('button', { name: 'Review' }).click()
    await this.panel.waitFor()
  }

  /** The words that are compared: as they stood, and as they may stand now. */
  words(): Promise<readonly string[]> {
    return this.panel.locator('.review-words').allInnerTexts()
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }
}
