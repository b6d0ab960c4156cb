import type { Annotations, Frame, Roles, Span } from './model.ts'

/** Compares by UTF-16 code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const noPlace = Number.MAX_SAFE_INTEGER

/** First offset of a span; spans without a place come last. */
export function spanStart(span: Span): number {
  return span.segments[0]?.start ?? noPlace
}

/** Offset after the last segment of a span. */
export function spanEnd(span: Span): number {
  return span.segments.at(-1)?.end ?? noPlace
}

/** Text order: by start, end, label, id; those without a place by where they once stood. */
export function compareSpans(a: Span, b: Span): number {
  return (
    spanStart(a) - spanStart(b) ||
    spanEnd(a) - spanEnd(b) ||
    (a.segments.length === 0 ? compareRecorded(a, b) : 0) ||
    compareText(a.label, b.label) ||
    compareText(a.id, b.id)
  )
}

function compareRecorded(a: Span, b: Span): number {
  const [first, second] = [a.unplaced[0]?.recorded, b.unplaced[0]?.recorded]
  return (first?.start ?? 0) - (second?.start ?? 0) || (first?.end ?? 0) - (second?.end ?? 0)
}

export function spansInOrder(annotations: Annotations): Span[] {
  return [...annotations.spans.values()].sort(compareSpans)
}

/** Frames by the start of their earliest filler, then type, then id. Those without a place come last. */
export function framesInOrder(annotations: Annotations): Frame[] {
  const start = frameStarts(annotations.frames, (id) => {
    const span = annotations.spans.get(id)
    return span && spanStart(span)
  })
  return [...annotations.frames.values()].sort(
    (a, b) => start(a.id) - start(b.id) || compareText(a.type, b.type) || compareText(a.id, b.id),
  )
}

/**
 * The start of each frame's earliest filler, in the unit of `startOfSpan`; of a frame that fills a
 * role, its own earliest. Frames that contain themselves do no harm.
 */
export function frameStarts(
  frames: ReadonlyMap<string, { readonly roles: Roles }>,
  startOfSpan: (id: string) => number | undefined,
): (frame: string) => number {
  const starts = new Map<string, number>()
  const earliest = (id: string, above: readonly string[]): number => {
    const known = starts.get(id) ?? startOfSpan(id)
    if (known !== undefined) return known
    if (above.includes(id)) return noPlace
    let start = noPlace
    for (const fillers of Object.values(frames.get(id)?.roles ?? {}))
      for (const filler of fillers) start = Math.min(start, earliest(filler, [...above, id]))
    if (above.length === 0) starts.set(id, start)
    return start
  }
  return (frame) => earliest(frame, [])
}
