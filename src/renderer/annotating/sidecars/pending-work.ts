/** Work of an earlier session on the open article that never reached its file. */
import { err, type Result } from '#core/result.ts'
import { openSession, updateSession } from '#renderer/annotating/annotating-state.ts'
import { tellDone, tellFailure } from '#renderer/annotating/notes.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { describeRequestFailure, describeTakeInFailure } from './describe-save-failure.ts'
import { listRecovered } from './recovered-work.ts'
import { openedSidecar, type TakeInFailure, takeIn } from './take-in.ts'

/** Merges the work into the annotations, from where it is saved like any other change. */
export function restorePending(): void {
  const taken = take()
  if (taken.ok) tellDone(translator.t('sidecars.banner.restored'))
  else tellFailure(describeTakeInFailure(translator.t, taken.failure))
}

/** What failed to be saved when this article was open before in this session is there again. */
export function takeUpPending(): void {
  if (openSession()?.opened.pending?.isOfThisSession !== true) return
  const taken = take()
  if (taken.ok) tellDone(translator.t('sidecars.banner.restoredHere'))
}

/** Puts the work into the bin. */
export async function discardPending(): Promise<void> {
  const now = openSession()
  if (now === null) return
  const { token } = now.article.reference
  const discarded = await bridge.discardPending({ token })
  if (discarded.ok) {
    forget()
    void listRecovered()
    tellDone(translator.t('sidecars.banner.discarded'))
  } else tellFailure(describeRequestFailure(translator.t, discarded.failure))
}

function take(): Result<unknown, TakeInFailure> {
  const now = openSession()
  const pending = now?.opened.pending
  if (now === null || !pending) return err({ kind: 'not-a-sidecar' })
  const isUponOpened = pending.base === (now.opened.own?.sha256 ?? null)
  const taken = takeIn(pending.content, isUponOpened ? openedSidecar(now) : null)
  if (taken.ok) forget()
  return taken
}

function forget(): void {
  const now = openSession()
  if (now !== null) updateSession({ opened: { ...now.opened, pending: null } })
}
