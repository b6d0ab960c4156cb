import type { Utf16Range } from '#core/text/offsets.ts'
import type { HighlightPainter, HighlightSource, PaintedRange } from './highlights.ts'

const STRONG_MS = 140
const SOFT_MS = 700

/** Shows for a moment where a range is that was just gone to. */
export class Pulse implements HighlightSource {
  readonly layer = 'pulse'
  readonly #painter: HighlightPainter
  #shown: PaintedRange | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop: (() => void) | null = null

  constructor(painter: HighlightPainter) {
    this.#painter = painter
  }

  *paint(): Iterable<PaintedRange> {
    if (this.#shown !== null) yield this.#shown
  }

  /** Strong and then soft; where the system asks for less motion, soft alone. */
  show(range: Utf16Range): void {
    this.clear()
    this.#stop = this.#painter.add(this)
    const soft = (): void =>
      this.#change({ ...range, highlight: 'pulse-soft' }, SOFT_MS, this.clear)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) soft()
    else this.#change({ ...range, highlight: 'pulse' }, STRONG_MS, soft)
  }

  readonly clear = (): void => {
    clearTimeout(this.#timer)
    this.#shown = null
    this.#stop?.()
    this.#stop = null
  }

  #change(shown: PaintedRange, milliseconds: number, then: () => void): void {
    this.#shown = shown
    this.#painter.repaint(this)
    this.#timer = setTimeout(then, milliseconds)
  }
}
