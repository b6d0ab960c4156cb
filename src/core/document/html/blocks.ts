/** Walks a page's tree and writes its text as blocks: rules H1–H12 of RULES.md. No recursion: pages nest deep. */
import { type BlockWriter, type EmphasisStyle, heading } from '#core/document/block-writer.ts'
import { BULLET, formatNumber, type NumberFormat } from '#core/document/list-marker.ts'
import type { Tally } from '#core/document/tally.ts'
import { countActiveContent } from './active-content.ts'
import { blockElements, emphasisElements, leftOut, preformattedElements } from './elements.ts'
import {
  attribute,
  childrenOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
} from './tree.ts'

/** The written blocks that a text node is part of; both ends included. */
export interface SerialRange {
  readonly first: number
  readonly last: number
}

/** Writes all text under `root` and says which blocks each text node, but for white space, went into. */
export function writeBlocks(
  root: HtmlParent,
  writer: BlockWriter,
  tally: Tally,
): ReadonlyMap<HtmlText, SerialRange> {
  const walk = new PageWalk(writer, tally)
  walk.run(root)
  return walk.serials
}

type Role =
  | { readonly kind: 'inline'; readonly emphasis: EmphasisStyle | undefined }
  | { readonly kind: 'quote' | 'block' | 'pre' | 'list' | 'row' | 'cell' }
  | { readonly kind: 'left-out' | 'hidden' }

interface Frame {
  readonly children: readonly HtmlNode[]
  readonly parent: HtmlParent
  readonly role: Role
  next: number
}

interface List {
  /** Number of the next item, null for bullets. */
  number: number | null
  readonly format: NumberFormat
}

/** Elements whose text is never shown, hidden or not. */
const rawText: ReadonlySet<string> = new Set(['script', 'style', 'title', 'iframe', 'textarea'])

class PageWalk {
  readonly serials = new Map<HtmlText, SerialRange>()
  readonly #writer: BlockWriter
  readonly #tally: Tally
  readonly #lists: List[] = []
  #preformatted = 0
  /** Left-out elements that are open. */
  #leftOut = 0
  /** Whether the outermost hidden element that is open holds text; null where none is open. */
  #hiddenText: boolean | null = null

  constructor(writer: BlockWriter, tally: Tally) {
    this.#writer = writer
    this.#tally = tally
  }

  run(root: HtmlParent): void {
    const stack: Frame[] = []
    const push = (parent: HtmlParent, role: Role) =>
      stack.push({ children: childrenOf(parent), parent, role, next: 0 })
    push(root, { kind: 'inline', emphasis: undefined })
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const node = frame.children[frame.next++]
      if (node === undefined) {
        stack.pop()
        this.#leave(frame.role)
      } else if (isText(node)) this.#writeText(node, frame.parent)
      else if (isElement(node)) {
        countActiveContent(node, this.#tally)
        push(node, this.#leftOut > 0 ? this.#skip(node) : this.#enter(node))
      }
    }
  }

  #writeText(node: HtmlText, parent: HtmlParent): void {
    if (this.#leftOut > 0) {
      if (this.#hiddenText === false) this.#hiddenText = holdsText(node, parent)
      return
    }
    const first = this.#writer.serial
    if (this.#preformatted > 0) this.#writeLines(node.value)
    else this.#writer.writeCollapsed(node.value.replaceAll('\r', ' '))
    const endsLine = this.#preformatted > 0 && /[\r\n]$/.test(node.value)
    if (/\S/.test(node.value))
      this.serials.set(node, { first, last: this.#writer.serial - (endsLine ? 1 : 0) })
  }

  #writeLines(text: string): void {
    const lines = text.split(/\r\n|[\r\n]/)
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#writer.endBlock({ keepEmpty: true })
      this.#writer.write(line)
    }
  }

  /** Everything inside what is left out is left out, but still counted where it would act. */
  #skip(element: HtmlElement): Role {
    const out = leftOut(element)
    if (out?.as === 'active' && out.part !== 'svg') this.#tally.active(out.part)
    this.#leftOut++
    return { kind: 'left-out' }
  }

  #enter(element: HtmlElement): Role {
    const out = leftOut(element)
    if (out !== null) {
      if (out.as === 'active') this.#tally.active(out.part)
      if (out.as === 'omitted') this.#tally.omitted(out.part)
      this.#leftOut++
      if (out.as !== 'hidden') return { kind: 'left-out' }
      this.#hiddenText = false
      return { kind: 'hidden' }
    }
    const { tagName } = element
    if (tagName === 'br') {
      this.#writer.endBlock({ keepEmpty: this.#preformatted > 0 })
      return inline
    }
    if (tagName === 'q') {
      this.#writer.writeCollapsed('“')
      return { kind: 'quote' }
    }
    if (blockElements.has(tagName)) return this.#enterBlock(element)
    const emphasis = emphasisElements.get(tagName)
    if (emphasis !== undefined) this.#writer.startEmphasis(emphasis)
    return { kind: 'inline', emphasis }
  }

