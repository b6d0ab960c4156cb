import type { Frame } from '#core/annotation/model.ts'

/** A frame's tie between two spans, for formats that know relations of two alone. */
export interface Link {
  readonly from: string
  readonly fromRole: string
  readonly to: string
  readonly toRole: string
}

export interface FrameLinks {
  /** From the frame's first filler to each other; none where it has fewer than two. */
  readonly links: readonly Link[]
  /** Fillers that no link can reach: frames, the writer, spans that are not written. */
  readonly lost: number
}

/** The links of a frame among the spans that are written. */
export function linksOf({ roles }: Frame, written: ReadonlySet<string>): FrameLinks {
  const all = Object.entries(roles).flatMap(([role, fillers]) =>
    fillers.map((filler) => ({ role, filler })),
  )
  const [first, ...others] = all.filter(({ filler }) => written.has(filler))
  if (first === undefined || others.length === 0) return { links: [], lost: all.length }
  return {
    links: others.map(({ role, filler }) => ({
      from: first.filler,
      fromRole: first.role,
      to: filler,
      toRole: role,
    })),
    lost: all.length - others.length - 1,
  }
}

/** Adds a filler to a role that may have it already. */
export function fill(roles: Record<string, string[]>, role: string, filler: string): void {
  const fillers = Object.hasOwn(roles, role) ? (roles[role] ?? []) : []
  roles[role] = fillers
  if (!fillers.includes(filler)) fillers.push(filler)
}
