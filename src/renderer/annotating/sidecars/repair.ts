/** Going on with a sidecar that could not be trusted, after a person has decided so. */
import { type Annotations, writer } from '#core/annotation/model.ts'
import { err, ok, type Result } from '#core/result.ts'
import { toSidecar } from '#core/sidecar/convert.ts'
import type { ConflictSides } from '#core/sidecar/gitConflict.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { tellDone, tellFailure } from '#renderer/annotating/notes.ts'
import { openAgain } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { describeSaveFailure, describeTakeInFailure } from './describe-save-failure.ts'
import type { TakeInFailure } from './take-in.ts'

/** Writes what could be read of a damaged sidecar over it; the damaged bytes go into the bin. */
export async function goOnWithReadable(): Promise<void> {
  const now = openSession()
  if (now === null || now.envelope === null) return
  const sound = withoutLostFillers(now.session.annotations)
  await replace(serialiseSidecar(toSidecar(sound, now.envelope, now.at), now.tagset))
}

/** Merges the two versions that git left in the file and writes the result over it. */
export async function mergeGitSides(sides: ConflictSides): Promise<void> {
  const now = openSession()
  if (now === null) return
  const merged = mergedSides(sides)
  if (merged.ok) await replace(serialiseSidecar(merged.value, now.tagset))
  else tellFailure(describeTakeInFailure(translator.t, merged.failure))
}

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

async function replace(content: string): Promise<void> {
  const now = openSession()
  const base = now?.opened.own?.sha256
  if (now === null || base === undefined) return
  const { token } = now.article.reference
  const replaced = await bridge.replaceSidecar({ token, base, content })
  if (!replaced.ok) {
    const { what, next } = describeSaveFailure(translator.t, replaced.failure)
    tellFailure(translator.t('sidecars.banner.notDone', { what: `${what} ${next}` }))
    return
  }
  await openAgain()
  tellDone(translator.t('sidecars.repaired'))
}
