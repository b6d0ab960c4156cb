import { create } from 'zustand'
import type { PositionMap } from '#core/document/position-map.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import type { CorrectionDraft, CorrectionFailure } from '#ipc/annotating/correcting.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'

export type LeaveAnswer = 'save' | 'discard' | 'stay'

/** Where the page stood when the correction began. */
export interface PagePlace {
  readonly caret: Utf16 | null
  readonly scrollTop: number
}

interface CorrectingState {
  /** The annotations as they were when the correction began; null: the text is locked. */
  readonly session: OpenSession | null
  /** The file's own text, where that is what is corrected; null: the canonical text is. */
  readonly source: string | null
  readonly from: PagePlace
  /** What an earlier correction had done, to be done first. */
  readonly draft: CorrectionDraft | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly isSaving: boolean
  readonly failure: CorrectionFailure | null
  /** Waits for the answer to what shall become of a correction that is not saved. */
  readonly asking: ((answer: LeaveAnswer) => void) | null
}

export const notCorrecting: CorrectingState = {
  session: null,
  source: null,
  from: { caret: null, scrollTop: 0 },
  draft: null,
  canUndo: false,
  canRedo: false,
  isSaving: false,
  failure: null,
  asking: null,
}

/** What commands ask of the text that is corrected. */
export interface HeldCorrection {
  readonly session: OpenSession
  /** The text that it began with. */
  readonly before: string
  readonly isChanged: boolean
  /** The text as it is now. */
  readonly text: string
  /** From the text that the correction began with to the text as it is now. */
  readonly map: PositionMap
  /** In the text as it is now; null where there never was one. */
  readonly caret: Utf16 | null
  step(way: 'undo' | 'redo'): void
  /** While the text is saved nothing can be changed: it would be in no file, and in no draft. */
  lock(isLocked: boolean): void
  /** Keeps what is not saved, at once; resolves once it is kept. */
  keep(): Promise<void>
}

let held: HeldCorrection | null = null

/** The text on the page that is corrected; null while none is. */
export function heldCorrection(): HeldCorrection | null {
  return held
}

/** The page hands over the text that it has open for correction, and takes it back when it goes. */
export function holdCorrection(correction: HeldCorrection | null): void {
  held = correction
}

/** The correction that is under way. */
export const useCorrecting = create<CorrectingState>(() => notCorrecting)

/** Lines beyond this length, and texts beyond that, are too much for one editor. */
const LONGEST_LINE = 100_000
const LONGEST_TEXT = 5_000_000

/** Why an article's text may not be corrected at all; null where it may. */
export function correctionObstacle({
  article,
  at,
  readOnly,
  envelope,
}: OpenSession): 'format' | 'annotations' | 'long-text' | 'long-line' | null {
  const { format } = article.document.extraction
  if ((format !== 'text' && format !== 'markdown') || article.decoding.encoding === null)
    return 'format'
  if (readOnly !== null || envelope === null) return 'annotations'
  if (at.text.length > LONGEST_TEXT) return 'long-text'
  const isShort = article.document.blocks.every(({ start, end }) => end - start <= LONGEST_LINE)
  return isShort ? null : 'long-line'
}
