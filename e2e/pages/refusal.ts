import { expect, type Locator, type Page } from '@playwright/test'
import { withoutIsolates } from './words.ts'

/** What stands in the page's place where a file could not be opened. */
export class Refusal {
  readonly panel: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('main').locator('.failure')
  }

  /** It names the file, gives cause and next step in these words, and says that the file is as it was. */
  async expectToSay(file: string, ...words: readonly (string | RegExp)[]): Promise<void> {
    await expect(this.panel).toBeVisible()
    const said = withoutIsolates(await this.panel.innerText())
    expect(said).toContain(`${file} could not be opened`)
    for (const expected of words) expect(said).toMatch(expected)
    expect(said).toContain('The file is as it was')
  }
}
