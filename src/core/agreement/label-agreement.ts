import type { Annotations, Span } from '#core/annotation/model.ts'
import { compareText } from '#core/annotation/order.ts'
import type { OffsetMap } from '#core/text/offsets.ts'
import { Coincidences } from './coincidences.ts'
import { markedStretches } from './marked-stretches.ts'
import { matchSpans } from './span-matching.ts'

/** How far those who annotated the same articles agree on one label. */
export interface LabelAgreement {
  readonly label: string
  /** Of all coders together. */
  readonly spans: number
  /**
   * Krippendorff's α over the characters (code points), each in a span of the label or in none; null
   * where nothing could disagree.
   */
  readonly alpha: number | null
  /** F1 of spans over the very same text, over all pairs of coders; null where none has such a span. */
  readonly exact: number | null
  /** The same of spans that share at least half of their text. */
  readonly half: number | null
}

/** Gathers agreement article by article and keeps counts alone. */
export class AgreementCounts {
  readonly #labels = new Map<string, LabelCounts>()
  /** Characters so far by their number of coders, for a label that comes later: nobody marked them. */
  readonly #unmarked = new Map<number, number>()
  articles = 0

  /** One article as two coders or more annotated it, over the same text. */
  add(coders: readonly Annotations[], offsets: OffsetMap): void {
    if (coders.length < 2) throw new RangeError('agreement takes two')
    this.articles++
    const labels = new Set(
      coders.flatMap(({ spans }) => Array.from(spans.values(), ({ label }) => label)),
    )
    for (const label of labels)
      if (!this.#labels.has(label)) this.#labels.set(label, new LabelCounts(this.#unmarked))
    for (const [label, counts] of this.#labels) {
      const spans = coders.map((coder) => spansOf(coder, label))
      counts.add(spans, offsets)
    }
    const before = this.#unmarked.get(coders.length) ?? 0
    this.#unmarked.set(coders.length, before + offsets.codePointLength)
  }

  get labels(): readonly LabelAgreement[] {
    return [...this.#labels]
      .sort(([a], [b]) => compareText(a, b))
      .map(([label, counts]) => ({ label, ...counts.result }))
  }
}

class LabelCounts {
  readonly #characters = new Coincidences<boolean>()
  #spans = 0
  /** Spans of both coders of each pair. */
  #paired = 0
  #exact = 0
  #half = 0

  constructor(unmarked: ReadonlyMap<number, number>) {
    for (const [coders, characters] of unmarked)
      this.#characters.add(new Map([[false, coders]]), characters)
  }

  add(coders: readonly (readonly Span[])[], offsets: OffsetMap): void {
    const marked = coders.map((spans) => spans.flatMap(({ segments }) => segments))
    for (const stretch of markedStretches(marked, offsets.utf16Length)) {
      const characters = offsets.toCodePoint(stretch.end) - offsets.toCodePoint(stretch.start)
      const values = [
        [true, stretch.coders],
        [false, coders.length - stretch.coders],
      ] as const
      this.#characters.add(new Map(values.filter(([, count]) => count > 0)), characters)
    }
    for (const [i, ours] of coders.entries()) {
      this.#spans += ours.length
      for (const theirs of coders.slice(i + 1)) {
        const { exact, half } = matchSpans(ours, theirs)
        this.#paired += ours.length + theirs.length
        this.#exact += exact
        this.#half += half
      }
    }
  }

  get result(): Omit<LabelAgreement, 'label'> {
    const f1 = (matched: number) => (this.#paired === 0 ? null : (2 * matched) / this.#paired)
    return {
      spans: this.#spans,
      alpha: this.#characters.alpha,
      exact: f1(this.#exact),
      half: f1(this.#half),
    }
  }
}

/** Those with a place in the text. */
function spansOf({ spans }: Annotations, label: string): readonly Span[] {
  return [...spans.values()].filter((span) => span.label === label && span.segments.length > 0)
}
