import { create } from 'zustand'
import { showDeskTab } from '#renderer/desk/shown-tab.ts'

/** A label or a kind of frame that the guidelines are asked about. */
export interface Topic {
  readonly kind: 'span' | 'frame'
  readonly id: string
}

/** What the guidelines are open at; null: at their beginning. */
export const useTopic = create<{ readonly topic: Topic | null }>(() => ({ topic: null }))

/** Opens the guidelines where they speak of a label or a kind of frame. */
export function showTopic(topic: Topic): void {
  useTopic.setState({ topic })
  showDeskTab('guidelines')
}
