/**
 * Keys that move the caret and the selection. Lines, pages and the order on the screen are the
 * browser's to know; clusters, words, sentences and blocks are the text's:
 *
 *   ← →                 grapheme cluster, in the order on the screen
 *   Ctrl+← →            word (macOS: Option)
 *   Alt+↑ ↓             sentence
 *   Ctrl+↑ ↓            block
 *   Ctrl+Home, End      article (macOS: Command+↑ ↓)
 *   ↑ ↓ Home End PageUp PageDown: the browser's own
 *
 * Shift with any of them extends the selection.
 */
import {
  isGraphemeBoundary,
  nextGraphemeBoundary,
  previousGraphemeBoundary,
} from '#core/text/graphemes.ts'
import type { Utf16 } from '#core/text/offsets.ts'
import { nextWordEnd, previousWordStart } from '#core/text/words.ts'
import type { PageText } from './page-text.ts'
import { type PageSelection, readSelection } from './selection.ts'
import { nextSentence, sentenceHolding, sentenceStartBefore } from './sentences-near.ts'

type Move =
  | { readonly unit: 'cluster'; readonly side: 'left' | 'right' }
  | { readonly unit: 'word'; readonly side: 'left' | 'right' }
  | { readonly unit: 'sentence' | 'block' | 'article'; readonly forward: boolean }

const isMac = navigator.platform.startsWith('Mac')

/** The move that a key asks for; null where the key is not ours and goes its usual way. */
export function moveOfKey(event: KeyboardEvent): Move | null {
  const { code, ctrlKey, altKey, metaKey } = event
  const wordKey = isMac ? altKey && !ctrlKey && !metaKey : ctrlKey && !altKey && !metaKey
  const bare = !ctrlKey && !altKey && !metaKey
  switch (code) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const side = code === 'ArrowLeft' ? 'left' : 'right'
      if (bare) return { unit: 'cluster', side }
      return wordKey ? { unit: 'word', side } : null
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const forward = code === 'ArrowDown'
      if (altKey && !ctrlKey && !metaKey) return { unit: 'sentence', forward }
      if (isMac && metaKey && !ctrlKey && !altKey) return { unit: 'article', forward }
      return ctrlKey && !altKey && !metaKey ? { unit: 'block', forward } : null
    }
    case 'Home':
    case 'End':
      return ctrlKey && !altKey && !metaKey ? { unit: 'article', forward: code === 'End' } : null
    default:
      return null
  }
}

/** Where a move leads: the caret, or with `extend` the selection's focus, at the new place. */
export function afterMove(
  page: PageText,
  from: PageSelection,
  move: Move,
  extend: boolean,
): PageSelection {
  const focus =
    move.unit === 'cluster'
      ? stepCluster(page, from, move.side, extend)
      : edgeOf(page, from.focus, move, extend)
  return { anchor: extend ? from.anchor : focus, focus }
}

/** The browser knows the order on the screen, the text where a cluster ends. */
function stepCluster(
  page: PageText,
  from: PageSelection,
  side: 'left' | 'right',
  extend: boolean,
): Utf16 {
  const selection = getSelection()
  const collapses = !extend && from.anchor !== from.focus
  for (let tries = 0; tries < 4; tries++) {
    selection?.modify(extend ? 'extend' : 'move', side, 'character')
    const focus = readSelection(page)?.focus ?? from.focus
    if (!isGraphemeBoundary(page.text, focus)) {
      return focus > from.focus
        ? nextGraphemeBoundary(page.text, focus)
        : previousGraphemeBoundary(page.text, focus)
    }
    // Two places in the document can stand for one in the text, where pieces or emphasis meet.
    if (focus !== from.focus || collapses) return focus
  }
  return from.focus
}

function edgeOf(
  page: PageText,
  at: Utf16,
  move: Exclude<Move, { unit: 'cluster' }>,
  extend: boolean,
): Utf16 {
  const block = page.blockAt(at)
  switch (move.unit) {
    case 'word':
      return (move.side === 'left') === (page.directionOf(block) === 'rtl')
        ? forwardIn(page, at, (from) => nextWordEnd(page.text, from))
        : backwardIn(page, at, (from) => previousWordStart(page.text, from))
    case 'sentence':
      return move.forward
        ? forwardIn(page, at, (from) => sentenceForward(page.text, from, extend))
        : backwardIn(page, at, (from) => sentenceStartBefore(page.text, from))
    case 'block':
      return move.forward
        ? forwardIn(page, at, (from) => blockForward(page, from, extend))
        : backwardIn(page, at, (from) => blockBackward(page, from))
    case 'article':
      return move.forward ? page.lastShown() : page.firstShown()
  }
}

/** Takes in the sentence's own end when extending, and goes to the next one's beginning otherwise. */
function sentenceForward(text: string, from: Utf16, extend: boolean): Utf16 {
  if (!extend) return nextSentence(text, from)?.start ?? text.length
  const here = sentenceHolding(text, from)
  if (here !== null && here.end > from) return here.end
  return nextSentence(text, from)?.end ?? text.length
}

function blockForward(page: PageText, from: Utf16, extend: boolean): Utf16 {
  const index = page.blockAt(from)
  const next = page.blocks[index + 1]
  const end = page.blocks[index]?.end ?? from
  if (extend) return end > from ? end : (next?.end ?? end)
  return next?.start ?? end
}

function blockBackward(page: PageText, from: Utf16): Utf16 {
  const index = page.blockAt(from)
  const start = page.blocks[index]?.start ?? 0
  return start < from ? start : (page.blocks[index - 1]?.start ?? start)
}

/** Goes on where a step ends in a block that is not shown; stays where nothing shown follows. */
function forwardIn(page: PageText, at: Utf16, step: (from: Utf16) => Utf16): Utf16 {
  let to = step(at)
  for (;;) {
    const block = page.blockAt(to)
    if (page.isShown(block)) return to
    const next = page.shownBlock(block, 1)
    if (next === null) return page.shownBlock(block, -1)?.end ?? at
    to = step(next.start)
  }
}

function backwardIn(page: PageText, at: Utf16, step: (from: Utf16) => Utf16): Utf16 {
  let to = step(at)
  for (;;) {
    const block = page.blockAt(to)
    if (page.isShown(block)) return to
    const previous = page.shownBlock(block, -1)
    if (previous === null) return page.shownBlock(block, 1)?.start ?? at
    to = step(previous.end)
  }
}
