import { expect, type Locator, type Page } from '@playwright/test'

/** The desk beside the page, while annotating. */
export class Desk {
  readonly page: Page
  readonly region: Locator
  readonly inspector: Locator
  readonly list: Locator
  /** The rows in the document: those in sight and a few around them. */
  readonly rows: Locator
  readonly filter: Locator
  readonly saving: Locator
  readonly banners: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.locator('[data-pane="desk"]')
    this.inspector = this.region.locator('.inspector')
    this.list = this.region.getByRole('listbox', { name: /^(Spans|Frames)$/ })
    this.rows = this.list.getByRole('option')
    this.filter = this.region.getByRole('searchbox')
    this.saving = page.getByRole('button', { name: /^Annotations: / })
    this.banners = page.getByRole('region', { name: 'About the annotations' })
  }

  row(words: string): Locator {
    return this.rows.filter({ hasText: words })
  }

  async open(tab: 'Spans' | 'Frames' | 'Article' | 'Guide' | 'File'): Promise<void> {
    await this.region.getByRole('tab', { name: tab }).click()
  }

  /** A banner that says this. */
  banner(words: string | RegExp): Locator {
    return this.banners.filter({ hasText: words })
  }

  /** Until the status bar says so. */
  async expectState(state: 'Saved' | 'Not saved' | 'Read-only' | 'Nothing to save'): Promise<void> {
    await expect(this.saving).toHaveText(state)
  }

  /** The control that takes one of several values side by side. */
  choice(attribute: string, value: string): Locator {
    return this.region
      .getByRole('radiogroup', { name: attribute })
      .getByRole('radio', { name: value, exact: true })
  }

  /** The control that opens a list of values. */
  select(attribute: string): Locator {
    return this.region.getByRole('button', { name: attribute })
  }
}
