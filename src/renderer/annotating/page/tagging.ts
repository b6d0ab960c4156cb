/** What is done to spans from the page. */
import type { Command } from '#core/annotation/commands/command.ts'
import { framesWith, newSpan, type Segment, type Span } from '#core/annotation/model.ts'
import { spanEnd } from '#core/annotation/order.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { peelProclitic, restoreProclitic } from '#core/text/clitics.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { toggleQuotes } from '#core/text/quotes.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import { act, currentTime, newId } from '../act.ts'
import { type OpenSession, openSession } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { pickNothing, pickSpan } from '../selection-state.ts'
import { frameTypeName } from '../tagset-names.ts'
import { type Edge, type EdgeMove, moveEdge } from './boundaries.ts'
import { markedPieces } from './marked-range.ts'
import { refuse, refuseAct, say, spanText, tell } from './say.ts'

/** The pieces that the selection marks; empty where nothing is selected. */
export function selectedPieces(view: ArticleView): readonly Segment[] {
  const selection = view.selection()
  if (selection === null || selection.start === selection.end) return []
  const { page } = view
  const pieces = markedPieces(page.text, selection, page.blocks, (block) => page.isShown(block))
  return pieces.map((piece) => segmentAt(page.text, piece))
}

export function spanOf(label: string, segments: readonly Segment[]): Span {
  return newSpan({ id: newId(), label, segments, origin: { kind: 'manual' }, at: currentTime() })
}

/** The span of this label, or of any of several, that stands exactly there. */
export function spanThere(
  now: OpenSession,
  segments: readonly Segment[],
  labels: readonly string[],
): Span | undefined {
  const [first] = segments
  if (first === undefined) return undefined
  return now.index
    .overlapping(first)
    .find((span) => labels.includes(span.label) && isSamePlace(span.segments, segments))
}

function isSamePlace(a: readonly Utf16Range[], b: readonly Utf16Range[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end)
  )
}

/** Takes the selection away and leaves the caret after what was marked. */
export function settleCaret(view: ArticleView, at: Utf16): void {
  view.selectRange({ start: at, end: at })
}

/**
 * Labels the selection, as a new span; without one, gives the selected span another label, in place.
 */
export function applyLabel(view: ArticleView, label: string): void {
  const now = openSession()
  if (now === null) return
  const segments = selectedPieces(view)
  if (segments.length > 0) {
    addSpan(view, now, label, segments)
    return
  }
  const span = pickedSpan(now)
  if (span === null) refuse(translator.t('tagging.nothingToLabel'))
  else perform({ do: 'set-label', id: span.id, label, at: currentTime() }, () => saySpan(span.id))
}

/** Gives the words of the selected span a second span, of another label. */
export function applySecondLabel(view: ArticleView, label: string): void {
  const now = openSession()
  if (now === null) return
  const segments = selectedPieces(view)
  const span = pickedSpan(now)
  if (segments.length > 0) addSpan(view, now, label, segments)
  else if (span === null) refuse(translator.t('tagging.nothingToLabel'))
  else addSpan(view, now, label, span.segments)
}

function addSpan(
  view: ArticleView,
  now: OpenSession,
  label: string,
  segments: readonly Segment[],
): void {
  const there = spanThere(now, segments, [label])
  if (there !== undefined) {
    pickSpan(there.id)
    refuse(translator.t('tagging.thereAlready', { span: spanText(now.tagset, there) }))
    return
  }
  const span = spanOf(label, segments)
  perform({ do: 'create-span', span }, () => {
    pickSpan(span.id)
    settleCaret(view, spanEnd(span))
    say(translator.t('tagging.made', { span: spanText(now.tagset, span) }))
  })
}

/** Deletes the selected span, and tells which frames it leaves. */
export function deleteSpan(span: Span): void {
  const now = openSession()
  if (now === null) return
  const { language, list } = currentLocale()
  const frames = framesWith(now.session.annotations, span.id)
  perform({ do: 'delete-span', id: span.id, at: currentTime() }, () => {
    pickNothing()
    const text = spanText(now.tagset, span)
    if (frames.length === 0) {
      say(translator.t('tagging.deleted', { span: text }))
      return
    }
    const names = list(frames.map(({ frame }) => frameTypeName(now.tagset, frame.type, language)))
    const count = frames.length
    tell(translator.t('tagging.deletedFromFrames', { span: text, count, names }), { undo: true })
  })
}

/** Moves an edge of the piece of the selected span that the caret is in, else of its outer piece. */
export function moveSpanEdge(view: ArticleView, edge: Edge, move: EdgeMove): void {
  changePiece(
    view,
    edge,
    (piece, limits) => moveEdge(view.page.text, piece, edge, move, limits),
    translator.t('tagging.edgeStays'),
  )
}

