/** Keeps the review's queue true: looks for every piece that has no place, as annotations come and change. */
import type { Annotations } from '#core/annotation/model.ts'
import { selectorOf, unplacedPieces, withExactPlaces } from '#core/annotation/unplaced.ts'
import { replaceSession } from '../act.ts'
import { type OpenSession, openSession, useAnnotating } from '../annotating-state.ts'
import { currentSaver } from '../open-annotations.ts'
import { findAnchors } from './anchor-task.ts'
import { useReview } from './review-state.ts'

let underWay: AbortController | null = null
let text: string | null = null
let seen: Annotations['spans'] | null = null

/** Begins to follow the open annotations, for as long as the window lives. */
export function followUnplaced(): void {
  useAnnotating.subscribe(({ now }) => {
    if (now.kind !== 'ready' || now.at.text !== text) giveUp()
    if (now.kind !== 'ready') return
    text = now.at.text
    if (now.session.annotations.spans === seen || underWay !== null) return
    seen = now.session.annotations.spans
    void look(now)
  })
}

function giveUp(): void {
  underWay?.abort()
  underWay = null
  seen = null
  text = null
}

async function look({ index, at }: OpenSession): Promise<void> {
  const { anchors } = useReview.getState()
  const pieces = unplacedPieces(index.unplaced).filter(({ piece }) => !anchors.has(piece))
  if (pieces.length === 0) {
    settle()
    return
  }
  const mine = new AbortController()
  underWay = mine
  useReview.setState({ isSearching: true })
  const selectors = pieces.map(({ piece }) => selectorOf(piece, at.offsets))
  const found = await findAnchors({ text: at.text, selectors }, mine.signal)
  if (mine.signal.aborted) return
  underWay = null
  const all = new Map(useReview.getState().anchors)
  pieces.forEach(({ piece }, i) => {
    const anchor = found.anchors[i]
    if (anchor !== undefined) all.set(piece, anchor)
  })
  useReview.setState({ anchors: all, isSearching: false })
  settle()
  const now = openSession()
  if (now !== null && now.session.annotations.spans !== seen) {
    seen = now.session.annotations.spans
    await look(now)
  }
}

/** What stands where it stood takes its place without asking; that is no change to be saved or undone. */
function settle(): void {
  const now = openSession()
  if (now === null || now.index.unplaced.length === 0) return
  const before = now.session.annotations
  const annotations = withExactPlaces(before, useReview.getState().anchors)
  if (annotations === before) return
  seen = annotations.spans
  currentSaver()?.isSame(before, annotations)
  replaceSession({ ...now.session, annotations })
}
