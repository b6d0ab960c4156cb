import { compareText } from '#core/annotation/order.ts'
import type { Sha256Hex } from '#core/sidecar/name.ts'
import { type Split, splits } from './dataset.ts'

/** Shares of the splits; any numbers, of which only the proportions count. */
export type SplitShares = Readonly<Record<Split, number>>

export interface SplitRequest {
  readonly shares: SplitShares
  /** Another seed gives another division; the same gives the same on every machine. */
  readonly seed: string
}

/** What keeps articles in one split together, beyond each article itself and exact copies of its bytes. */
export type GroupBy = 'article' | 'folder' | 'site' | 'author' | { readonly attribute: string }

/** How a whole data set is to be divided. */
export interface Division extends SplitRequest {
  readonly groupBy: GroupBy
  /** Spread each label over the splits evenly. */
  readonly stratified: boolean
}

/** The division in the words of the command line, for the data card. */
export function describeDivision({ shares, seed, groupBy, stratified }: Division) {
  const by = typeof groupBy === 'string' ? groupBy : `attribute:${groupBy.attribute}`
  return {
    shares: splits.map((split) => shares[split]).join('/'),
    seed,
    by: `grouped by ${by}${stratified ? ', stratified by label' : ''}`,
  }
}

/** An article to be put into a split, with all that was annotated of it. */
export interface SplitArticle {
  readonly file: string
  /** Articles of one group go into one split; of the text alone, so that copies stay together. */
  readonly group: string
  /** How often each label stands in it; empty unless the division is to be stratified. */
  readonly labels: ReadonlyMap<string, number>
}

/** Reads shares as `80/10/10`: train, validation and test, the last of which may be left out. */
export function parseShares(text: string): SplitShares | null {
  const match = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/.exec(text)
  if (match === null) return null
  const shares = {
    train: Number(match[1]),
    validation: Number(match[2]),
    test: Number(match[3] ?? 0),
  }
  return shares.train + shares.validation + shares.test > 0 ? shares : null
}

interface Group {
  readonly name: string
  readonly files: string[]
  readonly labels: Map<string, number>
}

/**
 * Puts each article into a split. Groups are taken in an order drawn from the seed, and each goes
 * where most is missing. With labels, by iterative stratification (Sechidis, Tsoumakas and Vlahavas,
 * "On the Stratification of Multi-Label Data", 2011): the rarest label that is left first, its groups
 * going where most of that label is missing, then where most articles are.
 */
export function assignSplits(
  articles: readonly SplitArticle[],
  { shares, seed }: SplitRequest,
  sha256: Sha256Hex,
): ReadonlyMap<string, Split> {
  const total = splits.reduce((sum, split) => sum + shares[split], 0)
  const used = splits.filter((split) => shares[split] > 0)
  const groups = shuffled(articles, seed, sha256)
  const missing = new Missing(used, (split) => shares[split] / total)
  for (const group of groups) missing.expect(group)
  const assigned = new Map<string, Split>()
  const assign = (group: Group, label: string | null): void => {
    const split = missing.place(group, label)
    for (const file of group.files) assigned.set(file, split)
  }
  const left = new Set(groups)
  for (let label = rarest(left); label !== null; label = rarest(left))
    for (const group of [...left]) {
      if (!group.labels.has(label)) continue
      left.delete(group)
      assign(group, label)
    }
  for (const group of left) assign(group, null)
  return assigned
}

/** Groups in the order of the hashes of seed and name. */
function shuffled(articles: readonly SplitArticle[], seed: string, sha256: Sha256Hex): Group[] {
  const groups = new Map<string, Group>()
  for (const { file, group: name, labels } of articles) {
    const group = groups.get(name) ?? { name, files: [], labels: new Map<string, number>() }
    groups.set(name, group)
    group.files.push(file)
    for (const [label, count] of labels)
      group.labels.set(label, (group.labels.get(label) ?? 0) + count)
  }
  return [...groups.values()]
    .map((group) => ({ group, rank: sha256(`${seed}\n${group.name}`) }))
    .sort((a, b) => compareText(a.rank, b.rank) || compareText(a.group.name, b.group.name))
    .map(({ group }) => group)
}

/** The label that the fewest of the groups have, by name where several are as rare; null: none has any. */
function rarest(groups: Iterable<Group>): string | null {
  const counts = new Map<string, number>()
  for (const { labels } of groups)
    for (const label of labels.keys()) counts.set(label, (counts.get(label) ?? 0) + 1)
  let found: string | null = null
  for (const [label, count] of counts) {
    const least = found === null ? Number.POSITIVE_INFINITY : (counts.get(found) ?? 0)
    if (count < least || (count === least && compareText(label, found ?? '') < 0)) found = label
  }
  return found
}

/** How many articles, and how many of each label, each split still lacks. */
class Missing {
  readonly #splits: readonly Split[]
  readonly #share: (split: Split) => number
  readonly #articles = new Map<Split, number>()
  readonly #labels = new Map<string, Map<Split, number>>()

  constructor(used: readonly Split[], share: (split: Split) => number) {
    this.#splits = used
    this.#share = share
  }

  expect({ files, labels }: Group): void {
    for (const split of this.#splits) {
      const share = this.#share(split)
      add(this.#articles, split, files.length * share)
      for (const [label, count] of labels) add(this.#of(label), split, count * share)
    }
  }

  place({ files, labels }: Group, by: string | null): Split {
    const wanting = by === null ? this.#articles : this.#of(by)
    let best: Split = 'train'
    let most = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as const
    for (const split of this.#splits) {
      const need = [wanting.get(split) ?? 0, this.#articles.get(split) ?? 0] as const
      if (need[0] < most[0] || (need[0] === most[0] && need[1] <= most[1])) continue
      best = split
      most = need
    }
    add(this.#articles, best, -files.length)
    for (const [label, count] of labels) add(this.#of(label), best, -count)
    return best
  }

  #of(label: string): Map<Split, number> {
    const known = this.#labels.get(label) ?? new Map<Split, number>()
    this.#labels.set(label, known)
    return known
  }
}

function add(counts: Map<Split, number>, split: Split, count: number): void {
  counts.set(split, (counts.get(split) ?? 0) + count)
}
