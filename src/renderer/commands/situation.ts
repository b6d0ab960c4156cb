import type { Settings } from '#ipc/settings.ts'
import { useReview } from '#renderer/annotating/anchoring/review-state.ts'
import { openSession, useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { usePicked } from '#renderer/annotating/selection-state.ts'
import { useCorrecting } from '#renderer/correcting/correcting-state.ts'
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
  /** What is on the page can be searched. */
  readonly search: boolean
  readonly selection: boolean
  /** The readable view hides something. */
  readonly hidesBlocks: boolean
  readonly wholePage: boolean
  /** The article has an encoding that could be another. */
  readonly encoded: boolean
  readonly articlesListed: number
  /** The folder's statistics cover the article. */
  readonly statistics: boolean
  /** A folder is listed, or could not be. */
  readonly folder: boolean
  readonly focusMode: boolean
  /** The article's annotations are open and may be changed. */
  readonly annotating: boolean
  /** The article has spans. */
  readonly spans: boolean
  /** A span is selected. */
  readonly span: boolean
  /** A frame is selected, being built or looked at. */
  readonly frame: boolean
  /** There is a step to undo, a step to redo. */
  readonly undo: boolean
  readonly redo: boolean
  /** Some span has a piece without a place. */
  readonly unplaced: boolean
  /** The review of places is open. */
  readonly reviewing: boolean
  /** The article's text is being corrected. */
  readonly correcting: boolean
}

export function currentSituation(): Situation {
  const workspace = useWorkspace.getState()
  const article = articleBefore(workspace.article)
  const { page, search, focusMode, statistics } = useWindow.getState()
  const selection = usePosition.getState().position?.selection ?? null
  const session = openSession()
  const { picked, frame } = usePicked.getState()
  const correction = useCorrecting.getState()
  const correcting = correction.session !== null
  return {
    settings: useSettings.getState().settings,
    article: workspace.article.kind,
    page: page !== null && !statistics,
    search: (page !== null || search !== null) && !statistics,
    selection: selection !== null && selection.end > selection.start,
    hidesBlocks:
      article?.document.notices.some(({ kind }) => kind === 'page-parts-hidden') ?? false,
    wholePage: workspace.wholePage,
    encoded: article !== null && article.decoding.encoding !== null,
    articlesListed: workspace.folder.kind === 'listed' ? workspace.folder.listing.files.length : 0,
    folder: workspace.folder.kind === 'listed' || workspace.folder.kind === 'failed',
    statistics,
    focusMode,
    annotating: session !== null && session.readOnly === null && !correcting && !statistics,
    spans: (session?.index.ordered.length ?? 0) > 0,
    span: picked?.kind === 'span',
    frame: frame !== null || picked?.kind === 'frame',
    undo: correcting ? correction.canUndo : session?.session.history.done != null,
    redo: correcting ? correction.canRedo : session?.session.history.undone != null,
    unplaced: (session?.index.unplaced.length ?? 0) > 0,
    reviewing: useReview.getState().isOpen,
    correcting,
  }
}

/** Calls `changed` whenever the situation may be another. */
export function watchSituation(changed: () => void): void {
  useWorkspace.subscribe(changed)
  useSettings.subscribe(changed)
  useWindow.subscribe(changed)
  useAnnotating.subscribe(changed)
  usePicked.subscribe(changed)
  useReview.subscribe(changed)
  useCorrecting.subscribe(changed)
  let selection = false
  usePosition.subscribe(() => {
    const now = currentSituation().selection
    if (now !== selection) {
      selection = now
      changed()
    }
  })
}
