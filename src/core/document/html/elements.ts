/** What each element is to the text: rules H2–H9 of RULES.md. */
import type { EmphasisStyle } from '#core/document/block-writer.ts'
import type { ActivePart, OmittedPart } from '#core/document/document.ts'
import { attribute, type HtmlElement } from './tree.ts'

/** Elements that the HTML Standard's style sheet (section 15.3) shows as blocks, and table parts. */
export const blockElements: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol
  optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp`.split(
    /\s+/,
  ),
)

export const preformattedElements: ReadonlySet<string> = new Set([
  'pre',
  'listing',
  'xmp',
  'plaintext',
])

export const emphasisElements: ReadonlyMap<string, EmphasisStyle> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike'],
  ['strike', 'strike'],
  ['del', 'strike'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
])

/** Why an element and all in it is no part of the text. */
export type LeftOut =
  | { readonly as: 'active'; readonly part: ActivePart['part'] }
  | { readonly as: 'omitted'; readonly part: OmittedPart['part'] }
  /** Hidden from readers too: named where it holds text. */
  | { readonly as: 'hidden' }
  /** Nothing that a reader would see or miss. */
  | { readonly as: 'silent' }

const leftOutElements: ReadonlyMap<string, LeftOut> = new Map<string, LeftOut>([
  ['script', { as: 'active', part: 'script' }],
  ['iframe', { as: 'active', part: 'frame' }],
  ['frame', { as: 'active', part: 'frame' }],
  ['frameset', { as: 'active', part: 'frame' }],
  ['object', { as: 'active', part: 'object' }],
  ['embed', { as: 'active', part: 'object' }],
  ['applet', { as: 'active', part: 'object' }],
  ['img', { as: 'omitted', part: 'image' }],
  ['audio', { as: 'omitted', part: 'media' }],
  ['video', { as: 'omitted', part: 'media' }],
  ['canvas', { as: 'omitted', part: 'media' }],
  ['template', { as: 'hidden' }],
  ['noscript', { as: 'hidden' }],
  ['noframes', { as: 'hidden' }],
  ['noembed', { as: 'hidden' }],
  ['head', { as: 'silent' }],
  ['title', { as: 'silent' }],
  ['style', { as: 'silent' }],
  ['input', { as: 'silent' }],
  ['button', { as: 'silent' }],
  ['select', { as: 'silent' }],
  ['textarea', { as: 'silent' }],
  ['datalist', { as: 'silent' }],
  ['meter', { as: 'silent' }],
  ['progress', { as: 'silent' }],
  ['rp', { as: 'silent' }],
])

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i

/** Null where an element is part of the text. */
export function leftOut(element: HtmlElement): LeftOut | null {
  const byName = leftOutElements.get(element.tagName)
  if (byName !== undefined) return byName
  if (element.namespaceURI.endsWith('/svg')) return { as: 'active', part: 'svg' }
  if (element.namespaceURI.endsWith('/MathML')) return { as: 'omitted', part: 'equation' }
  return isHidden(element) ? { as: 'hidden' } : null
}

function isHidden(element: HtmlElement): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true
    if (name === 'style' && hidingStyle.test(value)) return true
  }
  return element.tagName === 'dialog' && attribute(element, 'open') === undefined
}
