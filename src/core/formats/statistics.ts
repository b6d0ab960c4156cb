import type { Span } from '#core/annotation/model.ts'
import { compareText, spansInOrder } from '#core/annotation/order.ts'
import type { Attributes } from '#core/annotation/records.ts'
import { missingRoles } from '#core/annotation/roles.ts'
import { findFrameType, type Tagset } from '#core/annotation/tagset.ts'
import type { TagsetReference } from '#core/sidecar/schema.ts'
import { foldString } from '#core/text/folding.ts'
import type { DatasetDocument } from './dataset.ts'
import { type TagsetUse, TagsetUses } from './tagset-uses.ts'

/** Lengths in code points. */
export interface Lengths {
  readonly least: number
  readonly median: number
  readonly mean: number
  readonly most: number
}

export interface Statistics {
  readonly articles: {
    readonly annotated: number
    /** Of those annotated, which everyone submitted who annotated them. */
    readonly submitted: number
    /** Annotated as it seems, but nothing of it could be read. */
    readonly unread: number
    readonly all: number
  }
  readonly documents: Counted
  /** Tagsets that the documents name, the most used first. */
  readonly tagsets: readonly TagsetUse[]
  readonly annotators: readonly {
    readonly annotator: string
    readonly documents: number
    readonly spans: number
    readonly frames: number
  }[]
  readonly labels: readonly {
    readonly label: string
    readonly spans: number
    readonly lengths: Lengths | null
    readonly attributes: readonly AttributeCount[]
  }[]
  /** Spans that share text with another of their document; of these, those over the very same text. */
  readonly overlaps: { readonly spans: number; readonly identical: number }
  readonly discontinuous: number
  readonly unplaced: number
  readonly frames: readonly {
    readonly type: string
    readonly complete: number
    /** Frames that lack a filler that the tagset asks for. */
    readonly incomplete: number
    /** Of a type that the tagset does not know, so that nothing can be said. */
    readonly unknown: number
  }[]
  /** The most frequent words of the labels asked for, folded; `words` as they stand most often. */
  readonly frequent: readonly {
    readonly label: string
    readonly words: readonly { readonly words: string; readonly spans: number }[]
  }[]
  /** Spans by the day on which they were made. */
  readonly days: readonly { readonly day: string; readonly spans: number }[]
}

/** Documents by the annotator's own word. */
export interface Counted {
  readonly draft: number
  readonly submitted: number
}

export interface AttributeCount {
  readonly attribute: string
  readonly value: string
  readonly count: number
}

/** Labels whose words are counted where nobody says which. */
export const wordyLabels: readonly string[] = ['source', 'cue']

interface LabelTally {
  spans: number
  readonly lengths: Map<number, number>
  readonly attributes: Map<string, Map<string, number>>
}

/** Gathers statistics document by document. What it keeps grows with what differs, not with the texts. */
export class StatisticsCounter {
  readonly #rulesOf: (named: TagsetReference) => Tagset | null
  readonly #tagsets = new TagsetUses()
  /** Whether all documents of an article so far are submitted. */
  readonly #articles = new Map<string, boolean>()
  readonly #documents = { draft: 0, submitted: 0 }
  readonly #annotators = new Map<string, { documents: number; spans: number; frames: number }>()
  readonly #labels = new Map<string, LabelTally>()
  readonly #overlaps = { spans: 0, identical: 0 }
  #discontinuous = 0
  #unplaced = 0
  readonly #frames = new Map<string, { complete: number; incomplete: number; unknown: number }>()
  readonly #words: ReadonlyMap<string, Map<string, Map<string, number>>>
  readonly #days = new Map<string, number>()

  /**
   * `rulesOf` gives the tagset by which the frames of a document are judged, from the one that it
   * names; null where it cannot be had. `frequentOf` are the labels whose words are counted.
   */
  constructor(rulesOf: (named: TagsetReference) => Tagset | null, frequentOf: readonly string[]) {
    this.#rulesOf = rulesOf
    this.#words = new Map(frequentOf.map((label) => [label, new Map()]))
  }

  add(document: DatasetDocument): void {
    const { article, annotator, annotations, status, offsets } = document
    const isDone = this.#articles.get(article.file) !== false && status === 'submitted'
    this.#articles.set(article.file, isDone)
    this.#documents[status]++
    this.#tagsets.add(document.tagset)
    const rules = this.#rulesOf(document.tagset)
    const own = this.#annotators.get(annotator.id) ?? { documents: 0, spans: 0, frames: 0 }
    this.#annotators.set(annotator.id, own)
    own.documents++
    own.spans += annotations.spans.size
    own.frames += annotations.frames.size
    const spans = spansInOrder(annotations)
    for (const span of spans) {
      const length = span.segments.reduce(
        (sum, { start, end }) => sum + offsets.toCodePoint(end) - offsets.toCodePoint(start),
        0,
      )
      this.#addSpan(span, length)
    }
    this.#addOverlaps(spans)
    for (const frame of annotations.frames.values()) {
      const counts = this.#frames.get(frame.type) ?? { complete: 0, incomplete: 0, unknown: 0 }
      this.#frames.set(frame.type, counts)
      if (rules === null || findFrameType(rules, frame.type) === undefined) counts.unknown++
      else if (missingRoles(rules, frame).length > 0) counts.incomplete++
      else counts.complete++
    }
  }

