/**
 * Paints stretches of the text by the CSS Custom Highlight API: no element is added, letters stay
 * joined, and stretches overlap freely. Only leaves close to the window hold ranges: whatever changes
 * in the document, were it in another pane, has Chromium look at every range anew and paint all text
 * under one. `content-visibility` tells which leaves are near, by half as much again as the window's
 * height; of these, an observer tells which are close. Offsets are the truth; ranges are made from them
 * whenever a leaf comes close or is laid out anew. They are static: live ones are gone through by the
 * browser each time that a node leaves the document, those already let go of too.
 */
import type { Utf16Range } from '#core/text/offsets.ts'
import type { DomEnds, Leaf, PageText } from './page-text.ts'

/** Layers of paint, the upper over the lower. */
const layers = ['spans', 'marks', 'find', 'selection', 'pulse'] as const
export type HighlightLayer = (typeof layers)[number]

/** How far from the window a leaf may be and still be painted, as a part of the window's height. */
const closeness = 0.5

/** Ranks that a layer has room for. */
const RANKS = 1000

/** A stretch to paint under the name of a `::highlight()`. */
export interface PaintedRange extends Utf16Range {
  readonly highlight: string
  /** Order inside the layer, the same for all stretches of one name; 0 unless given. */
  readonly rank?: number
}

/** Something that paints on the page: hits of a search, spans, marks. */
export interface HighlightSource {
  readonly layer: HighlightLayer
  /** What is painted inside `range`; stretches may reach over its ends. */
  paint(range: Utf16Range): Iterable<PaintedRange>
}

type Registered = { readonly highlight: Highlight; readonly range: StaticRange }[]

/** The part of a page that painting needs. */
export type PaintedPage = Pick<PageText, 'root' | 'leavesIn' | 'endsOf'>

export class HighlightPainter {
  readonly #page: PaintedPage
  readonly #near = new Set<Leaf>()
  /** Leaves that hold ranges; all are near. */
  readonly #close = new Set<Leaf>()
  readonly #leaves = new WeakMap<Element, Leaf>()
  /** Of the leaves that are near: one that is no longer there cannot tell its own. */
  readonly #elements = new Map<Leaf, Element>()
  readonly #observer: IntersectionObserver
  readonly #painted = new Map<HighlightSource, Map<Leaf, Registered>>()
  readonly #listeners = new Set<() => void>()

