import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'

export interface Addition {
  /** What was made, without what is there already; ids that are taken there are new ones. */
  readonly sidecar: Sidecar
  /** Spans that are there already. */
  readonly already: number
}

/**
 * Prepares a sidecar that was made of imported annotations for being merged into the annotator's own. A
 * span with the label, the pieces and the attributes of one that is there is that one; so is a frame
 * of the same type, roles and attributes.
 */
export function additionTo(existing: Sidecar, made: Sidecar): Addition {
  const taken = new Set([...existing.spans, ...existing.frames].map(({ id }) => id))
  const present = new Map(existing.spans.map((span) => [spanKey(span, existing), span.id]))
  const became = new Map<string, string>()
  const fresh = (id: string): string => {
    let made = id
    for (let i = 2; taken.has(made); i++) made = `${id.slice(0, 190)}-${i}`
    taken.add(made)
    return made
  }
  const spans = made.spans.flatMap((span): SidecarSpan[] => {
    const same = present.get(spanKey(span, made))
    const id = same ?? fresh(span.id)
    became.set(span.id, id)
    return same === undefined ? [{ ...span, id }] : []
  })
  const presentFrames = new Map(existing.frames.map((frame) => [frameKey(frame), frame.id]))
  // Frames may fill frames: those without such fillers are known first.
  const frames: SidecarFrame[] = []
  for (const frame of innermostFirst(made.frames)) {
    const roles = Object.fromEntries(
      Object.entries(frame.roles).map(([role, fillers]) => [
        role,
        fillers.map((filler) => became.get(filler) ?? filler),
      ]),
    )
    const same = presentFrames.get(frameKey({ ...frame, roles }))
    const id = same ?? fresh(frame.id)
    became.set(frame.id, id)
    if (same === undefined) frames.push({ ...frame, id, roles })
  }
  const { annotator, tagset, status } = existing
  return {
    sidecar: { ...made, annotator, tagset, status, spans, frames },
    already: made.spans.length - spans.length,
  }
}

function spanKey({ label, segments, attributes }: SidecarSpan, { article }: Sidecar): string {
  const pieces = segments.map(({ start, end, quote, textSha256 = article.textSha256 }) => [
    start,
    end,
    quote,
    textSha256,
  ])
  return JSON.stringify([label, pieces, sorted(attributes)])
}

function frameKey({ type, roles, attributes }: SidecarFrame): string {
  return JSON.stringify([type, sorted(roles), sorted(attributes)])
}

function sorted(record: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The frames in an order in which each stands after those that fill it; of a ring, as they came. */
function innermostFirst(frames: readonly SidecarFrame[]): readonly SidecarFrame[] {
  const byId = new Map(frames.map((frame) => [frame.id, frame]))
  const ordered = new Set<SidecarFrame>()
  const begun = new Set<SidecarFrame>()
  const visit = (frame: SidecarFrame): void => {
    if (begun.has(frame)) return
    begun.add(frame)
    for (const filler of Object.values(frame.roles).flat()) {
      const inner = byId.get(filler)
      if (inner !== undefined) visit(inner)
    }
    ordered.add(frame)
  }
  for (const frame of frames) visit(frame)
  return [...ordered]
}
