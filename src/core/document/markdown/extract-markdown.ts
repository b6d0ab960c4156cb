/** Markdown (CommonMark with GitHub's tables and strikethrough) to blocks: rules M1–M9 of RULES.md. */
import MarkdownIt, { type Token } from 'markdown-it'
import { BlockWriter, type EmphasisStyle, heading } from '#core/document/block-writer.ts'
import type {
  ArticleDocument,
  BlockKind,
  Byline,
  ExtractionFailure,
} from '#core/document/document.ts'
import { isUnsafeLink } from '#core/document/links.ts'
import { Tally } from '#core/document/tally.ts'
import { err, ok, type Result } from '#core/result.ts'

export const MARKDOWN_RULES = 1

/** Quotations and lists inside one another beyond this are refused: what lies deeper would be lost. */
const DEEPEST_MARKDOWN = 500

const parser = new MarkdownIt({
  html: true,
  linkify: false,
  typographer: false,
  maxNesting: DEEPEST_MARKDOWN,
})
// A link keeps its text whatever its target: unsafe ones are counted, not left as source.
parser.validateLink = () => true

const quotation: BlockKind = { kind: 'quotation' }
const preformatted: BlockKind = { kind: 'preformatted' }

const emphasisOf: Readonly<Record<string, EmphasisStyle>> = {
  em: 'emphasis',
  strong: 'strong',
  s: 'strike',
}

/** The document of a decoded Markdown text. */
export async function extractMarkdown(
  source: string,
): Promise<Result<ArticleDocument, ExtractionFailure>> {
  const tally = new Tally()
  let byline: Byline = {}
  let body = source
  if (source.startsWith('---')) {
    const { readFrontMatter } = await import('./front-matter.ts')
    const front = readFrontMatter(source)
    if (!front.ok) return front
    if (front.value !== null) {
      byline = front.value.byline
      body = source.slice(front.value.end)
      tally.omitted('front-matter', front.value.otherEntries)
    }
  }
  const tokens = parser.parse(body, {})
  const deepest = tokens.reduce((depth, token) => Math.max(depth, token.level), 0)
  if (deepest >= DEEPEST_MARKDOWN - 1) return err({ kind: 'too-deep', depth: deepest })
  const writer = new BlockWriter()
  const blocks = new MarkdownBlocks(writer, tally)
  for (const token of tokens) {
    if (token.type === 'html_block') {
      tally.rawHtml++
      const { writeHtmlFragment } = await import('../html/fragment.ts')
      const written = writeHtmlFragment(token.content, writer, tally)
      if (!written.ok) return written
    } else blocks.write(token)
  }
  const { text, blocks: written } = writer.finish()
  const title = byline.title ?? titleIn(text, written)
  return ok({
    text,
    blocks: written,
    byline: title === undefined ? byline : { ...byline, title },
    extraction: { format: 'markdown', rules: MARKDOWN_RULES },
    notices: tally.notices(),
  })
}

/** The first heading of level 1. */
function titleIn(text: string, blocks: ArticleDocument['blocks']): string | undefined {
  const first = blocks.find(({ block }) => block.kind === 'heading' && block.level === 1)
  return first === undefined ? undefined : text.slice(first.start, first.end)
}

interface List {
  /** Null for bullets. */
  number: number | null
}

class MarkdownBlocks {
  readonly #writer: BlockWriter
  readonly #tally: Tally
  readonly #lists: List[] = []
  /** Set between a list item's beginning and its first text, where a task's box may stand. */
  #atItemStart = false

  constructor(writer: BlockWriter, tally: Tally) {
    this.#writer = writer
    this.#tally = tally
  }

