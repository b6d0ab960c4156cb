import type { Locator, Page } from '@playwright/test'

/** The article in the middle of the window. */
export class ArticlePage {
  readonly text: Locator
  readonly blocks: Locator
  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.text = page.locator('.page-text')
    this.blocks = this.text.locator('[data-block]')
  }

  /** The text as it stands in the editor, blocks joined by LF, once all of them stand there. */
  async read(blocks: number): Promise<string> {
    await this.page.waitForFunction(
      (count) => document.querySelectorAll('.page-text [data-block]').length === count,
      blocks,
    )
    return this.text.evaluate((text) =>
      [...text.querySelectorAll('[data-block]')].map((block) => block.textContent).join('\n'),
    )
  }

  /** What is selected in the window. */
  selection(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  /** Puts the caret before the `offset`th UTF-16 unit of a block. */
  async placeCaret(block: number, offset: number): Promise<void> {
    await this.text.evaluate(
      (text, at) => {
        const element = text.querySelector(`[data-block="${at.block}"]`)
        if (!element) throw new Error(`no block ${at.block}`)
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        let left = at.offset
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.nodeValue?.length ?? 0
          if (left <= length) {
            getSelection()?.setBaseAndExtent(node, left, node, left)
            return
          }
          left -= length
        }
        throw new Error(`block ${at.block} ends before ${at.offset}`)
      },
      { block, offset },
    )
  }

  /** The middle of a character on the screen; `offset` counts UTF-16 units of a block that is one run. */
  placeOf(block: number, offset: number): Promise<{ x: number; y: number }> {
    return this.text.evaluate(
      (text, at) => {
        const element = text.querySelector(`[data-block="${at.block}"]`)
        const run = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
        if (!run) throw new Error(`no text in block ${at.block}`)
        const range = document.createRange()
        range.setStart(run, at.offset)
        range.setEnd(run, at.offset + 1)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      },
      { block, offset },
    )
  }
}
