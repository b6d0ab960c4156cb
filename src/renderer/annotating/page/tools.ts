import { spanEnd, spanStart } from '#core/annotation/order.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { translator } from '#renderer/language.ts'
import { redoLast, undoLast } from '../act.ts'
import { openSession } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { leaveFrame, pickNothing, pickSpan, usePicked } from '../selection-state.ts'
import { stepLabel } from '../step-label.ts'
import { beginFrame, deleteFrame, finishFrame, takeOut } from './frame-building.ts'
import type { PageTools } from './page-tools.ts'
import { pickUnderCaret, walk } from './picking.ts'
import { refuse, refuseAct, tell } from './say.ts'
import { changedStretch } from './span-stretches.ts'
import {
  addPieces,
  applyLabel,
  deleteSpan,
  moveSpanEdge,
  peelSpan,
  removePiece,
  restoreSpan,
  selectedPieces,
  toggleSpanQuotes,
} from './tagging.ts'
import { useTagging } from './tagging-state.ts'
import { toasts } from './toasts.ts'

/** What commands do on this page. */
export function toolsOf(view: ArticleView): PageTools {
  return {
    chooseLabel() {
      if (selectedPieces(view).length > 0 || pickedSpan() !== null)
        useTagging.setState({ bar: { takesFocus: true } })
      else refuse(translator.t('tagging.nothingToLabel'))
    },
    label: (id) => applyLabel(view, id),
    walk: (step) => walk(view, step),
    pickUnderCaret: () => pickUnderCaret(view),
    deletePicked() {
      const span = pickedSpan()
      const { picked, frame } = usePicked.getState()
      if (span !== null) deleteSpan(span)
      else if (picked?.kind === 'frame') deleteFrame(picked.id)
      else if (frame !== null) deleteFrame(frame)
    },
    moveEdge: (edge, move) => moveSpanEdge(view, edge, move),
    peelProclitic: () => peelSpan(view),
    restoreProclitic: () => restoreSpan(view),
    toggleQuotes: () => toggleSpanQuotes(view),
    addSegment: () => addPieces(view),
    removeSegment: () => removePiece(view),
    newFrame: beginFrame,
    finishFrame,
    takeOutOfFrame: takeOut,
    deleteFrame() {
      const { picked, frame } = usePicked.getState()
      const id = picked?.kind === 'frame' ? picked.id : frame
      if (id !== null) deleteFrame(id)
    },
    step: (way) => stepInTime(view, way),
    stepBack: () => stepBack(view),
  }
}

/** The nearest first: what is half pressed, then the selected item, then the frame. */
function stepBack(view: ArticleView): boolean {
  const { digits, armed, bar, wantedType, toast } = useTagging.getState()
  const { picked, frame } = usePicked.getState()
  if (digits !== '') useTagging.setState({ digits: '', bar: null })
  else if (bar !== null) {
    useTagging.setState({ bar: null })
    if (bar.takesFocus) view.focus()
  } else if (armed !== null) useTagging.setState({ armed: null })
  else if (picked?.kind === 'span') pickNothing()
  else if (frame !== null || picked !== null || wantedType !== null) {
    leaveFrame()
    pickNothing()
    useTagging.setState({ wantedType: null })
  } else if (toast !== null) toasts.clear()
  else return false
  useTagging.setState({ among: null })
  return true
}

/** Undoes or does again, says which step, and shows the spans that it changed. */
function stepInTime(view: ArticleView, way: 'undo' | 'redo'): void {
  const label = stepLabel(way)
  const before = openSession()
  const done = way === 'undo' ? undoLast() : redoLast()
  if (!done.ok) {
    refuseAct(done.failure)
    return
  }
  const after = openSession()
  if (before === null || after === null) return
  useTagging.setState({ digits: '', armed: null, among: null })
  if (label !== null) tell(label)
  const was = before.session.annotations.spans
  const changed = [...after.session.annotations.spans.values()].filter(
    (span) => was.get(span.id) !== span && span.segments.length > 0,
  )
  const [only, ...more] = changed
  if (only !== undefined && more.length === 0) pickSpan(only.id)
  const stretch = changedStretch(before.index.ordered, after.index.ordered)
  if (stretch === null) return
  const [first] = changed
  view.show(first === undefined ? stretch : { start: spanStart(first), end: spanEnd(first) })
}
