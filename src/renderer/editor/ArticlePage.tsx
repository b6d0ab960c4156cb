import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useFocusRing } from 'react-aria/useFocusRing'
import { useTranslation } from 'react-i18next'
import { afterPaint } from './after-paint.ts'
import { type ArticleView, openArticleView } from './article-view.ts'
import './faces.css'
import { loadFace } from './faces.ts'
import { LockNotice } from './LockNotice.tsx'
import './ArticlePage.css'
import { InvisibleMarks } from './invisible-marks.ts'
import { PageHead } from './PageHead.tsx'
import type { ArticlePageProps } from './page.ts'
import { fitLines, pageStyle } from './page-style.ts'
import { searchableArticle } from './searchable.ts'
import { useFind } from './use-find.tsx'

/** The article, locked for annotating: a caret and selections, and no way to change a character. */
export function ArticlePage(props: ArticlePageProps) {
  const { article, page, wholePage, layer: Layer } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<ArticleView | null>(null)
  const [refusals, setRefusals] = useState(0)
  // The browser takes any focus of a text for the keyboard's; a press of the mouse needs no ring.
  const ring = useFocusRing({ isTextInput: true })
  const shownToken = useRef<string | null>(null)
  const heard = useRef(props)
  useLayoutEffect(() => {
    heard.current = props
  })

  useLayoutEffect(() => void loadFace(page.font), [page.font])

  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null) return
    // Read again in another encoding, an article stays where it was. A page that was not there before
    // stands at its top, and asking for that would lay out the window before the text is in it.
    const before = shownToken.current
    if (before !== null && before !== article.reference.token) scroller.current.scrollTop = 0
    shownToken.current = article.reference.token
    const opened = openArticleView(article.document, root.current, scroller.current, {
      onPosition: (position) => heard.current.onPosition(position),
      onRefused: () => setRefusals((count) => count + 1),
    })
    setView(opened)
    const painted = afterPaint(() => heard.current.onPainted())
    return () => {
      painted()
      opened.dispose()
    }
  }, [article])

  useLayoutEffect(() => view?.showWholePage(wholePage), [view, wholePage])

  // Any change of how the text looks moves the marks, so they are drawn anew for each.
  useEffect(() => {
    const { showInvisibles } = page
    if (view === null || marks.current === null || !showInvisibles) return
    const shown = new InvisibleMarks(view.page, view.painter, marks.current)
    shown.show()
    return () => shown.hide()
  }, [view, page])

  const searched = useMemo(() => (view === null ? null : searchableArticle(view)), [view])
  const find = useFind(searched, wholePage)
  const { onController } = props
  const { open: openFind, next: findNext, previous: findPrevious } = find
  useEffect(() => {
    if (view === null) return
    onController({ ...view, openFind, findNext, findPrevious })
    return () => onController(null)
  }, [view, onController, openFind, findNext, findPrevious])

  const { font, size, measure } = page
  useLayoutEffect(() => fitLines(root.current, { font, size, measure }), [font, size, measure])
  return (
    <div
      className="article-page"
      style={pageStyle(page)}
      data-whole={wholePage}
      data-focus-visible={ring.isFocusVisible || undefined}
    >
      <div ref={scroller} className="page-scroller">
        <div className="page-sheet">
          <PageHead article={article.document} page={view?.page ?? null} />
          {!/\S/.test(article.document.text) && <p className="page-no-text">{t('page.noText')}</p>}
          <div
            ref={root}
            {...textbox(article.reference.name, t('page.lockedText'))}
            {...ring.focusProps}
          />
          <div ref={marks} className="invisible-marks" aria-hidden="true" />
          {view !== null && <Layer view={view} />}
        </div>
      </div>
      {find.bar}
      <LockNotice refusals={refusals} />
    </div>
  )
}

/**
 * The text stays editable to the browser, for its caret; the lock refuses every change. Of plain text
 * only, as React notes the place of a selection in rich text, node by node, at each of its changes.
 */
function textbox(name: string, description: string) {
  return {
    className: 'page-text',
    role: 'textbox',
    'aria-label': name,
    'aria-description': description,
    'aria-multiline': true,
    'aria-readonly': true,
    contentEditable: 'plaintext-only',
    suppressContentEditableWarning: true,
    spellCheck: false,
    tabIndex: 0,
  } as const
}
