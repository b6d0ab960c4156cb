import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { contextLength } from '#core/annotation/segment.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { useLocale } from '#renderer/language.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import { type OpenSession, useAnnotating } from '../annotating-state.ts'
import { labelColour } from '../label-colours.ts'
import { labelName } from '../tagset-names.ts'
import { differingWords, type Parts } from './differing-words.ts'
import {
  acceptAllMoved,
  acceptPlace,
  chooseCandidate,
  closeReview,
  deleteReviewed,
  leaveUnplaced,
  refusal as refusalText,
  stepReview,
} from './review-actions.ts'
import { candidatesOf, currentIndex, type ReviewEntry } from './review-queue.ts'
import { useReview } from './review-state.ts'
import { useReviewQueue } from './use-review-queue.ts'
import './ReviewPanel.css'

/** Characters shown before and after a place that is proposed. */
const CONTEXT = 90

/** The queue, under the page: one piece at a time, as it stood and as it may stand now. */
export default function ReviewPanel() {
  const session = useAnnotating(({ now }) => (now.kind === 'ready' ? now : null))
  const queue = useReviewQueue()
  const current = useReview((state) => state.current)
  const index = currentIndex(queue, current)
  const entry = queue[index]
  if (session === null || entry === undefined) return null
  return <Review session={session} queue={queue} index={index} entry={entry} />
}

interface ReviewProps {
  readonly session: OpenSession
  readonly queue: readonly ReviewEntry[]
  readonly index: number
  readonly entry: ReviewEntry
}

function Review({ session, queue, index, entry }: ReviewProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const panel = useRef<HTMLElement>(null)
  const chosen = useReview((state) => state.candidate)
  const refusal = useReview((state) => state.refusal)
  const candidates = candidatesOf(entry)
  const range = candidates[chosen]?.range ?? null
  const { text } = session.at
  const name = labelName(session.tagset, entry.span.label, language)
  const state = t(`anchoring.state.${entry.isLeft ? 'left' : entry.anchor.state}`)
  const moved = queue.filter(({ anchor }) => anchor.state === 'moved').length
  const place = t('anchoring.place', { place: index + 1, total: queue.length })
  const spoken = t('anchoring.spoken', {
    place,
    label: name,
    state,
    old: entry.piece.quote,
    now: range === null ? t('anchoring.nowhere') : text.slice(range.start, range.end),
  })

  useEffect(() => panel.current?.focus(), [])
  useEffect(() => announce(spoken), [spoken])
  useEffect(() => {
    if (range === null) return
    useWindow.getState().page?.reveal(range)
    panel.current
      ?.querySelector('.review-candidate[aria-pressed="true"]')
      ?.scrollIntoView({ block: 'nearest' })
  }, [range])

  return (
    <section
      ref={panel}
      className="review"
      data-pane="review"
      data-pane-entrance
      tabIndex={-1}
      aria-label={t('anchoring.title')}
      onKeyDownCapture={onKeyDown}
    >
      <header className="review-head">
        <h2 className="review-title">{t('anchoring.title')}</h2>
        <span className="review-place">{place}</span>
        <IconButton label={t('anchoring.previous')} onPress={() => stepReview(-1)}>
          <span className="review-up">
            <Icon name="down" />
          </span>
        </IconButton>
        <IconButton label={t('anchoring.next')} onPress={() => stepReview(1)}>
          <Icon name="down" />
        </IconButton>
        <span className="review-gap" />
        {moved > 1 && (
          <Button look="quiet" onPress={acceptAllMoved}>
            {t('anchoring.acceptAll', { count: moved })}
          </Button>
        )}
        <IconButton label={t('anchoring.close')} onPress={closeReview}>
          <Icon name="close" />
        </IconButton>
      </header>
      <div className="review-of">
        <span
          className="review-label"
          style={
            { '--label-colour': labelColour(session.tagset, entry.span.label) } as CSSProperties
          }
        >
          <bdi>{name}</bdi>
        </span>
        <span className="review-state" data-state={entry.anchor.state}>
          {state}
        </span>
        {refusal !== null && <span className="review-refusal">{refusalText(refusal)}</span>}
      </div>
      <div className="review-compare">
        <figure className="review-side">
          <figcaption>{t('anchoring.stood')}</figcaption>
          <Passage
            before={fromWholeWord(entry.piece.prefix)}
            words={wordings(entry, text, range).old}
            after={toWholeWord(entry.piece.suffix)}
            kind="old"
          />
        </figure>
        <figure className="review-side">
          <figcaption>
            {candidates.length > 1
              ? t('anchoring.mayStandAt', { count: candidates.length })
              : t('anchoring.mayStand')}
          </figcaption>
          {candidates.length === 0 && <p className="review-none">{t('anchoring.notFoundHint')}</p>}
          {candidates.length === 1 && range !== null && (
            <PassageAt text={text} range={range} words={wordings(entry, text, range).now} />
          )}
          {candidates.length > 1 && (
            <ol className="review-candidates">
              {candidates.map(({ range }, i) => (
                <li key={range.start}>
                  <button
                    type="button"
                    className="review-candidate"
                    aria-pressed={i === chosen}
                    onClick={() => chooseCandidate(i)}
                  >
                    <KeyCaps caps={[String(i + 1)]} />
                    <PassageAt text={text} range={range} words={wordings(entry, text, range).now} />
                  </button>
                </li>
              ))}
            </ol>
          )}
        </figure>
      </div>
      <footer className="review-actions">
        <Button
          look="primary"
          isDisabled={range === null || session.readOnly !== null}
          onPress={acceptPlace}
        >
          {t('anchoring.accept')}
          <KeyCaps caps={['Enter']} />
        </Button>
        <Button isDisabled={entry.isLeft} onPress={leaveUnplaced}>
          {t('anchoring.leave')}
          <KeyCaps caps={['⌫']} />
        </Button>
        <Button
          isDisabled={session.readOnly !== null}
          onPress={() => useWindow.getState().page?.focus()}
        >
          {t('anchoring.byHand')}
          <KeyCaps caps={['Ctrl', 'Enter']} />
        </Button>
        <span className="review-gap" />
        <Button look="quiet" isDisabled={session.readOnly !== null} onPress={deleteReviewed}>
          {t('anchoring.delete')}
          <KeyCaps caps={['Delete']} />
        </Button>
      </footer>
    </section>
  )

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const onButton = event.target instanceof HTMLButtonElement
    const act = onButton && event.key === 'Enter' ? undefined : keys[event.key]
    const digit = /^Digit([1-8])$|^Numpad([1-8])$/.exec(event.code)
    if (act !== undefined) act()
    else if (digit !== null) chooseCandidate(Number(digit[1] ?? digit[2]) - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
    // What a button stood for may be gone with its entry: the keys go on in the panel.
    if (panel.current?.contains(document.activeElement) === true) panel.current.focus()
  }
}

