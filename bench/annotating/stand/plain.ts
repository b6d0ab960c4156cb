/** The floors: CSS highlights over plain paragraphs, of all spans or of those near the window. */
import type { PlainSpan } from '../spans.ts'
import { adoptSheet, laySheet, whenPainted } from './sheet.ts'
import type { Stand, StandInput } from './stand.ts'

const labels = ['claim', 'source', 'cue', 'expression', 'target'] as const
const rules = labels
  .map(
    (label, i) =>
      `::highlight(stand-${label}){text-decoration:underline 2px hsl(${i * 70} 70% 40%);` +
      `background-color:hsl(${i * 70} 70% 40% / 0.15)}`,
  )
  .join('\n')

export async function standPlainly(input: StandInput, isWindowed: boolean): Promise<Stand> {
  const start = performance.now()
  const dropSheet = adoptSheet(rules)
  const sheet = laySheet(input, true)
  const highlights = new Map(labels.map((label): [string, Highlight] => [label, new Highlight()]))
  for (const [label, highlight] of highlights) CSS.highlights.set(`stand-${label}`, highlight)
  const ranges = new Map<string, Range>()
  const byParagraph = new Map<number, PlainSpan[]>()
  const near = new Set<number>()

  function paint(span: PlainSpan): void {
    const range = sheet.rangeOf(span)
    ranges.set(span.id, range)
    highlights.get(span.label)?.add(range)
  }
  function unpaint(span: PlainSpan): void {
    const range = ranges.get(span.id)
    if (range !== undefined) highlights.get(span.label)?.delete(range)
    ranges.delete(span.id)
  }
  function spansOf(paragraph: number): PlainSpan[] {
    const spans = byParagraph.get(paragraph) ?? []
    byParagraph.set(paragraph, spans)
    return spans
  }

  for (const span of input.spans) {
    if (isWindowed) spansOf(sheet.paragraphAt(span.start)).push(span)
    else paint(span)
  }
  if (isWindowed) {
    const numbers = new Map(sheet.paragraphs.map((paragraph, number) => [paragraph, number]))
    sheet.column.addEventListener(
      'contentvisibilityautostatechange',
      (event) => {
        const number = event.target instanceof HTMLElement ? numbers.get(event.target) : undefined
        if (number === undefined || !(event instanceof ContentVisibilityAutoStateChangeEvent))
          return
        if (event.skipped) {
          near.delete(number)
          for (const span of spansOf(number)) unpaint(span)
        } else {
          near.add(number)
          for (const span of spansOf(number)) paint(span)
        }
      },
      true,
    )
  }
  document.body.append(sheet.scroller)
  const loaded = await whenPainted(start, () => ranges.size > 0)
  return {
    loaded,
    nodes: sheet.nodes,
    select: sheet.select,
    placeOf: sheet.placeOf,
    add(span) {
      const paragraph = sheet.paragraphAt(span.start)
      if (isWindowed) spansOf(paragraph).push(span)
      if (!isWindowed || near.has(paragraph)) paint(span)
    },
    delete(span) {
      if (isWindowed) {
        const paragraph = sheet.paragraphAt(span.start)
        byParagraph.set(
          paragraph,
          spansOf(paragraph).filter(({ id }) => id !== span.id),
        )
      }
      unpaint(span)
    },
    jump(span) {
      const from = performance.now()
      sheet.paragraphs[sheet.paragraphAt(span.start)]?.scrollIntoView({ block: 'center' })
      return whenPainted(from, () => sheet.isInSight(span))
    },
    dispose() {
      for (const label of labels) CSS.highlights.delete(`stand-${label}`)
      dropSheet()
      sheet.dispose()
    },
  }
}
