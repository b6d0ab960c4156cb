/** One article on the page, from its first character shown until it is closed. */
import type { ArticleDocument } from '#core/document/document.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { showArticle } from './article-editor.ts'
import { shownText } from './clipboard.ts'
import { HighlightPainter } from './highlights.ts'
import { afterMove, moveOfKey } from './keyboard.ts'
import type { DirectionChoice, PageController, PagePosition, SelectionUnit } from './page.ts'
import { PageText } from './page-text.ts'
import { selectByClicks } from './pointer.ts'
import { Pulse } from './pulse.ts'
import { RestingSelection } from './resting-selection.ts'
import { keepClear, keepInSight, revealCaret, revealRange } from './reveal.ts'
import { type PageSelection, rangeOfSelection, readSelection, writeSelection } from './selection.ts'
import { lockText } from './text-lock.ts'
import { widen } from './widen.ts'

/** Longest selection, in characters, that the browser may have as its own. */
const LONGEST_NATIVE = 100_000

/** As many leaves as surely fill the window's height: the first of an article, or of a long range that is gone to. */
const MOST_PAINTED_AT_ONCE = 12

export interface ViewListeners {
  onPosition(position: PagePosition | null): void
  onRefused(): void
}

/** The page without its search, which has a bar of its own. */
export interface ArticleView
  extends Omit<PageController, 'openFind' | 'findNext' | 'findPrevious'> {
  readonly page: PageText
  readonly painter: HighlightPainter
  /** Scrolls to a range where it is out of sight; the selection stays. */
  show(range: Utf16Range): void
  /** Scrolls the caret out from under what lies over so many pixels of the page's lower edge. */
  keepClear(pixels: number): void
  showWholePage(whole: boolean): void
  /** The selection, also while a field elsewhere has the keyboard. */
  selection(): Utf16Range | null
  dispose(): void
}

/**
 * Shows an article in `root`, which scrolls in `scroller`: locked text, caret and keys, selection by
 * clicks, highlights. What the reader sees around it is the component's.
 */
