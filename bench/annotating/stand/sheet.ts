/** The article laid out plainly, a `<p dir="auto">` a paragraph, over all of the window. */
import type { PlainSpan } from '../spans.ts'
import type { StandInput } from './stand.ts'

export interface Sheet {
  readonly scroller: HTMLElement
  readonly column: HTMLElement
  readonly paragraphs: readonly HTMLElement[]
  /** Where each paragraph starts in the text. */
  readonly starts: readonly number[]
  rangeOf(span: { readonly start: number; readonly end: number }): Range
  paragraphAt(offset: number): number
  select(span: PlainSpan): void
  isInSight(span: PlainSpan): boolean
  placeOf(offset: number): DOMRect | null
  nodes(): number
  dispose(): void
}

/** `skips`: paragraphs out of sight are not laid out (`content-visibility`). */
export function laySheet({ text, style }: StandInput, skips: boolean): Sheet {
  const scroller = document.createElement('div')
  Object.assign(scroller.style, {
    position: 'fixed',
    inset: '0',
    overflow: 'auto',
    background: 'white',
    color: 'black',
    zIndex: '1000',
  })
  const column = document.createElement('div')
  Object.assign(column.style, style, { marginInline: 'auto', position: 'relative' })
  const starts: number[] = []
  let at = 0
  const paragraphs = text.split('\n').map((line) => {
    const paragraph = document.createElement('p')
    paragraph.dir = 'auto'
    paragraph.textContent = line
    if (skips) {
      Object.assign(paragraph.style, {
        contentVisibility: 'auto',
        containIntrinsicBlockSize: 'auto 10em',
      })
    }
    starts.push(at)
    at += line.length + 1
    column.append(paragraph)
    return paragraph
  })
  scroller.append(column)

  function paragraphAt(offset: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  function rangeOf({ start, end }: { start: number; end: number }): Range {
    const index = paragraphAt(start)
    const from = starts[index] ?? 0
    const paragraph = paragraphs[index]
    if (paragraph === undefined) throw new RangeError('no such paragraph')
    const range = document.createRange()
    const [first, firstAt] = leafAt(paragraph, start - from, false)
    const [last, lastAt] = leafAt(paragraph, end - from, true)
    range.setStart(first, firstAt)
    range.setEnd(last, lastAt)
    return range
  }

  function isInside(rectangle: DOMRect): boolean {
    const { top, bottom } = scroller.getBoundingClientRect()
    return rectangle.height > 0 && rectangle.top >= top && rectangle.bottom <= bottom
  }

  return {
    scroller,
    column,
    paragraphs,
    starts,
    rangeOf,
    paragraphAt,
    select(span) {
      paragraphs[paragraphAt(span.start)]?.scrollIntoView({ block: 'center' })
      const range = rangeOf(span)
      getSelection()?.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset,
      )
    },
    isInSight: (span) => [...rangeOf(span).getClientRects()].every(isInside),
    placeOf(offset) {
      const rectangle = rangeOf({ start: offset, end: offset + 1 }).getBoundingClientRect()
      return rectangle.width > 0 && isInside(rectangle) ? rectangle : null
    },
    nodes() {
      const walker = document.createTreeWalker(column)
      let count = 1
      while (walker.nextNode()) count++
      return count
    },
    dispose: () => scroller.remove(),
  }
}

/** Where a peer cuts the text into elements, the piece that holds the offset. */
function leafAt(paragraph: HTMLElement, offset: number, isEnd: boolean): [Node, number] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (left < length || (isEnd && left === length)) return [node, left]
    left -= length
  }
  throw new RangeError('beyond the paragraph')
}

/** Milliseconds from `start` to the end of the first frame that shows what `isPainted` looks for. */
export function whenPainted(start: number, isPainted: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isPainted()) requestAnimationFrame(() => resolve(performance.now() - start))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** The script of the app's page allows no style elements: sheets are adopted. */
export function adoptSheet(css: string): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