  #enterBlock(element: HtmlElement): Role {
    const writer = this.#writer
    const { tagName } = element
    if (/^h[1-6]$/.test(tagName)) writer.enter(heading(Number(tagName.slice(1))))
    else if (tagName === 'blockquote') writer.enter({ kind: 'quotation' })
    else if (tagName === 'li') writer.enter(this.#item(element))
    else if (preformattedElements.has(tagName)) {
      this.#preformatted++
      writer.enter({ kind: 'preformatted' })
      return { kind: 'pre' }
    } else if (tagName === 'tr') {
      writer.beginRow()
      return { kind: 'row' }
    } else if (tagName === 'td' || tagName === 'th') {
      writer.beginCell()
      writer.enter(null)
      return { kind: 'cell' }
    } else {
      if (tagName === 'table') this.#tally.omitted('table-layout')
      writer.enter(null)
      if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu' || tagName === 'dir') {
        this.#lists.push(listOf(element))
        return { kind: 'list' }
      }
    }
    return { kind: 'block' }
  }

  #item(element: HtmlElement) {
    const list = this.#lists.at(-1)
    const depth = Math.max(1, this.#lists.length)
    if (list === undefined || list.number === null)
      return { kind: 'list-item', depth, marker: BULLET } as const
    const value = integer(attribute(element, 'value'))
    const number = value ?? list.number
    list.number = number + 1
    return { kind: 'list-item', depth, marker: `${formatNumber(number, list.format)}.` } as const
  }

  #leave(role: Role): void {
    const writer = this.#writer
    switch (role.kind) {
      case 'inline':
        if (role.emphasis !== undefined) writer.endEmphasis(role.emphasis)
        return
      case 'quote':
        writer.writeCollapsed('”')
        return
      case 'hidden':
        if (this.#hiddenText === true) this.#tally.omitted('hidden-text')
        this.#hiddenText = null
        this.#leftOut--
        return
      case 'left-out':
        this.#leftOut--
        return
      case 'row':
        writer.endRow()
        return
      case 'list':
        this.#lists.pop()
        writer.leave()
        return
      case 'pre':
        this.#preformatted--
        writer.leave()
        return
      case 'block':
      case 'cell':
        writer.leave()
        return
    }
  }
}

const inline: Role = { kind: 'inline', emphasis: undefined }

/** `noscript` holds its markup as text, since scripting counts as on. */
function holdsText(node: HtmlText, parent: HtmlParent): boolean {
  if (isElement(parent) && rawText.has(parent.tagName)) return false
  return /\S/.test(node.value.replace(/<[^>]*>/g, ''))
}

const formatOfType: ReadonlyMap<string, NumberFormat> = new Map([
  ['a', 'lower-letter'],
  ['A', 'upper-letter'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
])

function listOf(element: HtmlElement): List {
  const format = formatOfType.get(attribute(element, 'type') ?? '') ?? 'decimal'
  if (element.tagName !== 'ol') return { number: null, format }
  return { number: integer(attribute(element, 'start')) ?? 1, format }
}

function integer(value: string | undefined): number | null {
  const number = Number.parseInt(value ?? '', 10)
  return Number.isSafeInteger(number) ? number : null
}
