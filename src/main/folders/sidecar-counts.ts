import { hash } from 'node:crypto'
import { parseSidecarName, type SidecarName } from '#core/sidecar/name.ts'
import { nameBytes } from '#core/text/names.ts'

/** Shorter article names are never cut in a sidecar's name: with annotator and ending they fit 255 bytes. */
const longestUncut = 255 - '.isnad.json'.length - 33

/** How many of one folder's sidecars belong to each of its articles; both by file name. */
export function countSidecars(
  articles: readonly string[],
  sidecars: readonly string[],
): readonly number[] {
  const whole = new Map<string, number>()
  const cut: SidecarName[] = []
  for (const sidecar of sidecars) {
    const name = parseSidecarName(sidecar)
    if (name === null) continue
    if (name.hash === null) whole.set(name.article, (whole.get(name.article) ?? 0) + 1)
    else cut.push(name)
  }
  return articles.map((article) => (whole.get(article) ?? 0) + countCut(article, cut))
}

function countCut(article: string, cut: readonly SidecarName[]): number {
  if (cut.length === 0 || nameBytes(article) <= longestUncut) return 0
  const digits = hash('sha256', article, 'hex').slice(0, 8)
  return cut.filter((name) => name.hash === digits && article.startsWith(name.article)).length
}
