/** Selecting spans on the page: by a click, by Tab in text order, by the caret. */
import type { Span } from '#core/annotation/model.ts'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { translator } from '#renderer/language.ts'
import { type OpenSession, openSession } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { pickNothing, pickSpan, usePicked } from '../selection-state.ts'
import { fillArmed } from './filling-by-key.ts'
import { describeSpan, say } from './say.ts'
import { useTagging } from './tagging-state.ts'

/**
 * Selects the innermost span over the character at `offset`; where that is selected already, the
 * one around it, and after the outermost the innermost again. Null: beside all text.
 */
export function pickAt(view: ArticleView, offset: Utf16 | null): void {
  const now = openSession()
  if (now === null) return
  const spans = offset === null ? [] : shownOf(view, now.index.at(offset))
  const [innermost] = spans
  if (innermost === undefined) {
    pickNothing()
    useTagging.setState({ among: null })
    return
  }
  if (useTagging.getState().armed !== null) {
    fillArmed(innermost.id)
    return
  }
  pickAmong(now, spans)
}

/** The same for the caret, its edges included. */
export function pickUnderCaret(view: ArticleView): void {
  const now = openSession()
  const caret = view.selection()
  if (now === null || caret === null) return
  const spans = shownOf(view, now.index.touching(caret.end))
  if (spans.length === 0) say(translator.t('tagging.noSpanHere'))
  else pickAmong(now, spans)
}

/** Selects the next span in text order (-1: the one before), from the selected one or the caret. */
export function walk(view: ArticleView, step: 1 | -1): void {
  const now = openSession()
  if (now === null) return
  const { index } = now
  const from = pickedSpan(now)
  const caret = view.selection()?.end ?? 0
  const after = (id: string): Span | undefined => (step === 1 ? index.next(id) : index.previous(id))
  const first =
    from !== null ? after(from.id) : step === 1 ? index.nextFrom(caret) : index.previousFrom(caret)
  let span = first
  while (span !== undefined && !isShown(view, span)) {
    span = after(span.id)
    if (span === first) return
  }
  if (span === undefined) return
  useTagging.setState({ among: null })
  pickSpan(span.id)
  view.selectRange({ start: spanStart(span), end: spanStart(span) })
  view.show({ start: spanStart(span), end: spanEnd(span) })
  say(describeSpan(now.tagset, now.session.annotations, span))
}

/** Lets go of the selected span where the caret was moved off it. */
export function dropWhereLeft(caret: Utf16): void {
  const span = pickedSpan()
  if (span === null) return
  if (span.segments.some(({ start, end }) => start <= caret && caret <= end)) return
  pickNothing()
  useTagging.setState({ among: null })
}

function pickAmong(now: OpenSession, spans: readonly Span[]): void {
  const { picked } = usePicked.getState()
  const at = spans.findIndex(({ id }) => picked?.kind === 'span' && id === picked.id)
  const place = (at + 1) % spans.length
  const span = spans[place]
  if (span === undefined) return
  const count = spans.length
  pickSpan(span.id)
  useTagging.setState({ among: count > 1 ? { place: place + 1, count } : null })
  const description = describeSpan(now.tagset, now.session.annotations, span)
  say(
    count === 1
      ? description
      : translator.t('tagging.among', { span: description, place: place + 1, total: count }),
  )
}

function shownOf(view: ArticleView, spans: readonly Span[]): readonly Span[] {
  return spans.filter((span) => isShown(view, span))
}

function isShown({ page }: ArticleView, { segments }: Span): boolean {
  return segments.some(({ start }) => page.isShown(page.blockAt(start)))
}