  write(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.#writer.enter(heading(Number(token.tag.slice(1))))
        return
      case 'blockquote_open':
        this.#writer.enter(quotation)
        return
      case 'paragraph_open':
        this.#writer.enter(null)
        return
      case 'bullet_list_open':
        this.#lists.push({ number: null })
        return
      case 'ordered_list_open':
        this.#lists.push({ number: Number(token.attrGet('start') ?? 1) })
        return
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop()
        return
      case 'list_item_open':
        this.#atItemStart = true
        this.#writer.enter(this.#nextItem())
        return
      case 'heading_close':
      case 'blockquote_close':
      case 'paragraph_close':
      case 'list_item_close':
      case 'table_close':
        this.#writer.leave()
        return
      case 'table_open':
        this.#tally.omitted('table-layout')
        this.#writer.enter(null)
        return
      case 'tr_open':
        this.#writer.beginRow()
        return
      case 'tr_close':
        this.#writer.endRow()
        return
      case 'th_open':
      case 'td_open':
        this.#writer.beginCell()
        return
      case 'fence':
      case 'code_block':
        this.#writePreformatted(token.content)
        return
      case 'inline':
        this.#writeInline(token.children ?? [])
        return
    }
  }

  #nextItem(): BlockKind {
    const depth = this.#lists.length
    const list = this.#lists.at(-1)
    if (list === undefined || list.number === null) return { kind: 'list-item', depth, marker: '•' }
    const marker = `${list.number}.`
    list.number++
    return { kind: 'list-item', depth, marker }
  }

  #writePreformatted(content: string): void {
    this.#atItemStart = false
    if (content === '') return
    this.#writer.enter(preformatted)
    const lines = content.replace(/\n$/, '').split('\n')
    for (const line of lines) {
      this.#writer.write(line)
      this.#writer.endBlock({ keepEmpty: true })
    }
    this.#writer.leave()
  }

  #writeInline(tokens: readonly Token[]): void {
    const writer = this.#writer
    let inert: string | null = null
    for (const token of tokens) {
      if (inert !== null) {
        if (token.type === 'html_inline' && inert === tagName(token.content)) inert = null
        continue
      }
      switch (token.type) {
        case 'text':
        case 'text_special':
          this.#writeText(token.content)
          break
        case 'softbreak':
          writer.writeCollapsed(' ')
          break
        case 'hardbreak':
          writer.endBlock()
          break
        case 'code_inline':
          writer.startEmphasis('code')
          this.#writeText(token.content)
          writer.endEmphasis('code')
          break
        case 'link_open':
          if (token.info !== 'auto') this.#tally.omitted('link-target')
          if (isUnsafeLink(decoded(String(token.attrGet('href') ?? '')))) this.#tally.unsafeLinks++
          break
        case 'image':
          this.#tally.omitted('image')
          break
        case 'html_inline':
          this.#tally.rawHtml++
          if (/^<br[\s/>]/i.test(token.content)) writer.endBlock()
          else if (/^<(?:script|style)[\s>]/i.test(token.content)) {
            inert = tagName(token.content)
            if (inert === 'script') this.#tally.active('script')
          }
          break
        default:
          this.#writeEmphasis(token)
      }
    }
  }

  #writeText(text: string): void {
    let rest = text
    if (this.#atItemStart) {
      this.#atItemStart = false
      const box = /^\[([ xX])\][ \t]/.exec(text)
      if (box !== null) {
        rest = text.slice(box[0].length)
        this.#writer.mark(box[1] === ' ' ? '☐' : '☑')
      }
    }
    this.#writer.writeCollapsed(rest)
  }

  #writeEmphasis(token: Token): void {
    const style = emphasisOf[token.tag]
    if (style === undefined) return
    if (token.nesting === 1) this.#writer.startEmphasis(style)
    else this.#writer.endEmphasis(style)
  }
}

/** Name of an HTML tag, in lower case. */
function tagName(tag: string): string | null {
  return /^<\/?([a-z]+)/i.exec(tag)?.[1]?.toLowerCase() ?? null
}

/** A target as it was written: the parser percent-encodes, among others, a share's backslashes. */
function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch (error) {
    if (error instanceof URIError) return href
    throw error
  }
}