/** Leaves out the next proclitic of the first word; after the last, takes them all back in. */
export function peelSpan(view: ArticleView): void {
  const { text } = view.page
  changePiece(
    view,
    'start',
    (piece) => peelProclitic(text, piece) ?? restoreAll(text, piece),
    translator.t('tagging.noProclitic'),
  )
}

function restoreAll(text: string, piece: Utf16Range): Utf16Range | null {
  let restored: Utf16Range | null = null
  for (let next = restoreProclitic(text, piece); next !== null; next = restoreProclitic(text, next))
    restored = next
  return restored
}

export function restoreSpan(view: ArticleView): void {
  const { text } = view.page
  changePiece(
    view,
    'start',
    (piece) => restoreProclitic(text, piece),
    translator.t('tagging.noProclitic'),
  )
}

/** Takes the quotation marks at the span's edges out, or those beside them in. */
export function toggleSpanQuotes(view: ArticleView): void {
  changePiece(
    view,
    'start',
    (piece) => toggleQuotes(view.page.text, piece),
    translator.t('tagging.noQuotes'),
  )
}

/** Puts another range in the place of a piece of a span; null where it stays as it is. */
type Change = (piece: Utf16Range, limits: Utf16Range) => Utf16Range | null

function changePiece(view: ArticleView, edge: Edge, change: Change, otherwise: string): void {
  const span = pickedSpan()
  if (span === null) return
  const index = pieceAtCaret(view, span, edge)
  const piece = span.segments[index]
  if (piece === undefined) return
  const changed = change(piece, pieceLimits(view, span, index))
  if (changed === null) refuse(otherwise)
  else setPiece(view, span, index, changed)
}

/** The piece that holds the caret; else the first for its start, the last for its end. */
function pieceAtCaret(view: ArticleView, span: Span, edge: Edge): number {
  const caret = view.selection()?.end ?? -1
  const held = span.segments.findIndex(({ start, end }) => start <= caret && caret <= end)
  if (held !== -1) return held
  return edge === 'start' ? 0 : span.segments.length - 1
}

/** How far a piece may reach: to its neighbours in the span, and not into what is not shown. */
export function pieceLimits(view: ArticleView, span: Span, index: number): Utf16Range {
  const { page } = view
  const first = page.blockAt(span.segments[index]?.start ?? 0)
  const last = page.blockAt(span.segments[index]?.end ?? 0)
  let from = first
  while (from > 0 && page.isShown(from - 1)) from--
  let to = last
  while (to < page.blocks.length - 1 && page.isShown(to + 1)) to++
  return {
    start: Math.max(span.segments[index - 1]?.end ?? 0, page.blocks[from]?.start ?? 0),
    end: Math.min(
      span.segments[index + 1]?.start ?? page.text.length,
      page.blocks[to]?.end ?? page.text.length,
    ),
  }
}

/** The span's segments with one of them over another range. */
export function withPiece(
  text: string,
  { segments }: Span,
  index: number,
  range: Utf16Range,
): readonly Segment[] {
  return segments.map((segment, i) => (i === index ? segmentAt(text, range) : segment))
}

export function setPiece(view: ArticleView, span: Span, index: number, range: Utf16Range): void {
  const segments = withPiece(view.page.text, span, index, range)
  const { unplaced } = span
  perform({ do: 'set-segments', id: span.id, segments, unplaced, at: currentTime() }, () => {
    const caret = view.selection()
    const wasHeld = caret !== null && caret.start === caret.end
    if (wasHeld && (caret.end < range.start || caret.end > range.end)) settleCaret(view, range.end)
    saySpan(span.id)
  })
}

/** Adds the selection to the selected span; what it has already is passed over. */
export function addPieces(view: ArticleView): void {
  const span = pickedSpan()
  if (span === null) return
  const pieces = selectedPieces(view)
  const [last] = pieces.slice(-1)
  if (last === undefined) {
    refuse(translator.t('tagging.nothingToAdd'))
    return
  }
  const at = currentTime()
  const commands = pieces.map(
    (segment): Command => ({ do: 'add-segment', id: span.id, segment, at }),
  )
  const [only, ...more] = commands
  if (only === undefined) return
  perform(more.length === 0 ? only : { do: 'several', commands }, () => {
    settleCaret(view, last.end)
    saySpan(span.id)
  })
}

/** Takes the piece that holds the caret out of the selected span, else its last. */
export function removePiece(view: ArticleView): void {
  const span = pickedSpan()
  if (span === null) return
  const index = pieceAtCaret(view, span, 'end')
  perform({ do: 'remove-segment', id: span.id, index, at: currentTime() }, () => saySpan(span.id))
}

/** Does a command, and then what follows it; where it is refused, says why. */
export function perform(command: Command, then: () => void): void {
  const done = act(command)
  if (done.ok) then()
  else refuseAct(done.failure)
}

function saySpan(id: string): void {
  const now = openSession()
  const span = now?.session.annotations.spans.get(id)
  if (now !== null && span !== undefined) say(spanText(now.tagset, span))
}
