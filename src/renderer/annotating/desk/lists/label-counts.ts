import type { Span } from '#core/annotation/model.ts'
import { sharedEnds } from '#core/annotation/shared-ends.ts'

/** How many spans have each label, kept up from one state of the spans to the next by what changed. */
export class LabelCounts {
  #spans: readonly Span[] = []
  #counts = new Map<string, number>()

  /** The counts of these spans, which are in text order, as those before were. */
  of(spans: readonly Span[]): ReadonlyMap<string, number> {
    const before = this.#spans
    if (spans === before) return this.#counts
    const { first, last } = sharedEnds(before, spans)
    this.#counts = new Map(this.#counts)
    for (let i = first; i < before.length - last; i++) this.#add(before[i], -1)
    for (let i = first; i < spans.length - last; i++) this.#add(spans[i], 1)
    this.#spans = spans
    return this.#counts
  }

  #add(span: Span | undefined, by: 1 | -1): void {
    if (span === undefined) return
    const count = (this.#counts.get(span.label) ?? 0) + by
    if (count === 0) this.#counts.delete(span.label)
    else this.#counts.set(span.label, count)
  }
}
