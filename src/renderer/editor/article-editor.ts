import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  createEditor,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import type { ArticleDocument, Block } from '#core/document/document.ts'
import { type Direction, firstStrongDirection } from '#core/text/direction.ts'
import {
  $createBlockNode,
  $inSections,
  BlockNode,
  PieceNode,
  SectionNode,
} from './article-nodes.ts'
import type { DirectionChoice } from './page.ts'

/** Characters that are put on the page before the first frame; what is left follows frame by frame. */
const FIRST_SLICE = 1_500_000
const NEXT_SLICE = 250_000

/** An article of no more blocks than this needs no sections. */
const FEW_BLOCKS = 120

/** An article in a Lexical editor that is shown in one element. */
export interface ArticleEditor {
  readonly editor: LexicalEditor
  /** Puts what is still missing on the page at once. */
  loadAll(): void
  /** Sets the direction of blocks, by index. */
  setDirections(blocks: readonly number[], choice: DirectionChoice): void
  /** The text as Lexical holds it, blocks joined by LF. */
  readText(): string
  dispose(): void
}

/**
 * Shows `article` in `root`. Text past the first slice is added over the following frames, so that
 * no single frame is long; `onSlice` is called after each.
 */
export function showArticle(
  article: ArticleDocument,
  root: HTMLElement,
  onSlice: () => void,
): ArticleEditor {
  const editor = createEditor({
    namespace: 'article',
    editable: false,
    // It has nothing to do with keys, pointer and selection, which are the browser's: at every move of the
    // caret it would put the whole text together twice, to see whether it had changed.
    disableEvents: true,
    nodes: [BlockNode, PieceNode, SectionNode],
    theme: {
      text: {
        bold: 'strong',
        italic: 'emphasis',
        underline: 'underline',
        strikethrough: 'strike',
        underlineStrikethrough: 'underline strike',
        code: 'code',
      },
    },
    onError(error) {
      throw error
    },
  })
  const articleDirection = firstStrongDirection(article.text) ?? 'rtl'
  const inSections = article.blocks.length > FEW_BLOCKS
  const keys: NodeKey[] = []
  let next = 0
  let frame = 0

  function automatic(block: Block): Direction {
    return firstStrongDirection(article.text, block.start, block.end) ?? articleDirection
  }

  function load(characters: number): void {
    const from = next
    let taken = 0
    while (next < article.blocks.length && taken < characters) {
      const block = article.blocks[next]
      if (block === undefined) break
      taken += block.end - block.start + 1
      next++
    }
    const blocks = article.blocks.slice(from, next)
    editor.update(
      () => {
        const nodes = blocks.map((block, i) => {
          const node = $createBlockNode(article.text, block, from + i)
          keys.push(node.getKey())
          return node.setDirection(automatic(block))
        })
        $getRoot().append(...(inSections ? $inSections(nodes) : nodes))
      },
      { discrete: true },
    )
  }

  function loadMore(): void {
    load(NEXT_SLICE)
    onSlice()
    proceed()
  }

  function proceed(): void {
    if (next < article.blocks.length) frame = requestAnimationFrame(loadMore)
  }

  // In this order: with an element Lexical looks for the selection first, which lays out the window.
  load(FIRST_SLICE)
  editor.setRootElement(root)
  onSlice()
  proceed()

  return {
    editor,
    loadAll() {
      if (next === article.blocks.length) return
      cancelAnimationFrame(frame)
      load(Number.POSITIVE_INFINITY)
      onSlice()
    },
    setDirections(blocks, choice) {
      editor.update(
        () => {
          for (const index of blocks) {
            const block = article.blocks[index]
            const key = keys[index]
            const node = key === undefined ? null : $getNodeByKey(key)
            if (block === undefined || !$isElementNode(node)) continue
            node.setDirection(choice === 'auto' ? automatic(block) : choice)
          }
        },
        { discrete: true },
      )
    },
    readText: () =>
      editor.read(() =>
        keys
          .map((key) => $getNodeByKey(key))
          .map((node) => ($isElementNode(node) ? textOf(node) : ''))
          .join('\n'),
      ),
    dispose() {
      cancelAnimationFrame(frame)
      editor.setRootElement(null)
    },
  }
}

/** Lexical's own text of an element puts line breaks between pieces. */
function textOf(block: ElementNode): string {
  return block
    .getAllTextNodes()
    .map((node) => node.getTextContent())
    .join('')
}
