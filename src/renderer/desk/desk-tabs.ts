import type { ComponentType } from 'react'
import type { OpenedArticle } from '#ipc/contract.ts'
import { AboutArticle } from './AboutArticle.tsx'

export interface DeskTab {
  readonly id: string
  /** Message key of the tab's name. */
  readonly label: 'desk.article'
  readonly Panel: ComponentType<{ readonly article: OpenedArticle }>
}

/** What the desk holds, in order. Each tab's panel is mounted while it is the one that is shown. */
export const deskTabs: readonly DeskTab[] = [
  { id: 'article', label: 'desk.article', Panel: AboutArticle },
]
