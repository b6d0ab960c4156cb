/** What two texts have in common before and after the part in which they differ, in UTF-16 units. */
export interface CommonEnds {
  readonly start: number
  readonly end: number
}

/** Compares two texts in well-formed UTF-8. No code point is cut, and the ends do not overlap. */
export function commonEnds(before: Uint8Array, after: Uint8Array): CommonEnds {
  const shorter = Math.min(before.length, after.length)
  let first = 0
  let start = 0
  while (first < shorter && before[first] === after[first]) start += unitsOf(after[first++])
  // A code point that has its first bytes in common is not.
  while (first > 0 && (isInside(before[first]) || isInside(after[first])))
    start -= unitsOf(after[--first])
  const most = shorter - first
  let last = 0
  let end = 0
  while (last < most && before[before.length - 1 - last] === after[after.length - 1 - last])
    end += unitsOf(after[after.length - 1 - last++])
  return { start, end }
}

/** UTF-16 units of the code point that a byte begins; none where it goes on with one. */
function unitsOf(byte: number | undefined): number {
  if (byte === undefined || isInside(byte)) return 0
  return byte >= 0xf0 ? 2 : 1
}

function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
