/**
 * How spans look: names and rules of the CSS highlights that paint them. Chromium draws the
 * underlines of all highlights over a letter, each in its own style and at its own offset, so a
 * highlight for each label and lane stacks overlapping spans, identical ones too, without an element.
 * Backgrounds would mix to mud: the innermost span alone tints.
 */
import type { LineStyle, Tagset } from '#core/annotation/tagset.ts'
import { colourRules, labelColour } from '../label-colours.ts'

/** Lanes that a line of text has room for before the letters of the next. */
export const mostLanes = 5

/** What a span is at present: as it is, selected, or selected beside one that is. */
export type Standing = 'usual' | 'picked'

/** Name of a label in highlights: ids of labels that the tagset lacks may be anything. */
function keyOf(tagset: Tagset, label: string): string {
  const index = tagset.spans.findIndex(({ id }) => id === label)
  return index === -1 ? 'unknown' : String(index)
}

/**
 * The line of a span. Spans deeper than there is room for share one mark on the last lane, in the
 * colour of the text; the selected one is shown there as it is.
 */
export function lineHighlight(
  tagset: Tagset,
  label: string,
  lane: number,
  standing: Standing,
): string {
  if (lane >= mostLanes && standing === 'usual') return deeperHighlight
  return `${standing}-line-${keyOf(tagset, label)}-${Math.min(lane, mostLanes - 1)}`
}

/** Order of a line in the layer: the mark of deeper spans lies over all lanes. */
export function rankOfLane(lane: number): number {
  return Math.min(lane, mostLanes)
}

const deeperHighlight = 'usual-line-deeper'

export function tintHighlight(tagset: Tagset, label: string, standing: Standing): string {
  return `${standing}-tint-${keyOf(tagset, label)}`
}

/** Thickness of a line in ems: a double or wavy one is thin, since it takes more room. */
const thickness: Readonly<Record<LineStyle, number>> = {
  solid: 0.08,
  dashed: 0.09,
  dotted: 0.11,
  double: 0.05,
  wavy: 0.05,
}

/** Ems from the letters to the first line, and from one line to the next. */
const firstLine = 0.36
const nextLine = 0.15

function offsetOf(lane: number): string {
  return (firstLine + nextLine * lane).toFixed(2)
}

/**
 * Where a highlight's rule holds: the text, from which what is in it inherits, and what is set larger. Were
 * it a rule for every element, the browser would style each anew for every name, a hundred times.
 */
function on(name: string): string {
  return `.page-text::highlight(${name}),.page-text .heading::highlight(${name})`
}

/** The rules of all highlights of a tagset, with the colours in which its labels are shown. */
export function highlightRules(tagset: Tagset): string {
  const labels = [
    ...tagset.spans.map(({ id, line }) => ({ id, line })),
    { id: '', line: 'dotted' as const },
  ]
  const rules = labels.flatMap(({ id, line }) => {
    const key = keyOf(tagset, id)
    const colour = labelColour(tagset, id)
    const lines = Array.from({ length: mostLanes }, (_, lane) => {
      const offset = offsetOf(lane)
      const rule = (standing: Standing, strength: string, factor: number): string =>
        `${on(`${standing}-line-${key}-${lane}`)}{` +
        `text-decoration:underline ${line} max(${factor}px,${(thickness[line] * factor).toFixed(3)}em) ` +
        `color-mix(in srgb,${colour} ${strength},transparent);` +
        `text-underline-offset:${offset}em;text-decoration-skip-ink:none}`
      return rule('usual', 'var(--span-line)', 1) + rule('picked', '100%', 1.6)
    })
    const tint = (standing: Standing, strength: string): string =>
      `${on(`${standing}-tint-${key}`)}{` +
      `background-color:color-mix(in srgb,${colour} ${strength},transparent)}`
    return [...lines, tint('usual', 'var(--span-tint)'), tint('picked', 'var(--span-tint-picked)')]
  })
  const deeper =
    `${on(deeperHighlight)}{` +
    'text-decoration:underline dotted max(2px,0.12em) var(--ink);' +
    `text-underline-offset:${offsetOf(mostLanes - 1)}em;text-decoration-skip-ink:none}`
  return [colourRules(tagset), ...rules, deeper].join('\n')
}

let adopted: {
  readonly tagset: Tagset
  readonly rules: string
  readonly sheet: CSSStyleSheet
} | null = null

/**
 * Puts a tagset's rules on the document, in the place of those of the tagset before. They stay when an
 * article closes: to adopt a sheet has the browser style the whole document anew, and the next article's
 * tagset is mostly the same.
 */
export function adoptHighlights(tagset: Tagset): void {
  if (adopted?.tagset === tagset) return
  const rules = highlightRules(tagset)
  if (adopted?.rules === rules) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  const others = document.adoptedStyleSheets.filter((each) => each !== adopted?.sheet)
  document.adoptedStyleSheets = [...others, sheet]
  adopted = { tagset, rules, sheet }
}
