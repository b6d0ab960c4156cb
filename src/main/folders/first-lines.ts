/** The first line of each of some articles, for a folder's list. Runs on a worker. */
import { basename, join } from 'node:path'
import { parseFragment } from 'parse5'
import type { ArticleFormat } from '#core/document/document.ts'
import { extract } from '#core/document/extract.ts'
import { formatOfName } from '#core/document/format.ts'
import { decode } from '#core/text/decode.ts'
import type { FirstLines } from '#ipc/contract.ts'
import { readArticleFile } from '#main/articles/reading.ts'

/** How much of a file's start is read for its first line; pages say much before their title. */
const headBytes: Readonly<Record<ArticleFormat, number>> = {
  text: 4096,
  markdown: 4096,
  html: 32_768,
  // An archive's directory stands at its end; larger ones are not worth the wait for a line.
  docx: 1_048_576,
}

/** A line as far as it is shown: its first 200 code points. */
const shown = /^.{1,200}/su

/** For each of `files` (paths inside `root`) its first line that is not blank; null where it has none. */
export async function firstLines({
  root,
  files,
}: {
  readonly root: string
  readonly files: readonly string[]
}): Promise<FirstLines> {
  const lines: (string | null)[] = []
  for (const file of files) lines.push(await firstLine(root, file))
  return lines
}

async function firstLine(root: string, file: string): Promise<string | null> {
  const format = formatOfName(file) ?? 'text'
  const read = readArticleFile(join(root, file), root, headBytes[format])
  if (!read.ok) return null
  const line =
    format === 'docx'
      ? await firstBlock(basename(file), read.value)
      : firstInHead(read.value, format)
  return line === null ? null : (shown.exec(line)?.[0] ?? '')
}

async function firstBlock(name: string, bytes: Uint8Array): Promise<string | null> {
  const extracted = await extract(name, bytes)
  return extracted.ok ? firstNotBlank(extracted.value.document.text) : null
}

function firstInHead(bytes: Uint8Array, format: ArticleFormat): string | null {
  const decoded = decode(bytes)
  if (!decoded.ok) return null
  const { text } = decoded.value
  switch (format) {
    case 'html':
      return pageTitle(text)
    case 'markdown':
      return firstNotBlank(withoutFrontMatter(text)).replace(/^(?:#{1,6}|>|[-*+])\s+/u, '')
    default:
      return firstNotBlank(text)
  }
}

/** The first line with something on it; empty where there is none. */
function firstNotBlank(text: string): string {
  return /\S.*/u.exec(text)?.[0].trimEnd() ?? ''
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\n---[ \t]*(?:\n|$)/u, '')
}

/** The page's title with its entities decoded; a title holds no markup. */
function pageTitle(page: string): string {
  const title = /<title[^>]*>[\s\S]*?<\/title/iu.exec(page)?.[0]
  if (title === undefined) return ''
  const element = parseFragment(`${title}>`).childNodes[0]
  if (element === undefined || !('childNodes' in element)) return ''
  const text = element.childNodes[0]
  if (text === undefined || !('value' in text)) return ''
  return firstNotBlank(text.value.replace(/\s+/gu, ' '))
}
