/**
 * Where each character of the canonical text stands in the page's DOM, and back. The page is a list
 * of *leaves*: a block, or a piece of one that is too long to be laid out at once.
 */
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
  #adopted = 0

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

  /** Takes up the blocks that were put into the root since the last call. */
  adopt(): void {
    let element = this.#lastBlockElement()?.nextElementSibling ?? null
    if (this.#adopted === 0) element = this.root.firstElementChild
    for (; element !== null; element = element.nextElementSibling) {
      const block = this.blocks[this.#adopted]
      if (block === undefined || !(element instanceof HTMLElement)) break
      const pieces = element.classList.contains('in-pieces') ? [...element.children] : []
      if (pieces.length === 0) this.#add({ ...rangeOf(block), element, block: this.#adopted })
      pieces.forEach((piece, i) => {
        if (!(piece instanceof HTMLElement)) return
        const next = pieces[i + 1]
        const start = block.start + pieceStart(piece)
        const end = next instanceof HTMLElement ? block.start + pieceStart(next) : block.end
        this.#add({ start, end, element: piece, block: this.#adopted })
      })
      this.#adopted++
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
    const start = this.blocks[block]?.start
    if (start === undefined || block >= this.#adopted) return null
    const leaf = this.#leaves[this.leafAt(start)]
    return leaf === undefined ? null : blockElementOf(leaf)
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

  directionOf(block: number): Direction {
    return this.blockElement(block)?.dir === 'ltr' ? 'ltr' : 'rtl'
  }

  /** The canonical offset of a DOM point, or null where it is not in the text. */
  toOffset(node: Node, offset: number): Utf16 | null {
    if (node === this.root) return this.#edgeOffset(this.root.childNodes, offset)
    if (!this.root.contains(node)) return null
    let before = node instanceof Text ? offset : textLength(node.childNodes, offset)
    for (let inner = node; inner !== this.root; ) {
      const leaf = this.leafOf(inner)
      if (leaf !== null) return Math.min(leaf.start + before, leaf.end)
      const parent: Node | null = inner.parentNode
      if (parent === null) return null
      if (inner === node && !(node instanceof Text) && parent === this.root) {
        return this.#edgeOffset(inner.childNodes, offset)
      }
      for (let prior = inner.previousSibling; prior !== null; prior = prior.previousSibling) {
        before += prior.textContent?.length ?? 0
      }
      inner = parent
    }
    return null
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

  /** A live DOM range over a canonical range; null where it is not on the page yet. */
  toRange({ start, end }: Utf16Range): Range | null {
    const from = this.toPoint(start, 'after')
    const to = start === end ? from : this.toPoint(end, 'before')
    if (from === null || to === null) return null
    const range = document.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return range
  }

  #lastBlockElement(): HTMLElement | null {
    const leaf = this.#leaves.at(-1)
    return leaf === undefined ? null : blockElementOf(leaf)
  }

  #add(leaf: Leaf): void {
    this.#leafIndex.set(leaf.element, this.#leaves.length)
    this.#leaves.push(leaf)
  }

  /** The offset before the `index`th of nodes that are, or hold, leaves. */
  #edgeOffset(nodes: NodeListOf<ChildNode>, index: number): Utf16 | null {
    const after = nodes[index]
    const first = after === undefined ? null : this.#firstLeaf(after)
    if (first !== null) return first.start
    const last = nodes[index - 1]
    if (last === undefined) return null
    return this.leafOf(last)?.end ?? (last.lastChild && this.leafOf(last.lastChild)?.end) ?? null
  }

  #firstLeaf(node: Node): Leaf | null {
    return this.leafOf(node) ?? (node.firstChild && this.leafOf(node.firstChild))
  }
}

function pointInLeaf(leaf: Leaf, local: Utf16, side: Side): DomPoint {
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

function blockElementOf({ element }: Leaf): HTMLElement {
  const parent = element.parentElement
  return element.dataset.start !== undefined && parent !== null ? parent : element
}

function pieceStart(piece: HTMLElement): number {
  return Number(piece.dataset.start)
}

function rangeOf({ start, end }: Block): Utf16Range {
  return { start, end }
}

function lastStartingBefore(ranges: readonly Utf16Range[], offset: Utf16): number {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
