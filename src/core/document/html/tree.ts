/** HTML source to a tree, by the parsing rules of the HTML Standard; bounded in depth and size. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import type { ExtractionFailure } from '#core/document/document.ts'
import { err, ok, type Result } from '#core/result.ts'

export type HtmlDocument = DefaultTreeAdapterTypes.Document
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode
export type HtmlText = DefaultTreeAdapterTypes.TextNode

/** Pages nested deeper than this are refused: eight times what a browser lays out. */
export const DEEPEST_HTML = 4096
/** Pages nested deeper than this are told of: browsers flatten them from 512 on. */
export const DEEP_HTML = 512

/**
 * A tree has at most this many elements for each character of source, and some. Only formatting
 * elements left open by the thousand make more, as each new paragraph opens them all again.
 */
const ELEMENTS_PER_CHARACTER = 2
const ELEMENTS_ALLOWED = 250_000

class TooDeep extends Error {}

export interface HtmlTree {
  readonly document: HtmlDocument
  readonly depth: number
}

/** Scripting counts as on, so that `noscript` is text which is left out, as in a browser. */
export function parseTree(source: string): Result<HtmlTree, ExtractionFailure> {
  let depth = 0
  let deepest = 0
  let elements = 0
  const mostElements = ELEMENTS_ALLOWED + ELEMENTS_PER_CHARACTER * source.length
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      elements++
      if (elements > mostElements) throw new TooDeep()
      return defaultTreeAdapter.createElement(tagName, namespace, attributes)
    },
    onItemPush() {
      depth++
      if (depth > deepest) deepest = depth
      if (depth > DEEPEST_HTML) throw new TooDeep()
    },
    onItemPop() {
      depth--
    },
  }
  try {
    return ok({ document: parse(source, { treeAdapter }), depth: deepest })
  } catch (error) {
    if (error instanceof TooDeep) return err({ kind: 'too-deep', depth: deepest })
    throw error
  }
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text'
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** Children in the tree; a template's stand in a fragment of its own. */
export function childrenOf(node: HtmlParent): readonly HtmlNode[] {
  return 'content' in node ? node.content.childNodes : node.childNodes
}

/** Every element under `root`, in document order, without recursion. */
export function* elementsOf(root: HtmlParent): Generator<HtmlElement> {
  const stack: { readonly children: readonly HtmlNode[]; next: number }[] = [
    { children: childrenOf(root), next: 0 },
  ]
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++]
    if (node === undefined) stack.pop()
    else if (isElement(node)) {
      yield node
      stack.push({ children: childrenOf(node), next: 0 })
    }
  }
}

/** All text under `root`, as it stands in the tree. */
export function textOf(root: HtmlParent): string {
  let text = ''
  const stack: { readonly children: readonly HtmlNode[]; next: number }[] = [
    { children: root.childNodes, next: 0 },
  ]
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++]
    if (node === undefined) stack.pop()
    else if (isText(node)) text += node.value
    else if (isElement(node)) stack.push({ children: node.childNodes, next: 0 })
  }
  return text
}
