/** What a folder's articles are divided by into splits: what binds some together, and their labels. */
import { compareText } from '#core/annotation/order.ts'
import type { DatasetDocument, Split } from '#core/formats/dataset.ts'
import { assignSplits, type Division, type GroupBy } from '#core/formats/split.ts'
import { sha256OfText } from './hashing.ts'

/** Articles are told of one after the other, then divided as a whole. */
export class ArticlesToDivide {
  readonly #division: Division
  /** How many spans have each label, by article; no labels where they do not matter. */
  readonly #labels = new Map<string, Map<string, number>>()
  readonly #groups = new SameGroup()

  constructor(division: Division) {
    this.#division = division
  }

  add(document: DatasetDocument): void {
    const { file, sha256 } = document.article
    const labels = this.#labels.get(file) ?? new Map<string, number>()
    this.#labels.set(file, labels)
    this.#groups.join(`file ${file}`, `bytes ${sha256}`)
    const shared = groupOf(document, this.#division.groupBy)
    if (shared !== null) this.#groups.join(`file ${file}`, `group ${shared}`)
    if (!this.#division.stratified) return
    for (const { label } of document.annotations.spans.values())
      labels.set(label, (labels.get(label) ?? 0) + 1)
  }

  /** The split of each article. */
  divided(): ReadonlyMap<string, Split> {
    const articles = [...this.#labels].map(([file, labels]) => ({
      file,
      group: this.#groups.nameOf(`file ${file}`),
      labels,
    }))
    return assignSplits(articles, this.#division, sha256OfText)
  }
}

/** What two articles must have in common to stay together; null: nothing. */
function groupOf(document: DatasetDocument, by: GroupBy): string | null {
  const { file, byline } = document.article
  if (by === 'article') return null
  if (by === 'folder') return file.slice(0, file.lastIndexOf('/') + 1)
  if (by === 'site' || by === 'author') return byline[by] ?? null
  const value = document.annotations.document.attributes[by.attribute]
  return value === undefined ? null : JSON.stringify(value)
}

/** Names that were joined, directly or through others, have one name: the first of them in order. */
class SameGroup {
  readonly #above = new Map<string, string>()

  join(a: string, b: string): void {
    const [first, second] = [this.nameOf(a), this.nameOf(b)].sort(compareText)
    if (first !== undefined && second !== undefined && first !== second)
      this.#above.set(second, first)
  }

  nameOf(name: string): string {
    let at = name
    for (let above = this.#above.get(at); above !== undefined; above = this.#above.get(at))
      at = above
    return at
  }
}
