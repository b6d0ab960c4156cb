import { expect, type Locator } from '@playwright/test'
import type { Isnad } from '../app/isnad.ts'
import type { Workspace } from '../app/workspace.ts'
import { ArabicKeyboard } from './arabic-keyboard.ts'
import { ArticlePage } from './article-page.ts'

interface SavedSpan {
  readonly id: string
  readonly label: string
  readonly segments: readonly { readonly quote: string }[]
}

interface SavedFrame {
  readonly id: string
  readonly type: string
  readonly roles: Readonly<Record<string, readonly string[]>>
}

interface Saved {
  readonly spans: readonly SavedSpan[]
  readonly frames: readonly SavedFrame[]
}

/** An article that is being tagged, and the sidecar that comes of it. */
export class TaggingPage {
  readonly isnad: Isnad
  readonly article: ArticlePage
  readonly keyboard: ArabicKeyboard
  /** The selected span's label, over its beginning. */
  readonly slip: Locator
  readonly handles: Locator
  readonly bar: Locator
  readonly strip: Locator
  readonly toast: Locator
  readonly #workspace: Workspace
  readonly #name: string

  constructor(isnad: Isnad, workspace: Workspace, name: string) {
    const { page } = isnad
    this.isnad = isnad
    this.article = new ArticlePage(page)
    this.keyboard = new ArabicKeyboard(page)
    this.slip = page.locator('.slip-picked')
    this.handles = page.locator('.span-handle')
    this.bar = page.locator('.label-bar')
    this.strip = page.locator('.frame-strip')
    this.toast = page.locator('.page-toast')
    this.#workspace = workspace
    this.#name = name
  }

  /** Until the page hears the keys of tagging. */
  async ready(): Promise<void> {
    await this.article.blocks.first().waitFor()
    await this.isnad.page.waitForFunction(
      () => document.querySelector<HTMLElement>('.article-page')?.dataset.picked !== undefined,
    )
  }

  /** Selects words of the article, as dragging over them or Shift with arrows would. */
  async select(words: string, nth = 0): Promise<void> {
    await this.article.text.evaluate(
      (root, wanted) => {
        for (const block of root.querySelectorAll('[data-block]')) {
          let at = -1
          for (let i = 0; i <= wanted.nth; i++)
            at = block.textContent?.indexOf(wanted.words, at + 1) ?? -1
          const run = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
          if (at === -1 || run === null) continue
          ;(root as HTMLElement).focus({ preventScroll: true })
          getSelection()?.setBaseAndExtent(run, at, run, at + wanted.words.length)
          return
        }
        throw new Error(`the article does not hold ${wanted.words}`)
      },
      { words, nth },
    )
    await expect.poll(() => this.article.selection()).toBe(words)
  }

  /** The middle of a character: the `offset`th of the first place where the words stand. */
  async placeOf(words: string, offset = 0): Promise<{ x: number; y: number }> {
    const texts = await this.article.blocks.allTextContents()
    const block = texts.findIndex((text) => text.includes(words))
    return this.article.placeOf(block, (texts[block]?.indexOf(words) ?? 0) + offset)
  }

  async click(words: string, offset = 0): Promise<void> {
    const { x, y } = await this.placeOf(words, offset)
    await this.isnad.page.mouse.move(x, y)
    await this.isnad.page.mouse.down({ clickCount: 1 })
    await this.isnad.page.mouse.up({ clickCount: 1 })
  }

  /** Drags the handle at an edge of the selected span to before the character at a place. */
  async dragHandle(edge: 'start' | 'end', to: string, offset = 0, shift = false): Promise<void> {
    const { mouse, keyboard } = this.isnad.page
    const handle = this.isnad.page.locator(`.span-handle[data-edge="${edge}"]`).first()
    // It stands still, and nothing lies over it.
    await handle.hover()
    const box = await handle.boundingBox()
    if (box === null) throw new Error(`no handle at the ${edge}`)
    const { x } = await this.placeOf(to, offset)
    const y = box.y + box.height / 2
    if (shift) await keyboard.down('Shift')
    await mouse.move(box.x + box.width / 2, y)
    await mouse.down()
    await mouse.move(x, y, { steps: 4 })
    await mouse.up()
    if (shift) await keyboard.up('Shift')
  }

  /** What the sidecar has; empty lists while there is none. */
  async saved(): Promise<Saved> {
    try {
      const content = await this.#workspace.read(`${this.#name}.amal.isnad.json`)
      return JSON.parse(content.toString('utf8')) as Saved
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return { spans: [], frames: [] }
      throw error
    }
  }

  /** The saved spans, each as «label: words», its pieces joined by an ellipsis. */
  async spans(): Promise<readonly string[]> {
    const { spans } = await this.saved()
    return spans.map(
      ({ label, segments }) => `${label}: ${segments.map(({ quote }) => quote).join(' … ')}`,
    )
  }

  /** The saved frames, each role with the words, the type or the sign of what fills it. */
  async frames(): Promise<readonly Record<string, unknown>[]> {
    const { spans, frames } = await this.saved()
    const nameOf = (id: string): string =>
      spans.find((span) => span.id === id)?.segments[0]?.quote ??
      frames.find((frame) => frame.id === id)?.type ??
      id
    return frames.map(({ type, roles }) => ({
      type,
      ...Object.fromEntries(Object.entries(roles).map(([role, ids]) => [role, ids.map(nameOf)])),
    }))
  }

  async expectSpans(...spans: readonly string[]): Promise<void> {
    await expect.poll(() => this.spans()).toEqual(spans)
  }

  /** In any order: frames that begin at one place stand by their ids, which are drawn. */
  async expectFrames(...frames: readonly object[]): Promise<void> {
    await expect(async () => {
      const held = await this.frames()
      expect(held).toHaveLength(frames.length)
      expect(held).toEqual(expect.arrayContaining([...frames]))
    }).toPass()
  }
}
