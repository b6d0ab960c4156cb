import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import { showArticle } from './article-editor.ts'
import './faces.css'
import { faces } from './faces.ts'
import type { ArticlePageProps } from './page.ts'
import './ArticlePage.css'

/** The article, locked for annotating: a caret and selections, and no way to change a character. */
export function ArticlePage({ article, page, wholePage, onPainted }: ArticlePageProps) {
  const root = useRef<HTMLDivElement>(null)
  const document = article.document

  useLayoutEffect(() => {
    const element = root.current
    if (element === null) return
    const shown = showArticle(document, element, () => {})
    const cancel = afterPaint(onPainted)
    return () => {
      cancel()
      shown.dispose()
    }
  }, [document, onPainted])

  const face = faces[page.font]
  const style = {
    '--page-face': face.family,
    '--page-advance': face.advance,
    '--page-size': `${page.size}px`,
    '--page-line': page.lineHeight,
    '--page-measure': page.measure,
  } as CSSProperties
  return (
    <div className="article-page" style={style} data-whole={wholePage}>
      <div className="page-scroller">
        <div className="page-sheet">
          <div
            ref={root}
            className="page-text"
            contentEditable
            suppressContentEditableWarning
            role="textbox"
            aria-multiline="true"
            aria-readonly="true"
            aria-label={article.reference.name}
            tabIndex={0}
            spellCheck={false}
          />
        </div>
      </div>
    </div>
  )
}

/** Calls `then` once the frame that shows the present state of the document is on the screen. */
function afterPaint(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then)
  })
  return () => cancelAnimationFrame(frame)
}
