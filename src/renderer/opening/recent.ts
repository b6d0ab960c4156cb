import { create } from 'zustand'
import type { RecentItem } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'

/** What was open lately, as main keeps it. */
export const useRecent = create<{ readonly items: readonly RecentItem[] }>(() => ({ items: [] }))

export async function followRecent(): Promise<void> {
  bridge.on('recentChanged', (items) => useRecent.setState({ items }))
  useRecent.setState({ items: await bridge.listRecent() })
}

export function clearRecent(): void {
  void bridge.clearRecent()
}
