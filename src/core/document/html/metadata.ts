/** What a page says of itself for machines: `meta`, JSON-LD and `time` elements. */
import type { Byline } from '#core/document/document.ts'
import { attribute, elementsOf, type HtmlElement, type HtmlParent, textOf } from './tree.ts'

type Field = keyof Byline
type Found = { -readonly [K in Field]?: string }

/** Names in `meta name`, `property` or `itemprop`, the most telling first. */
const metaNames: Readonly<Record<Field, readonly string[]>> = {
  title: ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'headline', 'parsely-title'],
  author: ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'byl'],
  date: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'pubdate',
    'publishdate',
    'publish-date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
    'date',
    'parsely-pub-date',
  ],
  site: ['og:site_name', 'application-name', 'dc.publisher'],
}

/** The byline that the page's own metadata make. */
export function metadataOf(root: HtmlParent): Byline {
  const metas = new Map<string, string>()
  const times: Found[] = []
  const linked: Found = {}
  let documentTitle = ''
  for (const element of elementsOf(root)) {
    if (element.tagName === 'meta') readMeta(element, metas)
    else if (element.tagName === 'time') times.push(readTime(element))
    else if (element.tagName === 'title' && documentTitle === '')
      documentTitle = oneLine(textOf(element))
    else if (element.tagName === 'script' && isLinkedData(element))
      fillIn(linked, linkedData(textOf(element)))
  }
  const byline: Found = {}
  for (const field of ['title', 'author', 'date', 'site'] as const) {
    const said = metaNames[field]
      .map((name) => metas.get(name))
      .find((value) => value !== undefined)
    const value = linked[field] ?? (field === 'author' && isAddress(said) ? undefined : said)
    if (value !== undefined) byline[field] = value
  }
  for (const time of times) fillIn(byline, time)
  if (documentTitle !== '') fillIn(byline, { title: documentTitle })
  return byline
}

function readMeta(element: HtmlElement, metas: Map<string, string>): void {
  const content = oneLine(attribute(element, 'content') ?? '')
  if (content === '') return
  for (const name of ['property', 'name', 'itemprop']) {
    const key = attribute(element, name)?.trim().toLowerCase()
    if (key !== undefined && !metas.has(key)) metas.set(key, content)
  }
}

/** A `time` in words where it has them, as the page says it. */
function readTime(element: HtmlElement): Found {
  const date = oneLine(textOf(element)) || oneLine(attribute(element, 'datetime') ?? '')
  return date === '' ? {} : { date }
}

function isLinkedData(element: HtmlElement): boolean {
  return attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json'
}

const articleTypes = /(?:Article|Report|BlogPosting|LiveBlog\w*|NewsMedia\w*)$/

/** Headline, author, date and publisher of the first article in schema.org's JSON-LD. */
function linkedData(source: string): Found {
  const found: Found = {}
  const waiting: unknown[] = [parsedJson(source)]
  for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) {
    if (Array.isArray(value)) waiting.push(...value.slice(0, 1000))
    else if (isRecord(value)) {
      if (value['@graph'] !== undefined) waiting.push(value['@graph'])
      if (![value['@type']].flat().some((type) => articleTypes.test(String(type)))) continue
      const title = nameOf(value.headline)
      const author = nameOf(value.author ?? value.creator)
      const date = nameOf(value.datePublished)
      const site = nameOf(value.publisher)
      fillIn(found, { title, author, date, site })
    }
  }
  return found
}

function parsedJson(source: string): unknown {
  try {
    const value: unknown = JSON.parse(source.trim())
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** A string, an object's name, or several of them. */
function nameOf(value: unknown): string {
  const names: string[] = []
  for (const item of [value].flat()) {
    const name = isRecord(item) ? item.name : item
    if (typeof name === 'string' && !isAddress(name) && name.trim() !== '')
      names.push(oneLine(name))
  }
  return names.join('، ')
}

function fillIn(into: Found, from: Found): void {
  for (const field of ['title', 'author', 'date', 'site'] as const) {
    const value = from[field]
    if (into[field] === undefined && value !== undefined && value !== '') into[field] = value
  }
}

function isAddress(value: string | undefined): boolean {
  return value !== undefined && /^https?:\/\//i.test(value.trim())
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
