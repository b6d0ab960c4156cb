/**
 * The article in Lexical: one block node for each block of the document. Inside it stand text
 * nodes, or, where a block is too long to be laid out at once, pieces that hold them.
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
  }

  override createDOM(): HTMLElement {
    const kind = this.__kind
    const element = document.createElement(tagOf(kind))
    element.className = this.__inPieces ? `block ${kind.kind} in-pieces` : `block ${kind.kind}`
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

/** Makes the node of `block`, the `index`th of a document whose canonical text is `text`. */
export function $createBlockNode(text: string, block: Block, index: number): BlockNode {
  const node = $create(BlockNode)
  const content = text.slice(block.start, block.end)
  node.__index = index
  node.__kind = block.block
  node.__readable = block.readable
  const runs = formattedRuns(block)
  const pieces = cutIntoPieces(content)
  if (pieces.length < 2) {
    node.__extent = extentOf(content)
    node.append(...runs.map((run) => $createRun(content, run)))
    return node
  }
  node.__inPieces = true
  node.append(
    ...pieces.map((piece) => {
      const child = $create(PieceNode)
      child.__start = piece.start
      child.__extent = extentOf(content.slice(piece.start, piece.end))
      child.append(...clipRuns(runs, piece).map((run) => $createRun(content, run)))
      return child
    }),
  )
  return node
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
