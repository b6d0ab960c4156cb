import type { HighlightPainter, HighlightSource, PaintedRange } from './highlights.ts'
import { type PageSelection, rangeOfSelection } from './selection.ts'

/** Keeps showing what is selected on the page while a field elsewhere has the window's selection. */
export class RestingSelection implements HighlightSource {
  readonly layer = 'selection'
  readonly #painter: HighlightPainter
  #selection: PageSelection | null = null

  constructor(painter: HighlightPainter) {
    this.#painter = painter
    painter.add(this)
  }

  *paint(): Iterable<PaintedRange> {
    if (this.#selection === null) return
    yield { ...rangeOfSelection(this.#selection), highlight: 'resting-selection' }
  }

  show(selection: PageSelection | null): void {
    if (selection === this.#selection) return
    this.#selection = selection
    this.#painter.repaint(this)
  }
}
