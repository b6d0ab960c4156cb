/** Which article a sidecar lies beside, by their names: `<article>.<annotator>.isnad.json`. */
import { hash } from 'node:crypto'
import { nameBytes } from '#core/text/names.ts'

const ending = '.isnad.json'

export function isSidecar(name: string): boolean {
  return name.endsWith(ending)
}

const parts = /^(.+)\.[a-z0-9-]{1,32}\.isnad\.json$/su
/** An article's name that was cut to fit, with 8 hex digits of the whole name's SHA-256. */
const cutArticle = /^(.*)~([0-9a-f]{8})$/su
/** Shorter names are never cut: name, annotator and ending fit 255 bytes. */
const longestUncut = 255 - ending.length - 33

/** How many of one folder's sidecars belong to each of its articles; both by file name. */
export function countSidecars(
  articles: readonly string[],
  sidecars: readonly string[],
): readonly number[] {
  const counts = new Map<string, number>()
  for (const sidecar of sidecars) {
    const article = parts.exec(sidecar)?.[1]
    if (article !== undefined) counts.set(article, (counts.get(article) ?? 0) + 1)
  }
  const cut = new Map<string, { readonly start: string; readonly count: number }>()
  for (const [article, count] of counts) {
    const [, start, digits] = cutArticle.exec(article) ?? []
    if (start !== undefined && digits !== undefined) cut.set(digits, { start, count })
  }
  return articles.map((article) => (counts.get(article) ?? 0) + countCut(article, cut))
}

function countCut(
  article: string,
  cut: ReadonlyMap<string, { readonly start: string; readonly count: number }>,
): number {
  if (cut.size === 0 || nameBytes(article) <= longestUncut) return 0
  const found = cut.get(hash('sha256', article, 'hex').slice(0, 8))
  return found !== undefined && article.startsWith(found.start) ? found.count : 0
}
