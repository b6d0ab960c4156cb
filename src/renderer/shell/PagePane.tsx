import { lazy, Suspense, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useReview } from '#renderer/annotating/anchoring/review-state.ts'
import { useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { useNotes } from '#renderer/annotating/notes.ts'
import { useRecovered } from '#renderer/annotating/sidecars/recovered-work.ts'
import { Notices } from '#renderer/banners/Notices.tsx'
import { WindowNotices } from '#renderer/banners/WindowNotices.tsx'
import { useCorrecting } from '#renderer/correcting/correcting-state.ts'
import { ArticlePage } from '#renderer/editor/ArticlePage.tsx'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import type { PageController, PagePosition } from '#renderer/editor/page.ts'
import { OpenFailurePanel } from '#renderer/failures/OpenFailurePanel.tsx'
import { EmptyPage } from '#renderer/opening/EmptyPage.tsx'
import { LoadingVeil } from '#renderer/opening/LoadingVeil.tsx'
import { articlePainted, useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { usePosition } from './position-store.ts'
import { useWindow } from './window-state.ts'
import './PagePane.css'

const AnnotationBanners = lazy(() => import('#renderer/annotating/sidecars/AnnotationBanners.tsx'))
const AnnotationLayer = lazy(() => import('#renderer/annotating/page/AnnotationLayer.tsx'))
const PlaceBanners = lazy(() => import('#renderer/annotating/anchoring/PlaceBanners.tsx'))
const CorrectingPage = lazy(() => import('#renderer/correcting/CorrectingPage.tsx'))
const ReviewPanel = lazy(() => import('#renderer/annotating/anchoring/ReviewPanel.tsx'))

const showPosition = (position: PagePosition | null): void => usePosition.setState({ position })
const keepController = (page: PageController | null): void => useWindow.setState({ page })

/** The annotations come after the text, which waits for nothing. */
function PageLayer({ view }: { readonly view: ArticleView }) {
  return (
    <Suspense>
      <AnnotationLayer view={view} />
    </Suspense>
  )
}

/** The middle of the window: the article, or what stands in its place. Covered, it keeps all as it is. */
export function PagePane({ isCovered }: { readonly isCovered: boolean }) {
  const { t } = useTranslation()
  const state = useWorkspace((workspace) => workspace.article)
  const wholePage = useWorkspace((workspace) => workspace.wholePage)
  const focusMode = useWindow((window) => window.focusMode)
  const correction = useCorrecting((correcting) => correcting.session)
  const reviewing = useReview((review) => review.isOpen) && correction === null
  const isAnnotating = useAnnotating(({ now }) => now.kind !== 'none')
  const isWorkLeft = useRecovered(({ work, unreadable }) => work.length + unreadable.length > 0)
  const hasBanners = useNotes(({ notes }) => notes.length > 0) || isAnnotating || isWorkLeft
  const page = useSettings((settings) => settings.settings.page)
  const article =
    state.kind === 'open' ? state.article : state.kind === 'loading' ? state.before : null
  // It stays until the first article is there, or its coming is said: blank in between, it would flash.
  const isEmpty =
    state.kind === 'none' || (state.kind === 'loading' && state.before === null && !state.slow)
  const onPainted = useCallback(() => {
    if (article !== null) articlePainted(article)
  }, [article])
  return (
    <div className="page-column" inert={isCovered}>
      <main className="page-pane" data-pane="page" aria-label={t('shell.pane.page')}>
        <WindowNotices />
        {hasBanners && (
          <Suspense>
            <AnnotationBanners />
          </Suspense>
        )}
        {state.kind === 'failed' && <OpenFailurePanel state={state} />}
        {article !== null && (
          <>
            {!focusMode && <Notices article={article} />}
            <Suspense>
              <PlaceBanners />
            </Suspense>
            <div className="page-holder">
              {correction?.article === article ? (
                <Suspense>
                  <CorrectingPage session={correction} page={page} />
                </Suspense>
              ) : (
                <ArticlePage
                  article={article}
                  wholePage={wholePage}
                  page={page}
                  layer={PageLayer}
                  onPosition={showPosition}
                  onController={keepController}
                  onPainted={onPainted}
                />
              )}
            </div>
          </>
        )}
        {isEmpty && <EmptyPage />}
        {state.kind === 'loading' && state.slow && <LoadingVeil name={state.name} />}
      </main>
      {reviewing && (
        <Suspense>
          <ReviewPanel />
        </Suspense>
      )}
    </div>
  )
}
