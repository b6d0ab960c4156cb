/** The best peer, Recogito's text annotator as it is published, on the same plain paragraphs. */
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator'
import type { PlainSpan } from '../spans.ts'
import { adoptSheet, laySheet, whenPainted } from './sheet.ts'
import type { Stand, StandInput } from './stand.ts'

export async function standRecogito(
  input: StandInput,
  renderer: 'SPANS' | 'CSS_HIGHLIGHTS',
  css: string,
): Promise<Stand> {
  const start = performance.now()
  const dropSheet = adoptSheet(css)
  const dropRules = handOnStyles()
  const sheet = laySheet(input, false)
  document.body.append(sheet.scroller)
  const dropListeners = watchListeners(document)
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(sheet.column, { renderer })
  // Its own offsets leave out line breaks, which it does not see between paragraphs.
  const annotationOf = ({ id, start: from, end }: PlainSpan): Partial<TextAnnotation> => {
    const range = sheet.rangeOf({ start: from, end })
    const before = sheet.paragraphAt(from)
    return {
      id,
      bodies: [],
      target: {
        annotation: id,
        selector: [{ quote: range.toString(), start: from - before, end: end - before, range }],
      },
    }
  }
  annotator.setAnnotations(input.spans.map(annotationOf))
  const isPainted = (): boolean =>
    renderer === 'SPANS'
      ? document.querySelector('.r6o-span-highlight-layer *') !== null
      : [...CSS.highlights.values()].some(({ size }) => size > 0)
  const loaded = await whenPainted(start, isPainted)
  return {
    loaded,
    nodes: sheet.nodes,
    select: sheet.select,
    placeOf: sheet.placeOf,
    add: (span) => annotator.addAnnotation(annotationOf(span)),
    delete: ({ id }) => {
      annotator.removeAnnotation(id)
    },
    jump(span) {
      const from = performance.now()
      const annotation = annotator.getAnnotationById(span.id)
      if (annotation !== undefined) annotator.scrollIntoView(annotation, sheet.scroller)
      return whenPainted(from, () => sheet.isInSight(span))
    },
    hit(x, y) {
      const { left, top } = sheet.column.getBoundingClientRect()
      return annotator.state.store.getAt(x - left, y - top, false)?.id ?? null
    },
    dispose() {
      annotator.destroy()
      dropListeners()
      dropRules()
      dropSheet()
      sheet.dispose()
    },
  }
}

/**
 * Notes who listens to a target from now on; the function returned ends that. Destroyed, the annotator
 * goes on hearing the document's scrolling, and takes all highlights of the window away each time.
 */
function watchListeners(target: EventTarget): () => void {
  const drops: (() => void)[] = []
  const own = target.addEventListener.bind(target)
  target.addEventListener = (type, listener, options) => {
    own(type, listener, options)
    drops.push(() => target.removeEventListener(type, listener, options))
  }
  return () => {
    Reflect.deleteProperty(target, 'addEventListener')
    for (const drop of drops) drop()
  }
}

/**
 * The page's policy ignores what is written into style elements; the rules of those that the annotator adds
 * are put into an adopted sheet.
 */
function handOnStyles(): () => void {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  const observer = new MutationObserver((records) => {
    for (const { target } of records)
      if (target instanceof HTMLStyleElement) sheet.replaceSync(target.textContent ?? '')
  })
  observer.observe(document.head, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
