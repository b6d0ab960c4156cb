import {
  $getRoot,
  $isElementNode,
  createEditor,
  type ElementNode,
  type LexicalEditor,
} from 'lexical'
import type { ArticleDocument } from '#core/document/document.ts'
import { $createBlockNode, BlockNode, PieceNode } from './article-nodes.ts'

/** Characters that are put on the page before the first frame; what is left follows frame by frame. */
const FIRST_SLICE = 1_500_000
const NEXT_SLICE = 400_000

/** An article in a Lexical editor that is shown in one element. */
export interface ArticleEditor {
  readonly editor: LexicalEditor
  /** How many blocks stand on the page by now. */
  loadedBlocks(): number
  /** Puts what is still missing on the page at once. */
  loadAll(): void
  /** The text as Lexical holds it, blocks joined by LF. */
  readText(): string
  dispose(): void
}

/**
 * Shows `article` in `root`. Text past the first slice is added over the following frames, so that
 * no single frame is long; `onLoaded` is called when the last block stands.
 */
export function showArticle(
  article: ArticleDocument,
  root: HTMLElement,
  onLoaded: () => void,
): ArticleEditor {
  const editor = createEditor({
    namespace: 'article',
    editable: false,
    nodes: [BlockNode, PieceNode],
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
  let next = 0
  let frame = 0

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
        $getRoot().append(
          ...blocks.map((block, i) => $createBlockNode(article.text, block, from + i)),
        )
      },
      { discrete: true, tag: 'historic' },
    )
  }

  function loadMore(): void {
    load(NEXT_SLICE)
    proceed()
  }

  function proceed(): void {
    if (next < article.blocks.length) frame = requestAnimationFrame(loadMore)
    else onLoaded()
  }

  load(FIRST_SLICE)
  editor.setRootElement(root)
  proceed()

  return {
    editor,
    loadedBlocks: () => next,
    loadAll() {
      if (next === article.blocks.length) return
      cancelAnimationFrame(frame)
      load(Number.POSITIVE_INFINITY)
      onLoaded()
    },
    readText: () =>
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((node) => ($isElementNode(node) ? textOf(node) : node.getTextContent()))
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
