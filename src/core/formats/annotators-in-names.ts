/** What part of a name says who annotated: a folder, or what stands after the last dot. */
type Part = { readonly kind: 'folder'; readonly depth: number } | { readonly kind: 'ending' }

export interface AnnotatorsInNames {
  /** The part that was taken, and a name that it was found in. */
  readonly found: {
    readonly from: Part['kind']
    readonly file: string
    readonly annotator: string
  }
  /** The annotator, and the name without; null: the name has no such part. */
  of(name: string): { readonly annotator: string; readonly article: string } | null
}

/** So many texts that come more than once are proof enough of how names are made. */
const mostLooked = 50

/**
 * Who annotated, by names alone: where one text comes several times under names (paths without their
 * ending) that are the same but for one folder (`amal/n1`, `samir/n1`) or for their end (`n1.amal`,
 * `n1.samir`), that part is taken for the annotator's, in all names that have it. Null where no text
 * comes so. `haveOneText` is asked only of names that are otherwise the same.
 */
export function annotatorsInNames(
  names: readonly string[],
  haveOneText: (a: string, b: string) => boolean,
): AnnotatorsInNames | null {
  const depth = names.reduce((most, name) => Math.max(most, name.split('/').length - 1), 0)
  const folders = Array.from({ length: depth }, (_, i): Part => ({ kind: 'folder', depth: i }))
  let best: { readonly part: Part; readonly example: Parted; readonly proofs: number } | null = null
  for (const part of [...folders, { kind: 'ending' } as const]) {
    const groups = groupsOf(names, part).slice(0, mostLooked)
    const proofs = groups.filter(([first, second]) => haveOneText(first.name, second.name))
    const [example] = proofs[0] ?? []
    if (example !== undefined && proofs.length > (best?.proofs ?? 0))
      best = { part, example, proofs: proofs.length }
  }
  if (best === null) return null
  const { part, example } = best
  return {
    found: { from: part.kind, file: example.name, annotator: example.annotator },
    of: (name) => parted(name, part),
  }
}

interface Parted {
  readonly name: string
  readonly annotator: string
  /** The name without that part. */
  readonly article: string
}

/** Names that differ by that part alone, the first two of each. */
function groupsOf(names: readonly string[], part: Part): readonly (readonly [Parted, Parted])[] {
  const firsts = new Map<string, Parted>()
  const pairs = new Map<string, readonly [Parted, Parted]>()
  for (const name of names) {
    const one = parted(name, part)
    if (one === null) continue
    const first = firsts.get(one.article)
    if (first === undefined) firsts.set(one.article, one)
    else if (!pairs.has(one.article)) pairs.set(one.article, [first, one])
  }
  return [...pairs.values()]
}

function parted(name: string, part: Part): Parted | null {
  if (part.kind === 'ending') {
    const [, article, annotator] = /^(.*[^./])\.([^./]+)$/s.exec(name) ?? []
    return article === undefined || annotator === undefined ? null : { name, annotator, article }
  }
  const folders = name.split('/')
  const annotator = folders[part.depth]
  if (annotator === undefined || part.depth >= folders.length - 1) return null
  return { name, annotator, article: folders.toSpliced(part.depth, 1).join('/') }
}
