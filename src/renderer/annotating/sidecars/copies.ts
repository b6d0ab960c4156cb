/** Second versions of sidecars that a synchronising service left, and sidecars left by a rename. */
import type { SidecarCopy } from '#ipc/annotating/sidecars.ts'
import { openSession, updateSession } from '#renderer/annotating/annotating-state.ts'
import { tellDone, tellFailure } from '#renderer/annotating/notes.ts'
import { currentSaver, openAgain } from '#renderer/annotating/open-annotations.ts'
import { savingState } from '#renderer/annotating/saving-state.ts'
import { bridge } from '#renderer/bridge.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import {
  describeOpenFailure,
  describeRequestFailure,
  describeTakeInFailure,
} from './describe-save-failure.ts'
import { takeIn } from './take-in.ts'

/** Merges the copy, saves, and only then puts it away. */
export async function mergeCopy(copy: SidecarCopy): Promise<void> {
  const taken = takeIn(copy.content, null)
  if (!taken.ok) {
    tellFailure(describeTakeInFailure(translator.t, taken.failure))
    return
  }
  updateSession({ merged: taken.value })
  await currentSaver()?.flush()
  if (savingState().kind !== 'not-saved') await putAwayCopy(copy)
}

/** Puts the copy into the bin. */
export async function putAwayCopy(copy: SidecarCopy): Promise<void> {
  const now = openSession()
  if (now === null) return
  const { token } = now.article.reference
  const put = await bridge.putAwayCopy({ token, id: copy.id })
  if (!put.ok) {
    tellFailure(describeRequestFailure(translator.t, put.failure))
    return
  }
  const after = openSession()
  if (after?.article.reference.token !== token) return
  const copies = after.opened.copies.filter(({ id }) => id !== copy.id)
  updateSession({ opened: { ...after.opened, copies } })
}

/** Renames the sidecars that the article left behind when it was renamed. */
export async function takeStraysAlong(ids: readonly string[]): Promise<void> {
  const now = openSession()
  if (now === null) return
  const followed = await bridge.followArticle({ token: now.article.reference.token, ids })
  if (!followed.ok) {
    tellFailure(describeOpenFailure(translator.t, followed.failure))
    return
  }
  await openAgain()
  const { t } = translator
  const stayed = followed.value.strays.filter(({ id }) => ids.includes(id))
  const count = ids.length - stayed.length
  if (count > 0) tellDone(t('sidecars.banner.followed', { count }))
  if (stayed.length > 0)
    tellFailure(
      t('sidecars.banner.stayed', {
        count: stayed.length,
        files: currentLocale().list(stayed.map(({ name }) => name)),
      }),
    )
}
