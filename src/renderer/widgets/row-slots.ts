/**
 * A place in the document for each row of a list, by the row's key: a row keeps its place, a new one takes
 * that of a row that went. Rows are then filled anew rather than made, which costs a fraction.
 */
export function slotsFor(
  before: ReadonlyMap<string, number>,
  keys: readonly string[],
): ReadonlyMap<string, number> {
  const wanted = new Set(keys)
  const kept = new Set([...before].flatMap(([key, slot]) => (wanted.has(key) ? slot : [])))
  let free = 0
  return new Map(
    keys.map((key) => {
      const slot = before.get(key)
      if (slot !== undefined) return [key, slot]
      while (kept.has(free)) free++
      return [key, free++]
    }),
  )
}