  #addSpan(span: Span, length: number): void {
    const tally = this.#labels.get(span.label) ?? {
      spans: 0,
      lengths: new Map<number, number>(),
      attributes: new Map<string, Map<string, number>>(),
    }
    this.#labels.set(span.label, tally)
    tally.spans++
    if (span.segments.length > 0) increase(tally.lengths, length)
    for (const [attribute, value] of values(span.attributes)) {
      const counts = tally.attributes.get(attribute) ?? new Map<string, number>()
      tally.attributes.set(attribute, counts)
      increase(counts, value)
    }
    if (span.segments.length > 1) this.#discontinuous++
    if (span.segments.length === 0) this.#unplaced++
    increase(this.#days, span.created.slice(0, 10))
    const words = this.#words.get(span.label)
    if (words === undefined || span.segments.length === 0) return
    const said = span.segments.map(({ quote }) => quote).join(' ')
    const folded = foldString(said).replaceAll(/\s+/gu, ' ').trim()
    const forms = words.get(folded) ?? new Map<string, number>()
    words.set(folded, forms)
    increase(forms, said)
  }

  /** `spans` are in text order. */
  #addOverlaps(spans: readonly Span[]): void {
    const overlapping = new Set<Span>()
    const identical = new Set<Span>()
    const edges = spans
      .flatMap((span) => span.segments.map(({ start, end }) => ({ span, start, end })))
      .sort((a, b) => a.start - b.start || a.end - b.end)
    let open: typeof edges = []
    for (const edge of edges) {
      open = open.filter(({ end }) => end > edge.start)
      for (const other of open) {
        if (other.span === edge.span) continue
        overlapping.add(other.span).add(edge.span)
        if (isSamePlace(other.span, edge.span)) identical.add(other.span).add(edge.span)
      }
      open.push(edge)
    }
    this.#overlaps.spans += overlapping.size
    this.#overlaps.identical += identical.size
  }

  /** `all` are the articles of the folder, those without sidecars included; of `unread` nothing was added. */
  result(
    { all, unread }: Pick<Statistics['articles'], 'all' | 'unread'>,
    mostFrequent = 20,
  ): Statistics {
    return {
      articles: {
        annotated: this.#articles.size,
        submitted: [...this.#articles.values()].filter((isDone) => isDone).length,
        unread,
        all,
      },
      documents: { ...this.#documents },
      tagsets: this.#tagsets.all,
      annotators: sorted(this.#annotators).map(([annotator, counts]) => ({
        annotator,
        ...counts,
      })),
      labels: sorted(this.#labels).map(([label, { spans, lengths, attributes }]) => ({
        label,
        spans,
        lengths: lengthsOf(lengths),
        attributes: sorted(attributes).flatMap(([attribute, counts]) =>
          sorted(counts).map(([value, count]) => ({ attribute, value, count })),
        ),
      })),
      overlaps: { ...this.#overlaps },
      discontinuous: this.#discontinuous,
      unplaced: this.#unplaced,
      frames: sorted(this.#frames).map(([type, counts]) => ({ type, ...counts })),
      frequent: [...this.#words].map(([label, words]) => ({
        label,
        words: mostOf(words, mostFrequent),
      })),
      days: sorted(this.#days).map(([day, spans]) => ({ day, spans })),
    }
  }
}

function* values(attributes: Attributes): Generator<readonly [string, string]> {
  for (const [attribute, value] of Object.entries(attributes))
    if (typeof value === 'object') for (const one of value) yield [attribute, one]
    else yield [attribute, String(value)]
}

function isSamePlace(a: Span, b: Span): boolean {
  return (
    a.segments.length === b.segments.length &&
    a.segments.every(
      ({ start, end }, i) => start === b.segments[i]?.start && end === b.segments[i]?.end,
    )
  )
}

function lengthsOf(counts: ReadonlyMap<number, number>): Lengths | null {
  const lengths = [...counts].sort(([a], [b]) => a - b)
  const total = lengths.reduce((sum, [, count]) => sum + count, 0)
  const [first] = lengths
  const last = lengths.at(-1)
  if (first === undefined || last === undefined) return null
  const at = (place: number): number => {
    let passed = 0
    for (const [length, count] of lengths) {
      passed += count
      if (passed > place) return length
    }
    return last[0]
  }
  return {
    least: first[0],
    median: (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2,
    mean: lengths.reduce((sum, [length, count]) => sum + length * count, 0) / total,
    most: last[0],
  }
}

function mostOf(words: ReadonlyMap<string, ReadonlyMap<string, number>>, most: number) {
  return [...words.values()]
    .map((forms) => {
      const [usual] = [...forms].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
      const spans = [...forms.values()].reduce((sum, count) => sum + count, 0)
      return { words: usual?.[0] ?? '', spans }
    })
    .sort((a, b) => b.spans - a.spans || compareText(a.words, b.words))
    .slice(0, most)
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sorted<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => compareText(a, b))
}
