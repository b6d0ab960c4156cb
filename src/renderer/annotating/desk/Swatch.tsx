import type { CSSProperties } from 'react'
import { findFrameType, findLabel, type Tagset } from '#core/annotation/tagset.ts'
import { frameColour, labelColour } from '#renderer/annotating/label-colours.ts'
import { currentLocale } from '#renderer/language.ts'
import './Swatch.css'

interface SwatchProps {
  readonly tagset: Tagset
  readonly kind: 'span' | 'frame'
  /** Id of the label or of the frame's type. */
  readonly id: string
}

/** A label's short tag over its line and in its hue, as the page marks its spans; frames are ringed. */
export function Swatch({ tagset, kind, id }: SwatchProps) {
  // Whatever it stands in renders again with the language; thousands of rows need not listen for it.
  const { language } = currentLocale()
  const looks = kind === 'span' ? findLabel(tagset, id) : findFrameType(tagset, id)
  const hue = kind === 'span' ? labelColour(tagset, id) : frameColour(tagset, id)
  return (
    <span
      className="swatch"
      data-kind={kind}
      data-line={looks?.line ?? 'none'}
      style={{ '--hue': hue } as CSSProperties}
      aria-hidden="true"
    >
      <span
        className="swatch-tag"
        data-tag={looks?.tag[language] ?? (language === 'ar' ? '؟' : '?')}
      />
    </span>
  )
}
