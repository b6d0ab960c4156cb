/** How offsets move when a text is changed: the idea of ProseMirror's StepMap. Offsets are UTF-16. */
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'

/** One replaced stretch of the old text. */
export interface Replacement {
  /** Where it began, in the old text. */
  readonly start: Utf16
  readonly removed: number
  readonly inserted: number
}

/** Which neighbour an offset keeps to where text is inserted at it: the character before it, or the one after. */
export type Side = 'before' | 'after'

export interface MappedPosition {
  readonly position: Utf16
  /** The character that the offset kept to is gone. */
  readonly deleted: boolean
}

export interface MappedRange {
  /** Null where nothing of the range is left. */
  readonly range: Utf16Range | null
  /** Some character of the range was removed, or text was inserted between two of them. */
  readonly changed: boolean
}

/** The map from one text to the next. Its replacements are in order and do not overlap. */
export class PositionMap {
  readonly replacements: readonly Replacement[]

  /** Throws a RangeError where the replacements are out of order, overlap, or have negative lengths. */
  constructor(replacements: readonly Replacement[]) {
    let end = 0
    for (const { start, removed, inserted } of replacements) {
      if (start < end || removed < 0 || inserted < 0)
        throw new RangeError(`replacement at ${start} overlaps the one before it, or is negative`)
      end = start + removed
    }
    this.replacements = replacements.filter(({ removed, inserted }) => removed > 0 || inserted > 0)
  }

  /** Where an offset of the old text is in the new one. */
  map(position: Utf16, side: Side): MappedPosition {
    let shift = 0
    for (const { start, removed, inserted } of this.replacements) {
      const end = start + removed
      if (position < start) break
      // The neighbour that the offset keeps to stands outside, before or after what was replaced.
      if (position === start && side === 'before') break
      if (position < end || (position === end && side === 'before')) {
        const position = start + shift + (side === 'before' ? 0 : inserted)
        return { position, deleted: true }
      }
      shift += inserted - removed
    }
    return { position: position + shift, deleted: false }
  }

  /**
   * Where a range is in the new text: text inserted at its edges stays outside, within it is taken in.
   * A range whose characters were all removed has no place any more.
   */
  mapRange({ start, end }: Utf16Range): MappedRange {
    const changed = this.replacements.some((replacement) => {
      const to = replacement.start + replacement.removed
      return replacement.removed > 0
        ? replacement.start < end && start < to
        : replacement.start > start && replacement.start < end
    })
    const from = this.map(start, 'after').position
    const to = this.map(end, 'before').position
    return { range: from < to ? { start: from, end: to } : null, changed }
  }

  /** The map back from the new text to the old. */
  inverted(): PositionMap {
    let shift = 0
    const replacements = this.replacements.map(({ start, removed, inserted }) => {
      const back = { start: start + shift, removed: inserted, inserted: removed }
      shift += inserted - removed
      return back
    })
    return new PositionMap(replacements)
  }

  /** One map for this and the change after it, whose offsets are those of this one's new text. */
  followedBy(next: PositionMap): PositionMap {
    const pieces: Replacement[] = []
    const mine = [...this.replacements]
    const theirs = [...next.replacements]
    /** How far the middle text is ahead of the old one, before the next of mine. */
    let shift = 0
    while (mine.length > 0 || theirs.length > 0) {
      const [first] = mine
      const [second] = theirs
      const firstAt = first === undefined ? Number.POSITIVE_INFINITY : first.start + shift
      const secondAt = second?.start ?? Number.POSITIVE_INFINITY
      if (first !== undefined && firstAt + first.inserted < secondAt) {
        pieces.push(first)
        shift += first.inserted - first.removed
        mine.shift()
        continue
      }
      if (second !== undefined && secondAt + second.removed < firstAt) {
        pieces.push({ ...second, start: second.start - shift })
        theirs.shift()
        continue
      }
      // They touch: everything that hangs together becomes one replacement.
      const joined = joinTouching(mine, theirs, shift)
      pieces.push(joined.replacement)
      shift = joined.shift
    }
    return new PositionMap(pieces)
  }
}

function joinTouching(
  mine: Replacement[],
  theirs: Replacement[],
  shiftBefore: number,
): { readonly replacement: Replacement; readonly shift: number } {
  let shift = shiftBefore
  /** The stretch of the middle text that is covered so far. */
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let removedByMine = 0
  let insertedByMine = 0
  let removedByTheirs = 0
  let insertedByTheirs = 0
  for (;;) {
    const [first] = mine
    const [second] = theirs
    const begun = to !== Number.NEGATIVE_INFINITY
    if (first !== undefined && (!begun || first.start + shift <= to)) {
      const start = first.start + shift
      if (begun || second === undefined || start <= second.start) {
        from = Math.min(from, start)
        to = Math.max(to, start + first.inserted)
        removedByMine += first.removed
        insertedByMine += first.inserted
        shift += first.inserted - first.removed
        mine.shift()
        continue
      }
    }
    if (second !== undefined && (!begun || second.start <= to)) {
      from = Math.min(from, second.start)
      to = Math.max(to, second.start + second.removed)
      removedByTheirs += second.removed
      insertedByTheirs += second.inserted
      theirs.shift()
      continue
    }
    break
  }
  const middle = to - from
  return {
    replacement: {
      start: from - shiftBefore,
      removed: middle - insertedByMine + removedByMine,
      inserted: middle - removedByTheirs + insertedByTheirs,
    },
    shift,
  }
}

/** The map of one replacement between two texts: what they begin and end with alike is kept, pairs uncut. */
export function positionMapBetween(before: string, after: string): PositionMap {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (
    start > 0 &&
    isHighSurrogate(before.charCodeAt(start - 1)) &&
    start < Math.max(before.length, after.length)
  )
    start--
  let end = 0
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return new PositionMap([
    {
      start,
      removed: before.length - start - end,
      inserted: after.length - start - end,
    },
  ])
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
