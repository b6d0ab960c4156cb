import type { ComponentType } from 'react'
import type { OpenedArticle } from '#ipc/contract.ts'
import { type Late, late } from '#renderer/widgets/late.tsx'
import { AboutArticle } from './AboutArticle.tsx'
import type { DeskTabId } from './shown-tab.ts'

interface PanelProps {
  readonly article: OpenedArticle
}

export interface DeskTab {
  readonly id: DeskTabId
  readonly Panel: ComponentType<PanelProps> | Late<PanelProps>
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
    Panel: late(() => import('#renderer/annotating/desk/lists/SpansTab.tsx')),
    isWhole: true,
  },
  {
    id: 'frames',
    Panel: late(() => import('#renderer/annotating/desk/lists/FramesTab.tsx')),
    isWhole: true,
  },
  {
    id: 'document',
    Panel: late(() => import('#renderer/annotating/desk/DocumentTab.tsx')),
    isWhole: true,
  },
  {
    id: 'guidelines',
    Panel: late(() => import('#renderer/annotating/desk/guidelines/GuidelinesTab.tsx')),
    isWhole: true,
  },
  { id: 'about', Panel: AboutArticle, isWhole: false },
]
