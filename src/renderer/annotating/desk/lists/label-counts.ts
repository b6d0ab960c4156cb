import type { Span } from '#core/annotation/model.ts'
import { changedBetween } from '#core/annotation/shared-ends.ts'

/** How many spans have each label, kept up from one state of the spans to the next by what changed. */
export class LabelCounts {
  #spans: readonly Span[] = []
  #counts = new Map<string, number>()

  /** The counts of these spans, which are in text order, as those before were. */
  of(spans: readonly Span[]): ReadonlyMap<string, number> {
    const before = this.#spans
    if (spans === before) return this.#counts
    const { gone, came } = changedBetween(before, spans)
    this.#counts = new Map(this.#counts)
    for (const span of gone) this.#add(span, -1)
    for (const span of came) this.#add(span, 1)
    this.#spans = spans
    return this.#counts
  }

  #add({ label }: Span, by: 1 | -1): void {
    const count = (this.#counts.get(label) ?? 0) + by
    if (count === 0) this.#counts.delete(label)
    else this.#counts.set(label, count)
  }
}
