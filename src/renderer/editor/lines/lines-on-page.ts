import type { Utf16Range } from '#core/text/offsets.ts'
import type { PaintedPage } from '../highlights.ts'
import { pointInLeaf } from '../page-text.ts'
import type { PageLine } from './page-line.ts'
import type { TextLines } from './text-lines.ts'

/** Where the lines of a text that is being edited stand on the page. */
export class LinesOnPage implements PaintedPage {
  readonly root: HTMLElement
  readonly #lines: TextLines<PageLine>

  constructor(root: HTMLElement, lines: TextLines<PageLine>) {
    this.root = root
    this.#lines = lines
  }

  leavesIn(element: Element): readonly PageLine[] {
    const key = element instanceof HTMLElement ? element.dataset.line : undefined
    const line = key === undefined ? undefined : this.#lines.get(key)
    return line === undefined ? [] : [line]
  }

  toRange({ start, end }: Utf16Range): Range | null {
    const from = this.#lines.all[this.#lines.lineAt(start)]
    const to = this.#lines.all[this.#lines.lineAt(end)]
    if (from === undefined || to === undefined) return null
    const range = document.createRange()
    const first = pointInLeaf(from, Math.min(start, from.end) - from.start, 'after')
    const last = pointInLeaf(to, Math.min(end, to.end) - to.start, 'before')
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset)
    return range
  }
}
