/** Making a sidecar sound again out of one that is not. Pure. */
import { type Annotations, writer } from '#core/annotation/model.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ConflictSides } from '#core/sidecar/git-conflict.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { TakeInFailure } from './take-in.ts'

/** Both versions as one sidecar, upon their common ancestor where git wrote it too. */
export function mergedSides({ ours, theirs, base }: ConflictSides): Result<Sidecar, TakeInFailure> {
  const [left, right] = [parseSidecar(ours), parseSidecar(theirs)]
  if (!left.ok || !right.ok) return err({ kind: 'not-a-sidecar' })
  const before = base === null ? null : parseSidecar(base)
  const merged = mergeSidecars(
    before?.ok === true ? before.value.sidecar : null,
    left.value.sidecar,
    right.value.sidecar,
  )
  return merged.ok
    ? ok(merged.value.sidecar)
    : err({ kind: 'different-annotators', theirs: merged.failure.theirs })
}

/** Fillers that could not be read are taken out of the roles that name them. */
export function withoutLostFillers(annotations: Annotations): Annotations {
  const { spans, frames } = annotations
  const isThere = (id: string): boolean => id === writer || spans.has(id) || frames.has(id)
  const kept = Array.from(frames, ([id, frame]) => {
    const roles = Object.entries(frame.roles).flatMap(([role, fillers]) => {
      const left = fillers.filter(isThere)
      return left.length === 0 && fillers.length > 0 ? [] : [[role, left] as const]
    })
    return [id, { ...frame, roles: Object.fromEntries(roles) }] as const
  })
  return { ...annotations, frames: new Map(kept) }
}
