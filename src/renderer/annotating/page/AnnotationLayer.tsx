import { useEffect, useRef } from 'react'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { type AnnotatingState, type OpenSession, useAnnotating } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { usePicked } from '../selection-state.ts'
import { Connectors } from './connectors.ts'
import { LabelBar } from './LabelBar.tsx'
import { Overlay } from './overlay.ts'
import { PageFoot } from './PageFoot.tsx'
import { hearPage } from './page-input.ts'
import { offerPageTools } from './page-tools.ts'
import { PickedMarks } from './picked-marks.ts'
import { adoptHighlights } from './span-highlights.ts'
import { SpanPaint } from './span-paint.ts'
import { namesAllSpans, SpanTags } from './span-tags.ts'
import { resetTagging, useTagging } from './tagging-state.ts'
import { toasts } from './toasts.ts'
import { toolsOf } from './tools.ts'
import './spans.css'

/**
 * With more spans than this the others do not step back behind the selected one: styling all of them
 * anew at every change of selection would be felt, and in such a thicket not be seen.
 */
const mostSteppingBack = 2000

/** The annotations of the article on the page: painted, selected, made and changed there. */
export default function AnnotationLayer({ view }: { readonly view: ArticleView }) {
  const layer = useRef<HTMLDivElement>(null)
  const now = useAnnotating((state) =>
    state.now.kind === 'ready' && state.now.at.text === view.page.text ? state.now : null,
  )
  const bar = useTagging((state) => state.bar)
  const tagset = now?.tagset ?? null

  useEffect(() => {
    if (tagset !== null) adoptHighlights(tagset)
  }, [tagset])

  useEffect(() => {
    if (layer.current === null || tagset === null) return
    return showAnnotations(view, layer.current)
  }, [view, tagset])

  return (
    <>
      <div ref={layer} className="span-overlay" aria-hidden="true" />
      {now !== null && bar !== null && (
        <LabelBar view={view} tagset={now.tagset} takesFocus={bar.takesFocus} />
      )}
      {now !== null && <PageFoot view={view} now={now} />}
    </>
  )
}

function isChange(before: AnnotatingState, now: OpenSession): boolean {
  return before.kind === 'ready' && before.session.annotations !== now.session.annotations
}

/** Paints the open annotations and hears the page, until the function returned is called. */
function showAnnotations(view: ArticleView, layer: HTMLElement): () => void {
  const { now } = useAnnotating.getState()
  if (now.kind !== 'ready') return () => {}
  const article = view.page.root.closest<HTMLElement>('.article-page')
  const paint = new SpanPaint(view.painter, now.tagset, now.index)
  const overlay = new Overlay(view, layer)
  overlay.add(new Connectors(view, layer))
  overlay.add(new SpanTags(view, layer))
  overlay.add(new PickedMarks(view, paint, layer))

  const markPicked = (): void => {
    const { picked } = usePicked.getState()
    paint.pick(pickedSpan())
    const { now } = useAnnotating.getState()
    const isThicket = now.kind === 'ready' && now.index.ordered.length > mostSteppingBack
    if (article !== null) article.dataset.picked = String(picked?.kind === 'span' && !isThicket)
  }
  const showTags = (): void => {
    if (article !== null) article.dataset.tags = String(namesAllSpans())
    overlay.drawSoon()
  }
  const stops = [
    useAnnotating.subscribe((state, before) => {
      if (state.now.kind !== 'ready' || state.now.at.text !== view.page.text) return
      // What was said is of what was there before; who changed it says what is to be said of it.
      const isActed = isChange(before.now, state.now)
      if (isActed) toasts.clear()
      paint.show(state.now.index)
      if (isActed) overlay.drawAfterAct()
      else overlay.drawSoon()
    }),
    usePicked.subscribe(() => {
      markPicked()
      overlay.drawAfterAct()
    }),
    useTagging.subscribe((state, before) => {
      if (state.among !== before.among) overlay.drawAfterAct()
    }),
    useSettings.subscribe(showTags),
    hearPage(view),
    offerPageTools(toolsOf(view)),
    () => overlay.dispose(),
    () => paint.dispose(),
    resetTagging,
  ]
  markPicked()
  showTags()
  return () => {
    for (const stop of stops) stop()
  }
}
