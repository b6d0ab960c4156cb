/**
 * Colours of labels and frames, as custom properties of the document: the page, the desk and the
 * bar of labels name them alike. High contrast takes the hue of its paper. Unknown labels have the
 * quiet ink.
 */
import type { Tagset } from '#core/annotation/tagset.ts'

/** CSS value of a span label's hue. */
export function labelColour(tagset: Tagset, id: string): string {
  return variable('label', tagset.spans, id)
}

/** CSS value of a frame type's hue. */
export function frameColour(tagset: Tagset, id: string): string {
  return variable('frame', tagset.frames, id)
}

/** The rules that give the properties their values in each theme. */
export function colourRules({ spans, frames }: Tagset): string {
  const values = (theme: 'light' | 'dark'): string =>
    [
      ...spans.map(({ colours }, i) => `--label-${i}:${colours[theme]};`),
      ...frames.map(({ colours }, i) => `--frame-${i}:${colours[theme]};`),
    ].join('')
  return [
    `:root{${values('light')}}`,
    `:root[data-theme="dark"]{${values('dark')}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme="contrast"]{${values('dark')}}}`,
  ].join('\n')
}

function variable(
  kind: 'label' | 'frame',
  list: readonly { readonly id: string }[],
  id: string,
): string {
  const index = list.findIndex((each) => each.id === id)
  return index === -1 ? 'var(--ink-faint)' : `var(--${kind}-${index})`
}
