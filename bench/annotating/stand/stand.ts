/** What the app is measured beside: an article painted with its spans, and what can be done there. */
import type { PlainStyle } from '../../in-page.ts'
import type { PlainSpan } from '../spans.ts'

export interface StandInput {
  readonly text: string
  readonly style: PlainStyle
  readonly spans: readonly PlainSpan[]
}

export interface Stand {
  /** Milliseconds from nothing to the painted frame with spans. */
  readonly loaded: number
  /** Elements and text nodes. */
  nodes(): number
  /** Brings a span's words to the middle of the window and selects them. */
  select(span: PlainSpan): void
  add(span: PlainSpan): void
  delete(span: PlainSpan): void
  /** Milliseconds from the call to the frame in which all of the span is in sight. */
  jump(span: PlainSpan): Promise<number>
  /** Id of the shortest span at a point of the window. */
  hit?(x: number, y: number): string | null
  /** The rectangle of a character; null where it is out of sight. */
  placeOf(offset: number): DOMRect | null
  dispose(): void
}

/** What the script puts on its window. */
export interface StandWindow {
  isnadStands: {
    plain(input: StandInput, isWindowed: boolean): Promise<Stand>
    recogito(input: StandInput, renderer: 'SPANS' | 'CSS_HIGHLIGHTS', sheet: string): Promise<Stand>
  }
  stand?: Stand
}
