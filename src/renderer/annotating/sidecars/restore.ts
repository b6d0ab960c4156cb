/** Brings back what was chosen in the bin, and says what became of it. */
import type { BinItem } from '#ipc/annotating/bin.ts'
import type { ArticleToken } from '#ipc/contract.ts'
import { act, currentTime } from '#renderer/annotating/act.ts'
import { type OpenSession, openSession } from '#renderer/annotating/annotating-state.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import type { FilledRole } from '#renderer/annotating/removed-items.ts'
import { frameTypeName, roleName } from '#renderer/annotating/tagset-names.ts'
import { bridge } from '#renderer/bridge.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import { openArticle } from '#renderer/opening/workspace.ts'
import { describeRequestFailure, describeTakeInFailure } from './describe-save-failure.ts'
import {
  type AwaitedRole,
  type Binned,
  fillersOf,
  type Restoring,
  restoring,
} from './restore-binned.ts'
import { takeIn } from './take-in.ts'

/** What became of a request: shown at the list's head. */
export interface Outcome {
  readonly text: string
  readonly isFailure: boolean
}

/** Of the article last restored into: what came back before the frames that it stood in. */
let awaited: { readonly token: ArticleToken; readonly roles: readonly AwaitedRole[] } | null = null

const failed = (text: string): Outcome => ({ text, isFailure: true })

/** Brings one item back, by the way that its kind needs; `items` is all that the bin holds. */
export async function restore({ id }: BinItem, items: readonly BinItem[]): Promise<Outcome> {
  const { t } = translator
  const now = openSession()
  if (now === null) return failed(t('annotating.notDone'))
  const { token, name } = now.article.reference
  const taken = await bridge.restoreFromBin({ token, id })
  if (!taken.ok) return failed(describeRequestFailure(t, taken.failure))
  const restored = taken.value
  switch (restored.kind) {
    case 'article':
      await openArticle(token, name)
      return { text: t('sidecars.bin.restored'), isFailure: false }
    case 'sidecar':
    case 'unsaved-work': {
      const merged = takeIn(restored.content, null)
      if (!merged.ok) return failed(describeTakeInFailure(t, merged.failure))
      currentSaver()?.takeFromBin([id])
      return { text: t('sidecars.bin.restored'), isFailure: false }
    }
    case 'span':
    case 'frame':
    case 'comment':
      return restoreItem(id, restored, token, items)
  }
}

async function restoreItem(
  id: string,
  item: Binned,
  token: ArticleToken,
  items: readonly BinItem[],
): Promise<Outcome> {
  const { t } = translator
  const binned = await fillersIn(item, token, items)
  const now = openSession()
  if (now?.article.reference.token !== token) return failed(t('annotating.notDone'))
  const { tagset, at } = now
  const { annotations } = now.session
  const before = awaited?.token === token ? awaited.roles : []
  const made = restoring(item, {
    annotations,
    tagset,
    at,
    binned,
    awaited: before,
    time: currentTime(),
  })
  if (!made.ok)
    return failed(
      made.failure.kind === 'already-there'
        ? t('sidecars.bin.alreadyThere')
        : t('sidecars.banner.notDone', { what: t('sidecars.banner.notASidecar') }),
    )
  // Before the change, so that the save which it sets off takes them out of the bin.
  currentSaver()?.takeFromBin([id, ...made.value.along])
  if (!act(made.value.command).ok) return failed(t('annotating.notDone'))
  awaited = { token, roles: [...before, ...made.value.awaits] }
  return { text: describeRestored(openSession() ?? now, made.value, items), isFailure: false }
}

/** What the bin has of a frame's fillers, and of theirs, by their own ids. */
async function fillersIn(
  item: Binned,
  token: ArticleToken,
  items: readonly BinItem[],
): Promise<ReadonlyMap<string, Binned>> {
  const found = new Map<string, Binned>()
  const waiting = [...fillersOf(item)]
  for (let filler = waiting.pop(); filler !== undefined; filler = waiting.pop()) {
    const listed = items.find((each) => each.item?.id === filler)
    if (listed === undefined || found.has(filler)) continue
    const taken = await bridge.restoreFromBin({ token, id: listed.id })
    if (!taken.ok || (taken.value.kind !== 'span' && taken.value.kind !== 'frame')) continue
    found.set(filler, taken.value)
    waiting.push(...fillersOf(taken.value))
  }
  return found
}

/** How far the item is as it was. */
function describeRestored(
  { tagset, session }: OpenSession,
  { along, into, notInto, awaits, isWithoutFillers }: Restoring,
  items: readonly BinItem[],
): string {
  const { t } = translator
  const { language, list } = currentLocale()
  const names = (roles: readonly FilledRole[]): string =>
    list(
      roles.map(({ frame, role }) => {
        const type = session.annotations.frames.get(frame)?.type ?? ''
        return t('tagging.inFrame', {
          frame: frameTypeName(tagset, type, language),
          role: roleName(tagset, type, role, language),
        })
      }),
    )
  const binned = [...new Set(awaits.map(({ frame }) => frame))].flatMap(
    (id) => items.find(({ item }) => item?.id === id)?.item?.label ?? [],
  )
  return [
    isWithoutFillers ? t('sidecars.bin.withoutFillers') : t('sidecars.bin.restored'),
    along.length > 0 && t('sidecars.bin.along', { count: along.length }),
    into.length > 0 && t('sidecars.bin.into', { frames: names(into) }),
    notInto.length > 0 && t('sidecars.bin.notInto', { frames: names(notInto) }),
    binned.length > 0 &&
      t('sidecars.bin.framesInBin', {
        count: binned.length,
        frames: list(binned.map((type) => frameTypeName(tagset, type, language))),
      }),
  ]
    .filter((part) => part !== false)
    .join(' ')
}
