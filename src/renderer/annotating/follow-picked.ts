import { useShownTab } from '#renderer/desk/shown-tab.ts'
import { useFilling } from './filling.ts'
import { usePicked } from './selection-state.ts'

/** Keeps the inspector on what is selected: the desk turns from spans to frames and back with it. */
export function followPicked(): void {
  usePicked.subscribe(({ picked }, before) => {
    if (picked === null || picked === before.picked) return
    const { tab } = useShownTab.getState()
    if ((tab !== 'spans' && tab !== 'frames') || useFilling.getState().filling !== null) return
    useShownTab.setState({ tab: picked.kind === 'span' ? 'spans' : 'frames' })
  })
}
