import { segmentAt } from '#core/annotation/segment.ts'
import type { TextAtHand } from './place.ts'
import type { Sidecar, SidecarSegment, SidecarSpan } from './schema.ts'

/**
 * A sidecar to be handed to who has the text: of most segments the quote and its surroundings are the
 * text's own words, and most of what a sidecar holds. They are left out, and put back from the text.
 */
export type UnquotedSidecar = Omit<Sidecar, 'spans'> & {
  readonly spans: readonly (Omit<SidecarSpan, 'segments'> & {
    readonly segments: readonly (SidecarSegment | UnquotedSegment)[]
  })[]
}

/** In code points, as in the sidecar. */
interface UnquotedSegment {
  readonly start: number
  readonly end: number
}

/** The sidecar without the words that stand in the text exactly as they do in it. */
export function withoutQuotes(
  sidecar: Sidecar,
  at: Pick<TextAtHand, 'text' | 'offsets'>,
): UnquotedSidecar {
  const unquoted = (segment: SidecarSegment): SidecarSegment | UnquotedSegment => {
    const { start, end } = segment
    const here = end > at.offsets.codePointLength ? null : quotedAt(start, end, at)
    return here !== null && isSame(here, segment) ? { start, end } : segment
  }
  return {
    ...sidecar,
    spans: sidecar.spans.map((span) => ({ ...span, segments: span.segments.map(unquoted) })),
  }
}

/** The sidecar as it was, by the text that `withoutQuotes` had. */
export function withQuotes(
  sidecar: UnquotedSidecar,
  at: Pick<TextAtHand, 'text' | 'offsets'>,
): Sidecar {
  const quoted = (segment: SidecarSegment | UnquotedSegment): SidecarSegment =>
    'quote' in segment ? segment : quotedAt(segment.start, segment.end, at)
  return {
    ...sidecar,
    spans: sidecar.spans.map((span) => ({ ...span, segments: span.segments.map(quoted) })),
  }
}

function quotedAt(
  start: number,
  end: number,
  { text, offsets }: Pick<TextAtHand, 'text' | 'offsets'>,
): SidecarSegment {
  const here = segmentAt(text, { start: offsets.toUtf16(start), end: offsets.toUtf16(end) })
  return { ...here, start, end }
}

/** In all, the order of keys included: whatever else the file says of a segment stays in it. */
function isSame(here: SidecarSegment, there: SidecarSegment): boolean {
  const keys = Object.keys(there)
  return (
    keys.length === 5 &&
    keys.join() === 'start,end,quote,prefix,suffix' &&
    there.quote === here.quote &&
    there.prefix === here.prefix &&
    there.suffix === here.suffix
  )
}
