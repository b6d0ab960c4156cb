/** Plain text to blocks: rules T1–T4 of RULES.md. */
import type { ArticleDocument, Block, BlockKind, Emphasis } from './document.ts'

export const TEXT_RULES = 1

const paragraph: BlockKind = { kind: 'paragraph' }
const headline: BlockKind = { kind: 'heading', level: 1 }
const noEmphasis: readonly Emphasis[] = []

/** The document of a decoded plain text, which is its own canonical text. */
export function extractText(text: string): ArticleDocument {
  const blocks: Block[] = []
  const headlineStart = findHeadline(text)
  let start = 0
  for (;;) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const block = start === headlineStart ? headline : paragraph
    blocks.push({ start, end, block, emphasis: noEmphasis, readable: true })
    if (feed === -1) break
    start = end + 1
  }
  const title = headlineStart === null ? undefined : lineAt(text, headlineStart).trim()
  return {
    text,
    blocks,
    byline: title === undefined ? {} : { title },
    extraction: { format: 'text', rules: TEXT_RULES },
    notices: [],
  }
}

const LONGEST_HEADLINE = 160
/** How many lines after the first are looked at for a paragraph of prose. */
const LINES_TO_COMPARE = 8
const sentenceEnd = /[.!?؟…۔]["”»’)\]]?\s*$/u

/**
 * Rule T4: where the first line that is not blank begins, if it surely is a headline; else null.
 * It must be three words or more, short, closed by no full stop, comma or colon, and one of the next lines
 * must be a paragraph: at least twice as long, and closed as a sentence. Verse, lists and letters
 * do not pass.
 */
function findHeadline(text: string): number | null {
  const start = text.search(/\S/u)
  if (start === -1) return null
  const lineStart = text.lastIndexOf('\n', start) + 1
  const line = lineAt(text, lineStart).trim()
  if (line.length > LONGEST_HEADLINE || line.split(/\s+/u).length < 3) return null
  if (/[.،,؛;:…۔]["”»’)\]]?$/u.test(line) || !/^[\p{L}\p{N}"“«'‘([]/u.test(line)) return null
  let next = lineStart
  for (let seen = 0; seen < LINES_TO_COMPARE; ) {
    const feed = text.indexOf('\n', next)
    if (feed === -1) return null
    next = feed + 1
    const other = lineAt(text, next).trim()
    if (other === '') continue
    seen++
    if (other.length >= 2 * line.length && sentenceEnd.test(other)) return lineStart
  }
  return null
}

function lineAt(text: string, start: number): string {
  const feed = text.indexOf('\n', start)
  return text.slice(start, feed === -1 ? text.length : feed)
}
