/** Going on with a sidecar that could not be trusted, after a person has decided so. */
import { toSidecar } from '#core/sidecar/convert.ts'
import type { ConflictSides } from '#core/sidecar/git-conflict.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { tellDone, tellFailure } from '#renderer/annotating/notes.ts'
import { currentSaver, openAgain } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { describeSaveFailure, describeTakeInFailure } from './describe-save-failure.ts'
import { mergedSides, withoutLostFillers } from './sound-again.ts'

/**
 * Writes what is shown over a damaged sidecar, which goes into the bin: what could be read of it, or,
 * where it was damaged while the article was open, all that it had.
 */
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

async function replace(content: string): Promise<void> {
  const now = openSession()
  const base = currentSaver()?.onDisk ?? null
  if (now === null || base === null) return
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
