/** A saved page to its document: the whole page's blocks, with the article's own marked as readable. */
import { BlockWriter } from '#core/document/block-writer.ts'
import type {
  ArticleDocument,
  Block,
  Byline,
  ExtractionFailure,
  ExtractionNotice,
} from '#core/document/document.ts'
import { saysTitle } from '#core/document/headline.ts'
import { Tally } from '#core/document/tally.ts'
import { ok, type Result } from '#core/result.ts'
import { writeBlocks } from './blocks.ts'
import { metadataOf } from './metadata.ts'
import { readablePart } from './readable.ts'
import { DEEP_HTML, parseTree } from './tree.ts'

export const HTML_RULES = 1

/** The document of a decoded page. Nothing in it runs, and nothing is loaded. */
export function extractHtml(source: string): Result<ArticleDocument, ExtractionFailure> {
  const tree = parseTree(source)
  if (!tree.ok) return tree
  const { document: root, depth } = tree.value
  const tally = new Tally()
  const writer = new BlockWriter()
  const serials = writeBlocks(root, writer, tally)
  const metadata = metadataOf(root)
  const part = readablePart(root, serials, metadata.title ?? '')
  const written = writer.finish(part === null ? undefined : (serial) => part.serials.has(serial))
  const { text } = written
  const byline = bylineOf(metadata, part)
  const headline = findHeadline(text, written.blocks, byline)
  const blocks = written.blocks.map((block) =>
    block === headline ? { ...block, readable: true } : block,
  )
  const notices: ExtractionNotice[] = tally.notices()
  const hidden = hiddenParts(blocks)
  if (hidden !== null) notices.unshift(hidden)
  if (depth > DEEP_HTML) notices.push({ kind: 'deep-nesting', depth })
  return ok({
    text,
    blocks,
    byline:
      headline === undefined
        ? byline
        : { ...byline, title: text.slice(headline.start, headline.end) },
    extraction: { format: 'html', rules: HTML_RULES },
    notices,
  })
}

function bylineOf(metadata: Byline, part: { title: string; author: string } | null): Byline {
  const author = metadata.author ?? (part?.author.trim() || undefined)
  const title = metadata.title ?? (part?.title.trim() || undefined)
  return {
    ...metadata,
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
  }
}

/**
 * The heading that says the page's title; of several the longest, since the paper's own name may be
 * one of them; of two alike the last before the article, or else the first in it. Readability takes it
 * for the title and drops it from the article, and many headlines are claims. It also is the title as
 * readers see it, without the paper's name.
 */
function findHeadline(
  text: string,
  blocks: readonly Block[],
  { title, site }: Byline,
): Block | undefined {
  if (title === undefined) return undefined
  const found = blocks.findIndex((block) => block.readable)
  const first = found === -1 ? blocks.length : found
  const headings = [
    ...blocks.slice(0, first).reverse(),
    ...blocks.slice(first).filter((block) => block.readable),
  ].filter(
    ({ block, start, end }) =>
      block.kind === 'heading' && saysTitle(text.slice(start, end), title, site),
  )
  const longest = Math.max(...headings.map(({ start, end }) => end - start))
  return headings.find(({ start, end }) => end - start === longest)
}

function hiddenParts(blocks: readonly Block[]): ExtractionNotice | null {
  const hidden = blocks.filter((block) => !block.readable)
  if (hidden.length === 0) return null
  const characters = hidden.reduce((sum, block) => sum + block.end - block.start, 0)
  return { kind: 'page-parts-hidden', blocks: hidden.length, characters }
}
