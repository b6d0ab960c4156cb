import { expect, type Locator, type Page } from '@playwright/test'

/** The article while its text is corrected. */
export class CorrectingPage {
  readonly text: Locator
  readonly bar: Locator
  readonly failure: Locator
  readonly dialog: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.text = page.locator('.correcting-text')
    this.bar = page.getByRole('region', { name: 'Correcting the text' })
    this.failure = this.bar.locator('.correcting-failure')
    this.dialog = page.getByRole('dialog', { name: 'The correction is not saved' })
  }

  async begin(): Promise<void> {
    // The text can be corrected once its annotations are read.
    await expect(this.#page.locator('.saving-status')).toHaveAttribute(
      'data-state',
      /^(saved|nothing-yet)$/,
    )
    await this.#page.keyboard.press('F2')
    await this.text.locator('[data-line]').first().waitFor()
  }

  /** The text as it stands in the editor. */
  async read(): Promise<string> {
    const lines = await this.text.locator('[data-line]').allTextContents()
    return lines.join('\n')
  }

  /** Selects `words` where they first stand. */
  async select(words: string): Promise<void> {
    await this.text.evaluate((text, wanted) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1
        if (at === -1) continue
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
        return
      }
      throw new Error(`«${wanted}» is not in the text`)
    }, words)
  }

  /** Puts the caret before `words`. */
  async placeBefore(words: string): Promise<void> {
    await this.select(words)
    await this.#page.evaluate(() => getSelection()?.collapseToStart())
  }

  /** The words that are painted as spans. */
  painted(): Promise<readonly string[]> {
    return this.#page.evaluate(() =>
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('usual-line-'))
        .flatMap(([, ranges]) => [...ranges])
        .map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange()
          range.setStart(startContainer, startOffset)
          range.setEnd(endContainer, endOffset)
          return range.toString()
        })
        .sort(),
    )
  }
}
