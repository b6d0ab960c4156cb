/** What an annotator does with the queue. Each change is a command, and can be undone. */
import type { UnplacedSegment } from '#core/annotation/model.ts'
import { placeAll, placePiece } from '#core/annotation/unplaced.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { translator } from '#renderer/language.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { type ActFailure, act, currentTime } from '../act.ts'
import { openSession } from '../annotating-state.ts'
import { candidatesOf, currentIndex, type ReviewEntry, reviewQueue } from './review-queue.ts'
import { useReview } from './review-state.ts'

interface AtHand {
  readonly queue: readonly ReviewEntry[]
  readonly index: number
  readonly entry: ReviewEntry
  readonly text: string
}

function atHand(): AtHand | null {
  const session = openSession()
  const state = useReview.getState()
  if (session === null) return null
  const queue = reviewQueue(session.index.unplaced, state)
  const index = currentIndex(queue, state.current)
  const entry = queue[index]
  return entry === undefined ? null : { queue, index, entry, text: session.at.text }
}

export function openReview(): void {
  useReview.setState({ isOpen: true, candidate: 0 })
}

export function closeReview(): void {
  useReview.setState({ isOpen: false })
  useWindow.getState().page?.focus()
}

export function stepReview(by: 1 | -1): void {
  const now = atHand()
  if (now === null) return
  const { queue, index } = now
  lookAt(queue[(index + by + queue.length) % queue.length]?.piece ?? null)
}

/** Shows another of the places that the words may have moved to. */
export function chooseCandidate(candidate: number): void {
  const now = atHand()
  if (now !== null && candidate < candidatesOf(now.entry).length) useReview.setState({ candidate })
}

/** Says yes to the place that is shown. */
export function acceptPlace(): void {
  const now = atHand()
  if (now === null) return
  const chosen = candidatesOf(now.entry)[useReview.getState().candidate]
  if (chosen === undefined) announce(translator.t('anchoring.noPlaceToAccept'))
  else place(now, chosen.range)
}

/** Gives the piece the place that is selected on the page. */
export function placeOnSelection(): void {
  const now = atHand()
  const selection = usePosition.getState().position?.selection ?? null
  if (now !== null && selection !== null && selection.start < selection.end) place(now, selection)
}

/** Leaves the piece without a place: it is kept, and passed over from now on. */
export function leaveUnplaced(): void {
  const now = atHand()
  if (now === null) return
  const next = following(now)
  useReview.setState(({ left }) => ({ left: new Set([...left, now.entry.piece]) }))
  lookAt(next)
  announce(translator.t('anchoring.leftUnplaced'))
}

/** Deletes the whole span. */
export function deleteReviewed(): void {
  const now = atHand()
  if (now === null) return
  const next = following(now)
  if (tell(act({ do: 'delete-span', id: now.entry.span.id, at: currentTime() }))) lookAt(next)
}

/** Says yes to every piece that has one clear place. */
export function acceptAllMoved(): void {
  const now = atHand()
  if (now === null) return
  const { anchors } = useReview.getState()
  const clear = (piece: UnplacedSegment): Utf16Range | null => {
    const anchor = anchors.get(piece)
    return anchor?.state === 'moved' ? anchor.candidate.range : null
  }
  const command = placeAll(now.queue, clear, now.text, currentTime())
  if (command === null || !tell(act(command))) return
  lookAt(null)
  const count = now.queue.length - (atHand()?.queue.length ?? 0)
  announce(translator.t('anchoring.acceptedAll', { count }))
  closeWhenDone()
}

function place(now: AtHand, range: Utf16Range): void {
  const next = following(now)
  if (!tell(act(placePiece(now.entry, now.text, range, currentTime())))) return
  lookAt(next)
  closeWhenDone()
}

function lookAt(piece: UnplacedSegment | null): void {
  useReview.setState({ current: piece, candidate: 0, refusal: null })
}

/** The next piece that is still to be reviewed after the one at hand, from the top again after the last. */
function following({ queue, index }: AtHand): UnplacedSegment | null {
  const rest = [...queue.slice(index + 1), ...queue.slice(0, index)]
  return (rest.find(({ isLeft }) => !isLeft) ?? rest[0])?.piece ?? null
}

function closeWhenDone(): void {
  if (atHand() !== null) return
  announce(translator.t('anchoring.done'))
  closeReview()
}

/** Tells why something was not done; true where it was. */
function tell(done: ReturnType<typeof act>): boolean {
  if (done.ok) return true
  announce(refusal(done.failure), 'assertive')
  useReview.setState({ refusal: done.failure })
  return false
}

export function refusal(failure: ActFailure): string {
  return failure.kind === 'read-only'
    ? translator.t('anchoring.readOnly')
    : translator.t(`annotation.refused.${failure.kind}`)
}
