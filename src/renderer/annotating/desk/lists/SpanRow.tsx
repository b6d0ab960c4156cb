import { memo } from 'react'
import type { Span } from '#core/annotation/model.ts'
import { spanQuote } from '#core/annotation/sentence.ts'
import { findLabel } from '#core/annotation/tagset.ts'
import type { Direction } from '#core/text/direction.ts'
import type { Naming } from '#renderer/annotating/desk/describe-problem.ts'
import { valueName } from '#renderer/annotating/desk/names.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { shortened } from '#renderer/annotating/desk/sentence-text.ts'
import { labelName } from '#renderer/annotating/tagset-names.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'

/** CSS pixels. */
export const spanRowHeight = 52

interface SpanRowProps {
  readonly span: Span
  readonly naming: Naming
  readonly hasProblem: boolean
  /** Of the paragraph that the words stand in. */
  readonly direction: Direction
}

/** One span: its label, its words, what is said of it; with nothing said, two lines of words. */
export const SpanRow = memo(function SpanRow({
  span,
  naming,
  hasProblem,
  direction,
}: SpanRowProps) {
  const { t, language, tagset } = naming
  const definitions = findLabel(tagset, span.label)?.attributes ?? []
  const said = definitions.flatMap((definition) => {
    const value = span.attributes[definition.id]
    if (value === undefined) return []
    const words = { yes: t('annotating.inspector.yes'), no: t('annotating.inspector.no') }
    const name = valueName(definition, language, value, words)
    return typeof value === 'boolean' ? `${definition.name[language]}: ${name}` : name
  })
  // The swatch says the label to the eye, but for one that the tagset does not know.
  const name = labelName(tagset, span.label, language)
  const isKnown = findLabel(tagset, span.label) !== undefined
  const line = [...(isKnown ? [] : [name]), ...said, ...(span.note === '' ? [] : [span.note])]
  return (
    <div className="item-row" data-bare={line.length === 0}>
      {isKnown && <span className="visually-hidden">{name}</span>}
      <Swatch tagset={tagset} kind="span" id={span.label} />
      <span className="item-words" dir={direction}>
        {shortened(spanQuote(span), 160)}
      </span>
      <span className="item-signs">
        {span.note !== '' && (
          <span role="img" aria-label={t('annotating.list.hasNote')}>
            <Icon name="note" size={14} />
          </span>
        )}
        {hasProblem && (
          <span className="item-problem" role="img" aria-label={t('annotating.list.hasProblem')}>
            <Icon name="warning" size={14} />
          </span>
        )}
      </span>
      {line.length > 0 && <span className="item-said">{shortened(line.join(' · '), 160)}</span>}
    </div>
  )
})