  constructor(page: PaintedPage) {
    this.#page = page
    this.#observer = new IntersectionObserver(this.#onCloseness, {
      root: scrollerOf(page.root),
      rootMargin: `${100 * closeness}% 0px`,
    })
    page.root.addEventListener('contentvisibilityautostatechange', this.#onNearness, true)
  }

  /** Paints `source` from now on; returns what ends it. */
  add(source: HighlightSource): () => void {
    this.#painted.set(source, new Map())
    this.repaint(source)
    return () => {
      this.#clear(source)
      this.#painted.delete(source)
    }
  }

  /** Asks `source` again, for the leaves that meet `range` or for all. */
  repaint(source: HighlightSource, range?: Utf16Range): void {
    const byLeaf = this.#painted.get(source)
    if (byLeaf === undefined) return
    for (const leaf of this.#close) {
      if (range !== undefined && (leaf.end < range.start || leaf.start > range.end)) continue
      this.#paint(source, byLeaf, leaf)
    }
  }

  /** Leaves near the window. */
  get near(): ReadonlySet<Leaf> {
    return this.#near
  }

  /** Calls `listener` when leaves came near or went; returns what ends it. */
  onNearChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dispose(): void {
    this.#page.root.removeEventListener('contentvisibilityautostatechange', this.#onNearness, true)
    for (const source of this.#painted.keys()) this.#clear(source)
    this.#observer.disconnect()
    this.#painted.clear()
    this.#listeners.clear()
  }

  readonly #onNearness = (event: Event): void => {
    if (!(event instanceof ContentVisibilityAutoStateChangeEvent)) return
    if (!(event.target instanceof HTMLElement)) return
    const leaves = this.#page.leavesIn(event.target)
    if (event.skipped) for (const leaf of leaves) this.leave(leaf)
    else {
      const come = leaves.filter((leaf) => !this.#near.has(leaf) && isLaidOut(leaf))
      const close = come.filter((leaf) => this.#isClose(leaf))
      for (const leaf of come) this.#approach(leaf)
      for (const leaf of close) this.#paintClose(leaf)
    }
    for (const listener of this.#listeners) listener()
  }

  readonly #onCloseness = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      const leaf = this.#leaves.get(target)
      if (leaf === undefined || !this.#near.has(leaf)) continue
      if (isIntersecting) this.#paintClose(leaf)
      else this.#unpaintClose(leaf)
    }
  }

  /** Paints a leaf that was put where it is in sight, or scrolled there, before the browser tells so. */
  enter(leaf: Leaf): void {
    this.#approach(leaf)
    this.#paintClose(leaf)
  }

  /** Takes the paint off a leaf that is no longer near, or no longer there. */
  leave(leaf: Leaf): void {
    this.#near.delete(leaf)
    const element = this.#elements.get(leaf)
    if (element !== undefined) this.#observer.unobserve(element)
    this.#elements.delete(leaf)
    this.#unpaintClose(leaf)
  }

  #approach(leaf: Leaf): void {
    if (this.#near.has(leaf)) return
    this.#near.add(leaf)
    const { element } = leaf
    this.#leaves.set(element, leaf)
    this.#elements.set(leaf, element)
    this.#observer.observe(element)
  }

  #isClose({ element }: Leaf): boolean {
    const view = scrollerOf(this.#page.root).getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    const beyond = closeness * view.height
    return bottom >= view.top - beyond && top <= view.bottom + beyond
  }

  #paintClose(leaf: Leaf): void {
    if (this.#close.has(leaf)) return
    this.#close.add(leaf)
    for (const [source, byLeaf] of this.#painted) this.#paint(source, byLeaf, leaf)
  }

  #unpaintClose(leaf: Leaf): void {
    this.#close.delete(leaf)
    for (const byLeaf of this.#painted.values()) this.#unpaint(byLeaf, leaf)
  }

  /** Ranges that stay as they are are left alone: taking one away costs far more than finding it. */
  #paint(source: HighlightSource, byLeaf: Map<Leaf, Registered>, leaf: Leaf): void {
    const registered: Registered = []
    const before = new Map<Highlight, StaticRange[]>()
    for (const { highlight, range } of byLeaf.get(leaf) ?? []) {
      const ranges = before.get(highlight)
      if (ranges === undefined) before.set(highlight, [range])
      else ranges.push(range)
    }
    for (const painted of source.paint(leaf)) {
      const start = Math.max(painted.start, leaf.start)
      const end = Math.min(painted.end, leaf.end)
      const ends = start < end ? this.#page.endsOf({ start, end }) : null
      if (ends === null) continue
      const highlight = highlightNamed(painted, source.layer)
      const there = takeSame(before.get(highlight), ends)
      const range = there ?? new StaticRange(ends)
      if (there === null) highlight.add(range)
      registered.push({ highlight, range })
    }
    for (const [highlight, ranges] of before) for (const range of ranges) highlight.delete(range)
    if (registered.length > 0) byLeaf.set(leaf, registered)
    else byLeaf.delete(leaf)
  }

  #unpaint(byLeaf: Map<Leaf, Registered>, leaf: Leaf): void {
    for (const { highlight, range } of byLeaf.get(leaf) ?? []) highlight.delete(range)
    byLeaf.delete(leaf)
  }

  #clear(source: HighlightSource): void {
    const byLeaf = this.#painted.get(source)
    if (byLeaf === undefined) return
    for (const leaf of [...byLeaf.keys()]) this.#unpaint(byLeaf, leaf)
  }
}

/** Takes a range with the same ends out of the list; null where there is none. */
function takeSame(ranges: StaticRange[] | undefined, wanted: DomEnds): StaticRange | null {
  const at = ranges?.findIndex(
    (range) =>
      range.startContainer === wanted.startContainer &&
      range.startOffset === wanted.startOffset &&
      range.endContainer === wanted.endContainer &&
      range.endOffset === wanted.endOffset,
  )
  if (ranges === undefined || at === undefined || at === -1) return null
  return ranges.splice(at, 1)[0] ?? null
}

function highlightNamed({ highlight: name, rank = 0 }: PaintedRange, layer: HighlightLayer) {
  const existing = CSS.highlights.get(name)
  if (existing !== undefined) return existing
  const highlight = new Highlight()
  highlight.priority = layers.indexOf(layer) * RANKS + rank
  CSS.highlights.set(name, highlight)
  return highlight
}

function scrollerOf(root: HTMLElement): HTMLElement {
  return root.closest<HTMLElement>('.page-scroller') ?? document.documentElement
}

/** A section that comes near brings only those of its leaves whose contents are laid out. */
function isLaidOut({ element }: Leaf): boolean {
  return element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? true
}
