import { openSession } from '#renderer/annotating/annotating-state.ts'
import { tellFailure } from '#renderer/annotating/notes.ts'
import { openAgain } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { describeOpenFailure } from './describe-save-failure.ts'

/** "It is me, on another machine": the sidecar is the annotator's own from now on. */
export async function claimSidecar(): Promise<void> {
  const now = openSession()
  if (now === null) return
  const claimed = await bridge.claimSidecar({ token: now.article.reference.token })
  if (claimed.ok) await openAgain()
  else tellFailure(describeOpenFailure(translator.t, claimed.failure))
}
