import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '#core/annotation/model.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { labelColour } from '#renderer/annotating/label-colours.ts'
import { wordsDirection } from '#renderer/annotating/words-direction.ts'

interface SpanWordsProps {
  readonly span: Span
  readonly session: Pick<OpenSession, 'tagset' | 'article'>
}

/** The words of a span, piece by piece; pieces without a place in the text are marked. */
export function SpanWords({ span, session }: SpanWordsProps) {
  const { t } = useTranslation()
  const { tagset, article } = session
  return (
    <p
      className="span-words"
      dir={wordsDirection(article.document, span)}
      style={{ '--hue': labelColour(tagset, span.label) } as CSSProperties}
    >
      {span.segments.map((segment, i) => (
        <span key={segment.start}>
          {i > 0 && <span className="span-gap"> … </span>}
          <span className="span-piece">{segment.quote}</span>
        </span>
      ))}
      {span.unplaced.map((piece, i) => (
        <span key={`${piece.recorded.start} ${piece.recorded.end}`}>
          {span.segments.length + i > 0 && <span className="span-gap"> … </span>}
          <span className="span-piece" data-unplaced="true">
            {piece.quote}
          </span>{' '}
          <span className="span-unplaced">({t('annotating.inspector.noPlace')})</span>
        </span>
      ))}
    </p>
  )
}
