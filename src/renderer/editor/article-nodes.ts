/**
 * The article in Lexical: one block node for each block of the document. Inside it stand text
 * nodes, or, where a block is too long to be laid out at once, pieces that hold them. Many blocks, or
 * many pieces, stand in sections: the browser passes over a section that is off the screen as a whole.
 */
import { $create, $createTextNode, ElementNode, type TextFormatType, type TextNode } from 'lexical'
import type { Block, BlockKind } from '#core/document/document.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import { extentOf } from './block-extent.ts'
import { clipRuns, type FormattedRun, formattedRuns } from './formatted-runs.ts'
import { cutIntoPieces } from './pieces.ts'

const paragraph: BlockKind = { kind: 'paragraph' }

export class BlockNode extends ElementNode {
  /** Index in the document's blocks. */
  __index = -1
  __kind = paragraph
  __readable = true
  __extent = 0
  __inPieces = false
  /** A blank line of a text. */
  __blank = false

  override $config() {
    return this.config('article-block', { extends: ElementNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__index = previous.__index
    this.__kind = previous.__kind
    this.__readable = previous.__readable
    this.__extent = previous.__extent
    this.__inPieces = previous.__inPieces
    this.__blank = previous.__blank
  }

  override createDOM(): HTMLElement {
    const kind = this.__kind
    const element = document.createElement(tagOf(kind))
    element.className = this.__inPieces ? `block ${kind.kind} in-pieces` : `block ${kind.kind}`
    if (this.__blank) element.classList.add('blank')
    element.dataset.block = String(this.__index)
    if (!this.__readable) element.dataset.aside = ''
    if (kind.kind === 'list-item') {
      element.dataset.marker = kind.marker
      element.style.setProperty('--depth', String(kind.depth))
    }
    if (!this.__inPieces) element.style.setProperty('--extent', String(this.__extent))
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

/** A stretch of a long block, laid out on its own so that the rest of the block need not be. */
export class PieceNode extends ElementNode {
  /** Offset in the block's text. */
  __start: Utf16 = 0
  __extent = 0

  override $config() {
    return this.config('article-piece', { extends: ElementNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__start = previous.__start
    this.__extent = previous.__extent
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'piece'
    element.dataset.start = String(this.__start)
    element.style.setProperty('--extent', String(this.__extent))
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

/** A run of blocks, or of pieces of one block. It is no part of the article, only of its layout. */
export class SectionNode extends ElementNode {
  __extent = 0
  __count = 0
  /** What of it is hidden in the readable view. */
  __asideExtent = 0
  __asideCount = 0

  override $config() {
    return this.config('article-section', { extends: ElementNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__extent = previous.__extent
    this.__count = previous.__count
    this.__asideExtent = previous.__asideExtent
    this.__asideCount = previous.__asideCount
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'section'
    element.style.setProperty('--extent', String(this.__extent))
    element.style.setProperty('--count', String(this.__count))
    if (this.__asideCount > 0) {
      element.style.setProperty('--aside-extent', String(this.__asideExtent))
      element.style.setProperty('--aside-count', String(this.__asideCount))
    }
    return element
  }

  override updateDOM(): boolean {
    return false
  }

  /** Blocks in it are edited as if they stood in the root. */
  override isShadowRoot(): boolean {
    return true
  }
}

const SECTION = 40

/** How much of a block's share in its section's height a blank line has, whose room is less. */
const BLANK_SHARE = 0.4

/** Groups nodes that follow each other into sections. */
export function $inSections(nodes: readonly (BlockNode | PieceNode)[]): readonly SectionNode[] {
  const sections: SectionNode[] = []
  for (let i = 0; i < nodes.length; i += SECTION) {
    const section = $create(SectionNode)
    const inside = nodes.slice(i, i + SECTION)
    for (const node of inside) {
      const share = node instanceof BlockNode && node.__blank ? BLANK_SHARE : 1
      if (node instanceof BlockNode && !node.__readable) {
        section.__asideExtent += node.__extent
        section.__asideCount += share
      } else {
        section.__extent += node.__extent
        section.__count += share
      }
    }
    sections.push(section.append(...inside))
  }
  return sections
}

/** Makes the node of `block`, the `index`th of a document whose canonical text is `text`. */
export function $createBlockNode(text: string, block: Block, index: number): BlockNode {
  const node = $create(BlockNode)
  const content = text.slice(block.start, block.end)
  node.__index = index
  node.__kind = block.block
  node.__readable = block.readable
  node.__blank = block.start === block.end && block.block.kind === 'paragraph'
  const runs = formattedRuns(block)
  const ranges = cutIntoPieces(content)
  if (ranges.length < 2) {
    node.__extent = extentOf(content)
    return node.append(...runs.map((run) => $createRun(content, run)))
  }
  node.__inPieces = true
  const pieces = ranges.map((range) => {
    const piece = $create(PieceNode)
    piece.__start = range.start
    piece.__extent = extentOf(content.slice(range.start, range.end))
    node.__extent += piece.__extent
    return piece.append(...clipRuns(runs, range).map((run) => $createRun(content, run)))
  })
  return node.append(...$inSections(pieces))
}

function $createRun(content: string, run: FormattedRun): TextNode {
  const node = $createTextNode(content.slice(run.start, run.end))
  for (const style of run.styles) node.toggleFormat(lexicalFormats[style])
  return node
}

const lexicalFormats = {
  strong: 'bold',
  emphasis: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  code: 'code',
} as const satisfies Record<FormattedRun['styles'][number], TextFormatType>

function tagOf(kind: BlockKind): string {
  switch (kind.kind) {
    case 'heading':
      return `h${kind.level}`
    case 'quotation':
      return 'blockquote'
    case 'list-item':
    case 'paragraph':
    case 'preformatted':
      return 'p'
  }
}
