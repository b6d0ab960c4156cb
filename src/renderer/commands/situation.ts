import type { Settings } from '#ipc/settings.ts'
import { type ArticleState, articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { useWindow } from '#renderer/shell/window-state.ts'

/** What decides which commands can run, and which are ticked. */
export interface Situation {
  readonly settings: Settings
  readonly article: ArticleState['kind']
  /** The page can be used. */
  readonly page: boolean
  readonly selection: boolean
  /** The readable view hides something. */
  readonly hidesBlocks: boolean
  readonly wholePage: boolean
  /** The article has an encoding that could be another. */
  readonly encoded: boolean
  readonly articlesListed: number
  /** A folder is listed, or could not be. */
  readonly folder: boolean
  readonly focusMode: boolean
}

export function currentSituation(): Situation {
  const workspace = useWorkspace.getState()
  const article = articleBefore(workspace.article)
  const { page, focusMode } = useWindow.getState()
  const selection = usePosition.getState().position?.selection ?? null
  return {
    settings: useSettings.getState().settings,
    article: workspace.article.kind,
    page: page !== null,
    selection: selection !== null && selection.end > selection.start,
    hidesBlocks:
      article?.document.notices.some(({ kind }) => kind === 'page-parts-hidden') ?? false,
    wholePage: workspace.wholePage,
    encoded: article !== null && article.decoding.encoding !== null,
    articlesListed: workspace.folder.kind === 'listed' ? workspace.folder.listing.files.length : 0,
    folder: workspace.folder.kind === 'listed' || workspace.folder.kind === 'failed',
    focusMode,
  }
}

/** Calls `changed` whenever the situation may be another. */
export function watchSituation(changed: () => void): void {
  useWorkspace.subscribe(changed)
  useSettings.subscribe(changed)
  useWindow.subscribe(changed)
  let selection = false
  usePosition.subscribe(() => {
    const now = currentSituation().selection
    if (now !== selection) {
      selection = now
      changed()
    }
  })
}
