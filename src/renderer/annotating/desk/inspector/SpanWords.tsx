import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '#core/annotation/model.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import { labelColour } from '#renderer/annotating/label-colours.ts'

/** The words of a span, piece by piece; pieces without a place in the text are marked. */
export function SpanWords({ span, tagset }: { readonly span: Span; readonly tagset: Tagset }) {
  const { t } = useTranslation()
  return (
    <p
      className="span-words"
      dir="auto"
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
