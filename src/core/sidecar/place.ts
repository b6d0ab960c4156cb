import { quoteStands, quoteStandsInContext } from '#core/anchoring/selector.ts'
import type { Segment, UnplacedSegment } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import type { PositionMap } from '#core/document/position-map.ts'
import type { CodePoint, OffsetMap } from '#core/text/offsets.ts'
import { type Corrections, mapThrough } from './corrections.ts'
import { type SidecarSegment, segmentSchema } from './schema.ts'
import { carried } from './unknown-fields.ts'

/** The canonical text as it is now. */
export interface TextAtHand {
  readonly text: string
  readonly textSha256: string
  readonly offsets: OffsetMap
}

/** Spans that went along with a correction of the text, exactly. */
export interface Followed {
  readonly spans: number
  /** Of these, spans whose own words were corrected. */
  readonly reworded: number
}

const segmentKeys = Object.keys(segmentSchema.shape)

interface Range {
  readonly start: CodePoint
  readonly end: CodePoint
}

/**
 * Finds the places of a sidecar's segments in the text at hand:
 *
 *   recorded in this text       where its quote stands at its offsets
 *   recorded in another text    where the position maps of all corrections since lead; where they do not
 *                               lead here, at its offsets, if quote and surroundings stand there
 *
 * Every other segment has no place: it is for anchoring to look for, and for a person to confirm.
 */
export class SegmentPlacer {
  readonly #at: TextAtHand
  readonly #recordedIn: string
  readonly #corrections: Corrections | null
  /** No character takes two code units: offsets are the same in both. */
  readonly #plain: boolean
  readonly #maps = new Map<string, PositionMap | null>()

  constructor(at: TextAtHand, recordedIn: string, corrections: Corrections | null) {
    this.#at = at
    this.#recordedIn = recordedIn
    this.#corrections = corrections
    this.#plain = at.offsets.utf16Length === at.offsets.codePointLength
  }

  /** The segment in its place, and whether a correction brought it there; null where it has none. */
  place(segment: SidecarSegment): {
    readonly segment: Segment
    readonly followed: 'no' | 'moved' | 'reworded'
  } | null {
    const { start, end, quote } = segment
    if (start >= end || codePointsIn(quote) !== end - start) return null
    const recordedIn = segment.textSha256 ?? this.#recordedIn
    if (recordedIn === this.#at.textSha256) {
      const placed = this.#standing(segment)
      return placed !== null && quoteStands(this.#at.text, placed)
        ? { segment: placed, followed: 'no' }
        : null
    }
    const map = this.#mapFrom(recordedIn)
    if (map !== null) return this.#mapped(segment, map)
    const placed = this.#standing(segment)
    return placed !== null && quoteStandsInContext(this.#at.text, placed)
      ? { segment: placed, followed: 'no' }
      : null
  }

  /** The segment as one without a place. */
  leave(segment: SidecarSegment): UnplacedSegment {
    const { start, end, quote, prefix, suffix, textSha256 = this.#recordedIn } = segment
    return {
      recorded: { start, end, textSha256 },
      quote,
      prefix,
      suffix,
      ...carried(segment, segmentKeys),
    }
  }

  /** The segment at its own offsets, whatever stands there; null where they are no places of whole characters. */
  #standing(segment: SidecarSegment): Segment | null {
    if (segment.end > this.#at.offsets.codePointLength) return null
    const { quote, prefix, suffix } = segment
    const start = this.#plain ? segment.start : this.#at.offsets.toUtf16(segment.start)
    const end = start + quote.length
    if (!endsCharacter(this.#at.text, end)) return null
    return { start, end, quote, prefix, suffix, ...carried(segment, segmentKeys) }
  }

  #mapped(segment: SidecarSegment, map: PositionMap) {
    const { range, changed } = map.mapRange(segment)
    if (range === null || range.end > this.#at.offsets.codePointLength) return null
    const placed = {
      ...segmentAt(this.#at.text, this.#inUtf16(range)),
      ...carried(segment, segmentKeys),
    }
    // Words that no correction touched are the same words: otherwise the map is not of this text.
    if (!changed && placed.quote !== segment.quote) return null
    return { segment: placed, followed: changed ? ('reworded' as const) : ('moved' as const) }
  }

  #inUtf16({ start, end }: Range): Range {
    const { offsets } = this.#at
    return this.#plain
      ? { start, end }
      : { start: offsets.toUtf16(start), end: offsets.toUtf16(end) }
  }

  #mapFrom(textSha256: string): PositionMap | null {
    const known = this.#maps.get(textSha256)
    if (known !== undefined) return known
    const corrections = this.#corrections
    const map =
      corrections === null ? null : mapThrough(corrections, textSha256, this.#at.textSha256)
    this.#maps.set(textSha256, map)
    return map
  }
}

export function codePointsIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) i++
    count++
  }
  return count
}

/** Whether no character goes on past the offset. */
function endsCharacter(text: string, offset: number): boolean {
  return offset === 0 || (text.codePointAt(offset - 1) ?? 0) <= 0xffff
}
