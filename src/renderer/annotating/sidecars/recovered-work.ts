/** Work of earlier sessions on any article that never reached its file. */
import { create } from 'zustand'
import type { RecoveredList } from '#ipc/annotating/recovered.ts'
import { tellDone, tellFailure } from '#renderer/annotating/notes.ts'
import { useSaving } from '#renderer/annotating/saving-state.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { open } from '#renderer/opening/workspace.ts'
import { describeRequestFailure } from './describe-save-failure.ts'

export const useRecovered = create<RecoveredList>(() => ({ work: [], unreadable: [] }))

/** Asks main what there is, now and whenever a save may have settled some of it. */
export function followRecovered(): void {
  void listRecovered()
  useSaving.subscribe(({ saving }, { saving: before }) => {
    const isSavedNow = saving.kind === 'saved' && before.kind !== 'saved'
    if (isSavedNow && useRecovered.getState().work.length > 0) void listRecovered()
  })
}

export async function listRecovered(): Promise<void> {
  useRecovered.setState(await bridge.listRecovered())
}

/** Saves the work into its file, without opening the article. */
export async function applyRecovered(id: string): Promise<void> {
  const applied = await bridge.applyRecovered({ id })
  if (applied.ok) tellDone(translator.t('sidecars.banner.restored'))
  else tellFailure(describeRequestFailure(translator.t, applied.failure))
  await listRecovered()
}

export async function discardRecovered(id: string): Promise<void> {
  const discarded = await bridge.discardRecovered({ id })
  if (discarded.ok) tellDone(translator.t('sidecars.banner.discarded'))
  else tellFailure(describeRequestFailure(translator.t, discarded.failure))
  await listRecovered()
}

/** Opens the article, where its work is then offered. */
export async function openRecovered(id: string): Promise<void> {
  await open(await bridge.openRecovered({ id }))
}

/** A journal of the app's own that cannot be read is said once. */
export function putUnreadableAway(): void {
  useRecovered.setState({ unreadable: [] })
}
