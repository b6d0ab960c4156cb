/**
 * Finds the article on a page with Mozilla's Readability. It is given a clone that holds nothing but
 * elements, text and the few attributes that it weighs; each text names the blocks that it went into, so
 * that what Readability keeps of the clone says which blocks are the article's.
 */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { SerialRange } from './blocks.ts'
import { leftOut, preformattedElements } from './elements.ts'
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
} from './tree.ts'

export interface ReadablePart {
  /** Serials of the blocks that are the article's. */
  readonly serials: ReadonlySet<number>
  readonly title: string
  /** The byline that stands on the page; empty where there is none. */
  readonly author: string
}

/** The part of a DOM element that is used here; core has no DOM types. */
interface CloneElement {
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<CloneElement>
}

/** Deeper elements of a page are put flat into the clone: Readability recurses in places. */
const DEEPEST_CLONE = 200
/**
 * Readability's time grows with the texts times their depth, and faster where a page has nothing but
 * links: past these it would take more than some seconds. Long live reports stay below half of both.
 */
const MOST_TEXTS = 10_000
const MOST_LEVELS_OF_TEXTS = 250_000
const SERIALS = 'data-serials'

/** Null where Readability finds no article or the page is too large for it. `title` is the page's own. */
export function readablePart(
  root: HtmlParent,
  serials: ReadonlyMap<HtmlText, SerialRange>,
  title: string,
): ReadablePart | null {
  if (serials.size === 0 || serials.size > MOST_TEXTS) return null
  const clone = cloneOf(root, serials)
  if (clone.levelsOfTexts > MOST_LEVELS_OF_TEXTS) return null
  const head = `<head><title>${escaped(title)}</title></head>`
  const { document } = parseHTML(`<html>${head}${clone.source}</html>`)
  const article = new Readability<CloneElement>(document, {
    // A node of the clone, whichever types of the DOM are at hand.
    serializer: (node: unknown) => node as CloneElement,
    disableJSONLD: true,
  }).parse()
  const content = article?.content
  if (article === null || content === null || content === undefined) return null
  const kept = new Set<number>()
  for (const element of content.querySelectorAll(`[${SERIALS}]`)) {
    const [first = 0, last = first] = (element.getAttribute(SERIALS) ?? '').split('-').map(Number)
    for (let serial = first; serial <= last; serial++) kept.add(serial)
  }
  if (kept.size === 0) return null
  return { serials: kept, title: article.title ?? '', author: article.byline ?? '' }
}

interface Frame {
  readonly children: readonly HtmlNode[]
  readonly closing: string
  next: number
}

/** The page's body as source again: no scripts, styles, images, forms or addresses, and only known names. */
function cloneOf(root: HtmlParent, serials: ReadonlyMap<HtmlText, SerialRange>) {
  const pieces: string[] = []
  let levelsOfTexts = 0
  const stack: Frame[] = [{ children: root.childNodes, closing: '', next: 0 }]
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++]
    if (node === undefined) {
      pieces.push(frame.closing)
      stack.pop()
    } else if (isText(node)) {
      pieces.push(textSource(node, serials.get(node)))
      levelsOfTexts += Math.min(stack.length, DEEPEST_CLONE)
    } else if (isElement(node) && leftOut(node) === null) {
      const tag = stack.length < DEEPEST_CLONE ? cloneTag(node) : null
      if (tag !== null) pieces.push(`<${tag}${attributesOf(node)}>`)
      const closing = tag === null || voidTags.has(tag) ? '' : `</${tag}>`
      stack.push({ children: node.childNodes, closing, next: 0 })
    }
  }
  return { source: pieces.join(''), levelsOfTexts }
}

const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'wbr', 'area', 'col', 'source', 'track'])

/** Null for elements that the clone has of its own, or whose names could be taken for markup. */
function cloneTag({ tagName }: HtmlElement): string | null {
  if (preformattedElements.has(tagName)) return 'pre'
  return tagName === 'html' || !/^[a-z][a-z0-9-]*$/.test(tagName) ? null : tagName
}

const weighedAttributes: ReadonlySet<string> = new Set([
  'class',
  'id',
  'role',
  'rel',
  'itemprop',
  'aria-hidden',
  'aria-modal',
  'dir',
])

function attributesOf(element: HtmlElement): string {
  let source = ''
  for (const { name, value } of element.attrs)
    if (weighedAttributes.has(name)) source += ` ${name}="${escaped(value)}"`
    else if (name === 'href') source += value.startsWith('#') ? ' href="#"' : ' href="a"'
  return source
}

function textSource(node: HtmlText, range: SerialRange | undefined): string {
  const text = escaped(node.value)
  if (range === undefined) return text
  return `<span ${SERIALS}="${range.first}-${range.last}">${text}</span>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