const keys: Readonly<Record<string, () => void>> = {
  Enter: acceptPlace,
  Backspace: leaveUnplaced,
  Delete: deleteReviewed,
  ArrowDown: () => stepReview(1),
  ArrowUp: () => stepReview(-1),
  Escape: closeReview,
}

function wordings({ piece }: ReviewEntry, text: string, range: Utf16Range | null) {
  return differingWords(
    piece.quote,
    range === null ? piece.quote : text.slice(range.start, range.end),
  )
}

interface PassageProps {
  readonly before: string
  readonly words: Parts
  readonly after: string
  readonly kind: 'old' | 'now'
}

/** Words in their surroundings. */
function Passage({ before, words, after, kind }: PassageProps) {
  const Differing = kind === 'old' ? 'del' : 'ins'
  return (
    <span className="review-passage" dir="auto">
      {before}
      <mark className="review-words">
        {words.before}
        {words.differing !== '' && <Differing>{words.differing}</Differing>}
        {words.after}
      </mark>
      {after}
    </span>
  )
}

function PassageAt({
  text,
  range: { start, end },
  words,
}: {
  readonly text: string
  readonly range: Utf16Range
  readonly words: Parts
}) {
  return (
    <Passage
      before={fromWholeWord(text.slice(Math.max(0, start - CONTEXT), start))}
      words={words}
      after={toWholeWord(text.slice(end, end + CONTEXT))}
      kind="now"
    />
  )
}

/** Surroundings that were cut somewhere, from the first whole word on. */
function fromWholeWord(text: string): string {
  const at = text.search(/\s/u)
  return text.length < contextLength || at === -1 ? text : `…${text.slice(at + 1)}`
}

function toWholeWord(text: string): string {
  const at = text.search(/\s\S*$/u)
  return text.length < contextLength || at === -1 ? text : `${text.slice(0, at)}…`
}
