/** Which column of the margin each connector's upright stands in. Pure. */

/** How far an upright reaches, from top to bottom. */
export interface Upright {
  readonly top: number
  readonly bottom: number
}

/**
 * A column for each upright, the nearest to the text first, so that no two that meet share one
 * while there are columns left; beyond `most` they begin again at the first. The shortest come
 * nearest to the text, so that few lines are crossed.
 */
export function marginColumns(uprights: readonly Upright[], most: number): readonly number[] {
  const order = uprights
    .map((_, i) => i)
    .sort((a, b) => lengthOf(uprights[a]) - lengthOf(uprights[b]))
  const columns: number[] = uprights.map(() => 0)
  const taken: Upright[][] = []
  for (const index of order) {
    const upright = uprights[index]
    if (upright === undefined) continue
    let column = 0
    while (taken[column]?.some((other) => meet(other, upright)) === true) column++
    taken[column] = [...(taken[column] ?? []), upright]
    columns[index] = column % most
  }
  return columns
}

function meet(a: Upright, b: Upright): boolean {
  return a.top <= b.bottom && b.top <= a.bottom
}

function lengthOf(upright: Upright | undefined): number {
  return upright === undefined ? 0 : upright.bottom - upright.top
}
