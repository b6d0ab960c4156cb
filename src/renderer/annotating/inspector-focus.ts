import { create } from 'zustand'
import { showDeskTab } from '#renderer/desk/shown-tab.ts'
import { usePicked } from './selection-state.ts'

/** Whether the inspector is to take the focus as soon as it shows what is selected. */
export const useInspectorCall = create<{ readonly isWanted: boolean }>(() => ({ isWanted: false }))

/** Opens the inspector of what is selected, in the desk or its drawer, and puts the focus into it. */
export function openInspector(): void {
  const { picked } = usePicked.getState()
  if (picked === null) return
  showDeskTab(picked.kind === 'span' ? 'spans' : 'frames')
  useInspectorCall.setState({ isWanted: true })
}
