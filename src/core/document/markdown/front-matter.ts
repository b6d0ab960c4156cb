/** YAML front matter: the byline of an article in Markdown. */
import { isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml'
import type { Byline, ExtractionFailure } from '#core/document/document.ts'
import { err, ok, type Result } from '#core/result.ts'

export interface FrontMatter {
  readonly byline: Byline
  /** Entries that say something other than the byline. */
  readonly otherEntries: number
  /** UTF-16 offset at which the article itself begins. */
  readonly end: number
}

/** Longer front matter is no byline; the YAML of a real one is a few hundred characters. */
const LONGEST_YAML = 65_536
const DEEPEST_YAML = 64
/** A byline needs none; ten that nest can repeat an anchor 32 times at most. */
const MOST_ALIASES = 10

const bylineKeys: Readonly<Record<string, keyof Byline>> = {
  title: 'title',
  headline: 'title',
  العنوان: 'title',
  عنوان: 'title',
  author: 'author',
  authors: 'author',
  by: 'author',
  byline: 'author',
  الكاتب: 'author',
  كاتب: 'author',
  بقلم: 'author',
  date: 'date',
  published: 'date',
  pubdate: 'date',
  التاريخ: 'date',
  تاريخ: 'date',
  site: 'site',
  source: 'site',
  publisher: 'site',
  الموقع: 'site',
  المصدر: 'site',
}

/**
 * The front matter at the very beginning of a Markdown text, null where there is none: a line `---`, a
 * YAML mapping, and a line `---` or `...`. YAML that would expand or nest beyond measure fails.
 */
export function readFrontMatter(text: string): Result<FrontMatter | null, ExtractionFailure> {
  const opening = /^---[ \t]*\n/.exec(text)?.[0]
  if (opening === undefined) return ok(null)
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening.length
  const close = closing.exec(text)
  if (close === null) return ok(null)
  const source = text.slice(opening.length, close.index)
  const end = Math.min(text.length, closing.lastIndex + 1)
  if (source.length > LONGEST_YAML) return unsafe(`${source.length} characters of YAML`)
  const danger = dangerOf(source)
  if (danger !== null) return unsafe(danger)
  const document = parseDocument(source, { logLevel: 'silent' })
  const mapping = document.contents
  if (document.errors.length > 0 || !isMap(mapping)) return ok(null)
  const byline: { -readonly [K in keyof Byline]: Byline[K] } = {}
  let otherEntries = 0
  for (const { key, value } of mapping.items) {
    const field = isScalar(key) ? bylineKeys[String(key.value).toLowerCase()] : undefined
    const said = field === undefined ? '' : textOf(value)
    if (field === undefined || said === '') otherEntries++
    else byline[field] ??= said
  }
  return ok({ byline, otherEntries, end })
}

/** A value as it stands in the source: a date is not turned into a Date. */
function textOf(value: unknown): string {
  if (isSeq(value)) return value.items.map(textOf).filter(Boolean).join('، ')
  if (!isScalar(value) || value.value === null) return ''
  return (value.source ?? String(value.value)).trim()
}

/** Counts aliases and nesting by tokens, before anything is composed from them. */
function dangerOf(source: string): string | null {
  let aliases = 0
  let flowDepth = 0
  let indicatorsOfLine = 0
  for (const token of new Lexer().lex(source)) {
    if (token.startsWith('*')) aliases++
    else if (token === '[' || token === '{') flowDepth++
    else if (token === ']' || token === '}') flowDepth--
    else if (token === '-' || token === '?' || token === ':') indicatorsOfLine++
    else if (token === '\n') indicatorsOfLine = 0
    if (aliases > MOST_ALIASES) return `more than ${MOST_ALIASES} aliases`
    if (flowDepth > DEEPEST_YAML || indicatorsOfLine > 2 * DEEPEST_YAML)
      return `nesting deeper than ${DEEPEST_YAML}`
  }
  return null
}

function unsafe(detail: string): Result<never, ExtractionFailure> {
  return err({ kind: 'unsafe-front-matter', detail })
}
