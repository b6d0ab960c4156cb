import type { Locator, Page } from '@playwright/test'

/** The list of a folder's articles. */
export class Shelf {
  readonly region: Locator
  readonly filter: Locator
  readonly list: Locator
  /** The rows in the document: those in sight and a few around them. */
  readonly items: Locator

  constructor(page: Page) {
    this.region = page.locator('[data-pane="shelf"]')
    this.filter = this.region.getByRole('searchbox', { name: 'Filter articles' })
    this.list = this.region.getByRole('listbox')
    this.items = this.region.getByRole('option')
  }

  item(name: string): Locator {
    return this.items.filter({ hasText: name })
  }
}
