/**
 * How many items two lists have in common at their beginnings (`first`) and, of what is left, at their
 * ends (`last`): what a change of one among thousands leaves as it was is passed over without a look.
 */
export function sharedEnds<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly first: number; readonly last: number } {
  const most = Math.min(before.length, after.length)
  let first = 0
  while (first < most && before[first] === after[first]) first++
  let last = 0
  while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last++
  return { first, last }
}

/**
 * What lies between the ends that two states of a list share: what went and what came. An item that is in
 * both was passed over by a change beside it.
 */
export function changedBetween<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly gone: readonly T[]; readonly came: readonly T[] } {
  const { first, last } = sharedEnds(before, after)
  return {
    gone: before.slice(first, before.length - last),
    came: after.slice(first, after.length - last),
  }
}
