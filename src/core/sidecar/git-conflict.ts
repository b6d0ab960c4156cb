/** The versions of a file that git left standing in it, each as whole text. */
export interface ConflictSides {
  readonly ours: string
  readonly theirs: string
  /** The common ancestor, where git wrote it too (`merge.conflictStyle` diff3 or zdiff3). */
  readonly base: string | null
}

type Side = keyof ConflictSides

const markers: readonly (readonly [RegExp, Side | 'all'])[] = [
  [/^<{7}(?: |$)/, 'ours'],
  [/^\|{7}(?: |$)/, 'base'],
  [/^={7}$/, 'theirs'],
  [/^>{7}(?: |$)/, 'all'],
]

/**
 * Takes a file with git's conflict markers apart into its sides (git-merge(1), "How conflicts are
 * presented"); null where it holds none.
 */
export function conflictSides(text: string): ConflictSides | null {
  if (!/^<{7}(?: |\r?$)/m.test(text)) return null
  const sides: Record<Side, string[]> = { ours: [], base: [], theirs: [] }
  let current: Side | 'all' = 'all'
  let hasBase = false
  let complete = false
  for (const line of text.split('\n')) {
    const marker = markers.find(([pattern]) => pattern.test(line.replace(/\r$/, '')))
    if (marker !== undefined) {
      const [, next] = marker
      hasBase ||= next === 'base'
      complete ||= current === 'theirs' && next === 'all'
      current = next
    } else if (current === 'all') for (const side of Object.values(sides)) side.push(line)
    else sides[current].push(line)
  }
  if (!complete) return null
  const { ours, base, theirs } = sides
  return {
    ours: ours.join('\n'),
    theirs: theirs.join('\n'),
    base: hasBase ? base.join('\n') : null,
  }
}
