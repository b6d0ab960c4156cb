import { type ComponentType, lazy } from 'react'
import type { OpenedArticle } from '#ipc/contract.ts'
import { AboutArticle } from './AboutArticle.tsx'
import type { DeskTabId } from './shown-tab.ts'

export interface DeskTab {
  readonly id: DeskTabId
  readonly Panel: ComponentType<{ readonly article: OpenedArticle }>
  /** The panel divides its height itself, and scrolls inside. */
  readonly isWhole: boolean
}

/**
 * What the desk holds, in order. Each tab's panel is mounted while it is the one that is shown, and
 * those for annotating are loaded when they are first needed.
 */
export const deskTabs: readonly DeskTab[] = [
  {
    id: 'spans',
    Panel: lazy(() => import('#renderer/annotating/desk/lists/SpansTab.tsx')),
    isWhole: true,
  },
  {
    id: 'frames',
    Panel: lazy(() => import('#renderer/annotating/desk/lists/FramesTab.tsx')),
    isWhole: true,
  },
  {
    id: 'document',
    Panel: lazy(() => import('#renderer/annotating/desk/DocumentTab.tsx')),
    isWhole: true,
  },
  {
    id: 'guidelines',
    Panel: lazy(() => import('#renderer/annotating/desk/guidelines/GuidelinesTab.tsx')),
    isWhole: true,
  },
  { id: 'about', Panel: AboutArticle, isWhole: false },
]
