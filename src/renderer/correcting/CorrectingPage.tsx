import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '#ipc/settings.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { adoptHighlights } from '#renderer/annotating/page/span-highlights.ts'
import { fitLines, pageStyle } from '#renderer/editor/page-style.ts'
import type { Searchable } from '#renderer/editor/searchable.ts'
import { useFind } from '#renderer/editor/use-find.tsx'
import { useWindow } from '#renderer/shell/window-state.ts'
import { CorrectingBar } from './CorrectingBar.tsx'
import { holdCorrection, notCorrecting, useCorrecting } from './correcting-state.ts'
import { Correction } from './correction.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import '#renderer/editor/ArticlePage.css'
import './CorrectingPage.css'

interface CorrectingPageProps {
  readonly session: OpenSession
  readonly page: Settings['page']
}

/** The article while its text is corrected: plain lines, open to the keyboard, its spans with them. */
export default function CorrectingPage({ session, page }: CorrectingPageProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const asking = useCorrecting((state) => state.asking)
  const source = useCorrecting((state) => state.source)
  const [searched, setSearched] = useState<Searchable | null>(null)
  const { bar, open: openFind, next: findNext, previous: findPrevious } = useFind(searched, true)
  useEffect(() => {
    useWindow.setState({ search: { openFind, findNext, findPrevious } })
    return () => useWindow.setState({ search: null })
  }, [openFind, findNext, findPrevious])

  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null) return
    const correction = new Correction(session, source, root.current, scroller.current)
    holdCorrection(correction)
    setSearched(correction.searchable)
    const { from, draft } = useCorrecting.getState()
    // The page's place is one in the canonical text.
    const { caret, scrollTop } = source === null ? from : notCorrecting.from
    if (draft !== null) correction.takeUp(draft)
    scroller.current.scrollTop = scrollTop
    const top = scroller.current.getBoundingClientRect().top
    correction.setCaret(caret ?? (scrollTop === 0 ? 0 : correction.firstBelow(top)))
    return () => {
      holdCorrection(null)
      setSearched(null)
      correction.dispose()
    }
  }, [session, source])
  useEffect(() => adoptHighlights(session.tagset), [session.tagset])
  useLayoutEffect(() => fitLines(root.current, page), [page])

  return (
    <div className="correcting">
      <CorrectingBar others={session.opened.others} />
      <div className="article-page" style={pageStyle(page)} data-whole="true">
        <div ref={scroller} className="page-scroller">
          <div className="page-sheet">
            <div
              ref={root}
              {...textbox(t('correcting.text', { name: session.article.reference.name }))}
            />
          </div>
        </div>
        {bar}
      </div>
      {asking !== null && <LeaveDialog onAnswer={asking} />}
    </div>
  )
}

function textbox(name: string) {
  return {
    className: 'page-text correcting-text',
    role: 'textbox',
    'aria-label': name,
    'aria-multiline': true,
    contentEditable: true,
    suppressContentEditableWarning: true,
    spellCheck: false,
    tabIndex: 0,
  } as const
}
