import { create } from 'zustand'
import { revealDesk } from '#renderer/shell/pane-visibility.ts'

export type DeskTabId = 'spans' | 'frames' | 'document' | 'guidelines' | 'about'

/** Which of the desk's tabs is on top. */
export const useShownTab = create<{ readonly tab: DeskTabId }>(() => ({ tab: 'spans' }))

/** Puts a tab on top, and brings the desk into sight where it is folded away. */
export function showDeskTab(tab: DeskTabId): void {
  useShownTab.setState({ tab })
  revealDesk()
}
