import type { CSSProperties } from 'react'
import type { LineStyle } from '#core/annotation/tagset.ts'
import './LabelSample.css'

interface LabelSampleProps {
  /** CSS value. */
  readonly colour: string
  readonly line: LineStyle
}

/** How a label looks under the text: its line, in its hue. */
export function LabelSample({ colour, line }: LabelSampleProps) {
  const style = { '--hue': colour, textDecorationStyle: line } as CSSProperties
  return (
    <span className="label-sample" style={style} aria-hidden="true">
      ababa
    </span>
  )
}