export function openArticleView(
  article: ArticleDocument,
  root: HTMLElement,
  scroller: HTMLElement,
  listeners: ViewListeners,
): ArticleView {
  const page = new PageText(article.text, article.blocks, root)
  const painter = new HighlightPainter(page)
  /** What is to be done at a place that a long article does not have on the page yet. */
  let waiting: { readonly for: Utf16; then(): void } | null = null
  const shown = showArticle(article, root, () => {
    page.adopt()
    if (waiting === null || waiting.for > page.end) return
    waiting.then()
    waiting = null
  })
  // The browser tells that these are near only after the first frame: their spans would come with the next.
  for (const leaf of page.leaves.slice(0, MOST_PAINTED_AT_ONCE)) painter.enter(leaf)
  const pulse = new Pulse(painter)
  const resting = new RestingSelection(painter)
  const choices = new Map<number, DirectionChoice>()
  const stop = new AbortController()
  const { signal } = stop
  /** The last selection on the page, kept while a field elsewhere has the window's. */
  let selection: PageSelection | null = null
  /** What was told last of where the selection is. */
  let told: PageSelection | null = null
  /**
   * A selection too long to be the browser's, which would lay out all the text in it; the browser
   * has only a caret meanwhile, which stood at `caret`.
   */
  let wide: { readonly selection: PageSelection; readonly caret: Utf16 | undefined } | null = null
  let frame = 0

  function whenOnPage(offset: Utf16, then: () => void): void {
    waiting = null
    if (offset <= page.end) then()
    else waiting = { for: offset, then }
  }

  function current(): PageSelection | null {
    const native = readSelection(page)
    if (wide !== null && native?.focus === wide.caret && native?.anchor === wide.caret) {
      return wide.selection
    }
    wide = null
    return native
  }

  function select(next: PageSelection, after = (): void => {}): void {
    root.focus({ preventScroll: true })
    put(next, after)
  }

  function put(next: PageSelection, after = (): void => {}): void {
    whenOnPage(Math.max(next.anchor, next.focus), () => {
      wide = null
      if (Math.abs(next.anchor - next.focus) <= LONGEST_NATIVE) writeSelection(page, next)
      else {
        const caret = readSelection(page)?.focus ?? page.firstShown()
        writeSelection(page, { anchor: caret, focus: caret })
        wide = { selection: next, caret: readSelection(page)?.focus }
      }
      tellPosition()
      after()
    })
  }

  function onBlur(): void {
    selection = current() ?? selection
  }

  /** The browser would begin at the text's first character, whichever way the focus comes back. */
  function onFocus(): void {
    if (selection !== null) put(selection)
  }

  /** Moves the focus of the selection and leaves its anchor, which a caret is too. */
  function extendTo(focus: Utf16): void {
    const from = current() ?? selection
    select({ anchor: from?.anchor ?? focus, focus })
  }

  function show(range: Utf16Range): void {
    whenOnPage(range.end, () => {
      revealRange(page, scroller, range)
      // What is gone to is painted in the first frame that shows it.
      const first = page.leafAt(range.start)
      const last = Math.min(page.leafAt(range.end), first + MOST_PAINTED_AT_ONCE - 1)
      for (const leaf of page.leaves.slice(first, last + 1)) painter.enter(leaf)
    })
  }

  function tellPosition(): void {
    cancelAnimationFrame(frame)
    frame = 0
    const now = current()
    told = now
    if (now !== null) selection = now
    const active = document.activeElement
    const isElsewhere = now === null && active !== null && active !== document.body
    resting.show(wide !== null || isElsewhere ? selection : null)
    listeners.onPosition(now === null ? null : positionOf(now))
  }

  function positionOf(now: PageSelection): PagePosition {
    const block = page.blockAt(now.focus)
    return {
      block,
      focus: now.focus,
      selection: now.anchor === now.focus ? null : rangeOfSelection(now),
      direction: page.directionOf(block),
      directionChoice: choices.get(block) ?? 'auto',
    }
  }

  function tellSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(tellPosition)
  }

  /** The browser tells of what was selected here too, a frame later. */
  function onSelectionChange(): void {
    const now = current()
    if (now === null || now.anchor !== told?.anchor || now.focus !== told.focus) tellSoon()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isSelectAll(event)) {
      event.preventDefault()
      select({ anchor: page.firstShown(), focus: page.lastShown() })
      return
    }
    const move = moveOfKey(event)
    const from = current()
    if (move === null || from === null) return
    event.preventDefault()
    const to = afterMove(page, from, move, event.shiftKey)
    select(to, () => keepInSight(page, scroller, to.focus))
  }

  function onCopy(event: ClipboardEvent): void {
    const now = current()
    if (now === null || now.anchor === now.focus) return
    event.clipboardData?.setData('text/plain', shownText(page, rangeOfSelection(now)))
    event.preventDefault()
  }

  const unlock = lockText(root, listeners.onRefused)
  const ignoreClicks = selectByClicks(page, root, scroller, extendTo)
  root.addEventListener('keydown', onKeyDown, { signal })
  root.addEventListener('copy', onCopy, { signal })
  root.addEventListener('blur', onBlur, { signal })
  root.addEventListener('focus', onFocus, { signal })
  document.addEventListener('selectionchange', onSelectionChange, { signal })

  return {
    page,
    painter,
    focus() {
      const first = page.firstShown()
      const to = current() ?? selection ?? { anchor: first, focus: first }
      select(to, () => keepInSight(page, scroller, to.focus))
    },
    select(unit: SelectionUnit) {
      const now = current() ?? selection
      if (now === null && unit !== 'article') return
      const { start, end } = widen(page, rangeOfSelection(now ?? { anchor: 0, focus: 0 }), unit)
      select({ anchor: start, focus: end })
    },
    selectRange({ start, end }: Utf16Range) {
      select({ anchor: start, focus: end })
    },
    goTo(offset) {
      const to = Math.min(offset, page.text.length)
      select({ anchor: to, focus: to }, () => revealCaret(page, scroller, to))
    },
    show,
    reveal(range: Utf16Range) {
      show(range)
      pulse.show(range)
    },
    selection() {
      const now = current() ?? selection
      return now === null ? null : rangeOfSelection(now)
    },
    setDirection(choice: DirectionChoice) {
      const now = current() ?? selection
      if (now === null) return
      const { start, end } = rangeOfSelection(now)
      const blocks: number[] = []
      for (let i = page.blockAt(start); i <= page.blockAt(end); i++) blocks.push(i)
      for (const block of blocks) choices.set(block, choice)
      shown.setDirections(blocks, choice)
      tellSoon()
    },
    readText: () => {
      shown.loadAll()
      return shown.readText()
    },
    keepClear(pixels: number) {
      const now = current() ?? selection
      if (now !== null) keepClear(page, scroller, now.focus, pixels)
    },
    showWholePage(whole: boolean) {
      page.wholePage = whole
    },
    dispose() {
      listeners.onPosition(null)
      stop.abort()
      cancelAnimationFrame(frame)
      pulse.clear()
      ignoreClicks()
      unlock()
      painter.dispose()
      shown.dispose()
    },
  }
}

function isSelectAll({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return code === 'KeyA' && ctrlKey !== metaKey && !altKey && !shiftKey
}
