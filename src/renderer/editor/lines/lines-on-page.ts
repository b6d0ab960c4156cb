import type { Utf16Range } from '#core/text/offsets.ts'
import type { PaintedPage } from '../highlights.ts'
import { type DomEnds, domEnds, liveRange, pointInLeaf } from '../page-text.ts'
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

  endsOf({ start, end }: Utf16Range): DomEnds | null {
    const from = this.#lines.all[this.#lines.lineAt(start)]
    const to = this.#lines.all[this.#lines.lineAt(end)]
    if (from === undefined || to === undefined) return null
    return domEnds(
      pointInLeaf(from, Math.min(start, from.end) - from.start, 'after'),
      pointInLeaf(to, Math.min(end, to.end) - to.start, 'before'),
    )
  }

  toRange(canonical: Utf16Range): Range | null {
    return liveRange(this.endsOf(canonical))
  }
}
