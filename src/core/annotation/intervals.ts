import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { Span } from './model.ts'
import { compareSpans, spanStart } from './order.ts'

/**
 * Spans by place. Segments stand in two sorted columns with, above them, an implicit tree of the
 * greatest end in each stretch (after the augmented tree of Cormen et al., Introduction to
 * Algorithms, 14.3), so that a lookup costs O(log n + what it finds).
 */
export class SpanIndex {
  /** All spans that have a place, in text order. */
  readonly ordered: readonly Span[]
  /** Spans with a piece that has no place. */
  readonly unplaced: readonly Span[]
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  /** Owner of each segment: its number in `ordered`. */
  readonly #owners: Int32Array
  /** `#reach[k]` is the greatest end in the k-th node of a binary heap whose leaves are the segments. */
  readonly #reach: Int32Array
  readonly #leaves: number
  /** Number of each span in `ordered` by its id; made when it is first asked for. */
  #numbers: ReadonlyMap<string, number> | null = null

  constructor(spans: Iterable<Span>) {
    const ordered: Span[] = []
    const unplaced: Span[] = []
    for (const span of spans) {
      if (span.segments.length > 0) ordered.push(span)
      if (span.unplaced.length > 0) unplaced.push(span)
    }
    ordered.sort(compareSpans)
    this.ordered = ordered
    this.unplaced = unplaced

    let count = 0
    let sorted = true
    for (const span of ordered) count += span.segments.length
    const starts = new Int32Array(count)
    const ends = new Int32Array(count)
    const owners = new Int32Array(count)
    let at = 0
    for (const [number, span] of ordered.entries()) {
      for (const { start, end } of span.segments) {
        if (at > 0 && start < (starts[at - 1] ?? 0)) sorted = false
        starts[at] = start
        ends[at] = end
        owners[at] = number
        at++
      }
    }
    if (!sorted) sortColumns(starts, ends, owners)
    this.#starts = starts
    this.#ends = ends
    this.#owners = owners

    let leaves = 1
    while (leaves < count) leaves *= 2
    const reach = new Int32Array(2 * leaves)
    reach.set(ends, leaves)
    for (let node = leaves - 1; node > 0; node--)
      reach[node] = Math.max(reach[2 * node] ?? 0, reach[2 * node + 1] ?? 0)
    this.#reach = reach
    this.#leaves = leaves
  }

  /** Spans with a segment over the character at `offset`, innermost first: the shortest segment first. */
  at(offset: Utf16): Span[] {
    return this.overlapping({ start: offset, end: offset + 1 })
  }

  /** Spans with a segment that holds the caret at `offset`, edges included, innermost first. */
  touching(offset: Utf16): Span[] {
    return this.#spansOf(this.#find(offset, offset, true))
  }

  /** Spans with a segment over some character of the range, innermost first. */
  overlapping({ start, end }: Utf16Range): Span[] {
    return this.#spansOf(this.#find(start, end, false))
  }

  /** The span after this one in text order; the first after the last. */
  next(id: string): Span | undefined {
    const number = this.#numberOf(id)
    return this.ordered[number === undefined ? 0 : (number + 1) % this.ordered.length]
  }

  /** The span before this one in text order; the last before the first. */
  previous(id: string): Span | undefined {
    const number = this.#numberOf(id) ?? 0
    return this.ordered.at(number - 1)
  }

  /** The first span that begins at the offset or after it; the first of all where none does. */
  nextFrom(offset: Utf16): Span | undefined {
    return this.ordered[this.#firstFrom(offset)] ?? this.ordered[0]
  }

  /** The last span that begins before the offset; the last of all where none does. */
  previousFrom(offset: Utf16): Span | undefined {
    return this.ordered[this.#firstFrom(offset) - 1] ?? this.ordered.at(-1)
  }

  #numberOf(id: string): number | undefined {
    this.#numbers ??= new Map(this.ordered.map((span, number) => [span.id, number]))
    return this.#numbers.get(id)
  }

  #firstFrom(offset: Utf16): number {
    let low = 0
    let high = this.ordered.length
    while (low < high) {
      const middle = (low + high) >> 1
      const span = this.ordered[middle]
      if (span !== undefined && spanStart(span) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Numbers of the segments that overlap [start, end); with `touch`, also those that only meet it. */
  #find(start: Utf16, end: Utf16, touch: boolean): number[] {
    // Offsets are whole, so "meets" is "overlaps, by one more on each side".
    const from = touch ? start - 1 : start
    const to = touch ? end + 1 : end
    const limit = lowerBound(this.#starts, to)
    const found: number[] = []
    const visit = (node: number, first: number, size: number): void => {
      if (first >= limit || (this.#reach[node] ?? 0) <= from) return
      if (size === 1) found.push(first)
      else {
        visit(2 * node, first, size / 2)
        visit(2 * node + 1, first + size / 2, size / 2)
      }
    }
    visit(1, 0, this.#leaves)
    return found
  }

  #spansOf(segments: readonly number[]): Span[] {
    const shortest = new Map<number, number>()
    for (const segment of segments) {
      const owner = this.#owners[segment] ?? 0
      const length = (this.#ends[segment] ?? 0) - (this.#starts[segment] ?? 0)
      shortest.set(owner, Math.min(length, shortest.get(owner) ?? length))
    }
    return [...shortest]
      .sort(([a, lengthA], [b, lengthB]) => lengthA - lengthB || b - a)
      .flatMap(([owner]) => this.ordered[owner] ?? [])
  }
}

function lowerBound(column: Int32Array, value: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts three columns by the first; needed only where a discontinuous span begins before others. */
function sortColumns(starts: Int32Array, ends: Int32Array, owners: Int32Array): void {
  const rows = Array.from(starts, (start, row) => ({
    start,
    end: ends[row] ?? 0,
    owner: owners[row] ?? 0,
  }))
  rows.sort((a, b) => a.start - b.start || a.owner - b.owner)
  for (const [row, { start, end, owner }] of rows.entries()) {
    starts[row] = start
    ends[row] = end
    owners[row] = owner
  }
}
