import type { CSSProperties } from 'react'
import { findFrameType, findLabel, type Tagset } from '#core/annotation/tagset.ts'
import './LabelMark.css'

/**
 * A label's or frame's hue, in each theme's shade, as custom properties for `.hued`. The folder's tagset
 * may be another than the open article's, so the document's own properties will not do.
 */
export function hueOf(tagset: Tagset | null, id: string): CSSProperties {
  if (tagset === null) return {}
  const colours = (findLabel(tagset, id) ?? findFrameType(tagset, id))?.colours
  if (colours === undefined) return {}
  return { '--hue-light': colours.light, '--hue-dark': colours.dark } as CSSProperties
}

/** A dot in a label's hue; what it stands beside names the label. */
export function LabelMark({ tagset, id }: { readonly tagset: Tagset | null; readonly id: string }) {
  const isFrame = tagset !== null && findFrameType(tagset, id) !== undefined
  return (
    <span
      className="label-mark hued"
      data-kind={isFrame ? 'frame' : 'span'}
      style={hueOf(tagset, id)}
      aria-hidden="true"
    />
  )
}
