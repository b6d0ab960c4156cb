/**
 * Where each character of the canonical text stands in the page's DOM, and back. The page is a list
 * of *leaves*: a block, or a piece of one that is too long to be laid out at once.
 */
import { lastStartingBefore } from '#core/document/block-at.ts'
import type { Block } from '#core/document/document.ts'
import type { Direction } from '#core/text/direction.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

export interface Leaf extends Utf16Range {
  readonly element: HTMLElement
  /** Index in the document's blocks. */
  readonly block: number
}

export interface DomPoint {
  readonly node: Node
  readonly offset: number
}

/** The ends of a range in the DOM, as the browser's own constructors take them. */
export interface DomEnds {
  readonly startContainer: Node
  readonly startOffset: number
  readonly endContainer: Node
  readonly endOffset: number
}

/** Which side of an edge between two text nodes a point is set on. */
export type Side = 'before' | 'after'

export class PageText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly root: HTMLElement
  /** Whether blocks outside the readable part are shown. */
  wholePage = false
  readonly #leaves: Leaf[] = []
  readonly #leafIndex = new Map<Node, number>()
  readonly #blockElements: HTMLElement[] = []
  #lastAdopted: Element | null = null

  constructor(text: string, blocks: readonly Block[], root: HTMLElement) {
    this.text = text
    this.blocks = blocks
    this.root = root
  }

  /** In text order; grows while an article is loaded slice by slice. */
  get leaves(): readonly Leaf[] {
    return this.#leaves
  }

  /** Offset up to which the text stands on the page. */
  get end(): Utf16 {
    return this.#leaves.at(-1)?.end ?? 0
  }

  /** Takes up what was put into the root since the last call. */
  adopt(): void {
    const last = this.#lastAdopted
    let next = last === null ? this.root.firstElementChild : last.nextElementSibling
    for (; next !== null; next = next.nextElementSibling) {
      this.#adoptElement(next)
      this.#lastAdopted = next
    }
  }

  /** Index of the block that holds `offset`; the LF after a block belongs to it. */
  blockAt(offset: Utf16): number {
    return lastStartingBefore(this.blocks, offset)
  }

  /** Index of the leaf that holds `offset`; at the edge of two pieces the later one. */
  leafAt(offset: Utf16): number {
    return lastStartingBefore(this.#leaves, offset)
  }

  /** The leaf that an element is, if it is one. */
  leafOf(element: Node): Leaf | null {
    return this.#leaves[this.#leafIndex.get(element) ?? -1] ?? null
  }

  /** The element of a block, when it is on the page already. */
  blockElement(block: number): HTMLElement | null {
    return this.#blockElements[block] ?? null
  }

  /** The leaves in an element that holds some, in order. */
  leavesIn(element: Element): readonly Leaf[] {
    const first = this.#edgeLeaf(element, 'first')
    const last = this.#edgeLeaf(element, 'last')
    if (first === null || last === null) return []
    return this.#leaves.slice(this.leafAt(first.start), this.leafAt(last.start) + 1)
  }

  isShown(block: number): boolean {
    return this.wholePage || this.blocks[block]?.readable === true
  }

  /** The nearest block that is shown after (`1`) or before (`-1`) a block. */
  shownBlock(block: number, step: 1 | -1): Block | null {
    for (let i = block + step; ; i += step) {
      const candidate = this.blocks[i]
      if (candidate === undefined) return null
      if (this.isShown(i)) return candidate
    }
  }

  /** Where the first block that is shown begins. */
  firstShown(): Utf16 {
    return this.shownBlock(-1, 1)?.start ?? 0
  }

  /** Where the last block that is shown ends. */
  lastShown(): Utf16 {
    return this.shownBlock(this.blocks.length, -1)?.end ?? this.text.length
  }

  directionOf(block: number): Direction {
    return this.blockElement(block)?.dir === 'ltr' ? 'ltr' : 'rtl'
  }

  /** The canonical offset of a DOM point, or null where it is not in the text. */
  toOffset(node: Node, offset: number): Utf16 | null {
    if (!this.root.contains(node)) return null
    let before = node instanceof Text ? offset : textLength(node.childNodes, offset)
    for (let inner = node; inner !== this.root; ) {
      const leaf = this.leafOf(inner)
      if (leaf !== null) return Math.min(leaf.start + before, leaf.end)
      const parent: Node | null = inner.parentNode
      if (parent === null || this.#holdsLeaves(inner)) break
      for (let prior = inner.previousSibling; prior !== null; prior = prior.previousSibling) {
        before += prior.textContent?.length ?? 0
      }
      inner = parent
    }
    const after = node.childNodes[offset]
    if (after !== undefined) return this.#edgeLeaf(after, 'first')?.start ?? null
    return this.#edgeLeaf(node, 'last')?.end ?? null
  }

  /** The DOM point of a canonical offset; null where its block is not on the page yet. */
  toPoint(offset: Utf16, side: Side = 'after'): DomPoint | null {
    let index = this.leafAt(offset)
    if (side === 'before') {
      const previous = this.#leaves[index - 1]
      const here = this.#leaves[index]
      if (previous?.end === offset && previous.block === here?.block) index--
    }
    const leaf = this.#leaves[index]
    if (leaf === undefined || offset > this.end) return null
    return pointInLeaf(leaf, Math.min(offset, leaf.end) - leaf.start, side)
  }

  /** The DOM points of a canonical range's ends; null where it is not on the page yet. */
  endsOf({ start, end }: Utf16Range): DomEnds | null {
    const from = this.toPoint(start, 'after')
    const to = start === end ? from : this.toPoint(end, 'before')
    return from === null || to === null ? null : domEnds(from, to)
  }

  /** A live DOM range over a canonical range; null where it is not on the page yet. */
  toRange(canonical: Utf16Range): Range | null {
    return liveRange(this.endsOf(canonical))
  }

  #adoptElement(element: Element): void {
    if (!(element instanceof HTMLElement)) return
    if (element.classList.contains('section')) {
      for (const inner of element.children) this.#adoptElement(inner)
      return
    }
    const index = this.#blockElements.length
    const block = this.blocks[index]
    if (block === undefined) return
    this.#blockElements.push(element)
    const pieces = [...element.querySelectorAll<HTMLElement>('.piece')]
    if (pieces.length === 0) {
      this.#add({ start: block.start, end: block.end, element, block: index })
      return
    }
    const starts = pieces.map((piece) => block.start + Number(piece.dataset.start))
    pieces.forEach((piece, i) => {
      const end = starts[i + 1] ?? block.end
      this.#add({ start: starts[i] ?? end, end, element: piece, block: index })
    })
  }

  #add(leaf: Leaf): void {
    this.#leafIndex.set(leaf.element, this.#leaves.length)
    this.#leaves.push(leaf)
  }

  /** Whether a node is no leaf but has leaves in it. */
  #holdsLeaves(node: Node): boolean {
    return this.leafOf(node) === null && this.#edgeLeaf(node, 'first') !== null
  }

  /** The first or last leaf in a node, or the node itself. */
  #edgeLeaf(node: Node, edge: 'first' | 'last'): Leaf | null {
    for (let inner: Node | null = node; inner !== null; ) {
      const leaf = this.leafOf(inner)
      if (leaf !== null) return leaf
      inner = edge === 'first' ? inner.firstChild : inner.lastChild
    }
    return null
  }
}

/** A range that the browser keeps up with the document, for measuring; null where there are no ends. */
export function liveRange(ends: DomEnds | null): Range | null {
  if (ends === null) return null
  const range = document.createRange()
  range.setStart(ends.startContainer, ends.startOffset)
  range.setEnd(ends.endContainer, ends.endOffset)
  return range
}

/** The ends of a range from one DOM point to another, which stands after it. */
export function domEnds(from: DomPoint, to: DomPoint): DomEnds {
  return {
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  }
}

/** The DOM point `local` characters after the beginning of a leaf. */
export function pointInLeaf(leaf: Leaf, local: Utf16, side: Side): DomPoint {
  const walker = document.createTreeWalker(leaf.element, NodeFilter.SHOW_TEXT)
  let before = 0
  let last: DomPoint = { node: leaf.element, offset: 0 }
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    const end = before + node.length
    if (local < end || (local === end && side === 'before')) return { node, offset: local - before }
    last = { node, offset: node.length }
    before = end
  }
  return last
}

function textLength(nodes: NodeListOf<ChildNode>, count: number): number {
  let length = 0
  for (let i = 0; i < count; i++) length += nodes[i]?.textContent?.length ?? 0
  return length
}
