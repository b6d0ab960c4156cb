import { type RefObject, useCallback, useLayoutEffect, useReducer, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Rows beyond either edge that stand in the document too, so that scrolling finds them there: while a list
 * is scrolled more of them, and fewer where it was led to a row, which is mostly where it stays.
 */
const beyondScrolled = 6
const beyondLed = 2

interface RowWindowOptions {
  readonly count: number
  /** CSS pixels, the same for every row. */
  readonly rowHeight: number
  /** The row that the keyboard is on; it is kept in sight when it changes. -1: none. */
  readonly active: number
  /**
   * Whether something is selected, what is shown of which may take of the list's height: how high the list
   * was when this was last so is how high it is expected to be.
   */
  readonly hasSelection?: boolean
}

interface RowWindow {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Indices of the rows that are to be in the document, in order, the active one among them. */
  readonly rows: readonly number[]
  /** How many whole rows are in sight. */
  page(): number
  /** Scrolls, as little as need be, to the active row. */
  showActive(): void
}

/** What is seen: the first row, even in part, and how many at the most: a list keeps its rows while it is lower. */
interface Seen {
  readonly first: number
  readonly many: number
  /** Rows beyond either edge. */
  readonly beyond: number
}

/**
 * Which rows of a long list are in the document: those in sight, some beyond, and the active one, which
 * assistive technology must find there. Rows of one height need no measuring: nothing here asks the
 * browser for a layout, which on a long page is dear, but that it makes one when it is told to scroll;
 * sizes come from those it makes by itself.
 */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { count, rowHeight, active, hasSelection = false } = options
  const scroller = useRef<HTMLDivElement>(null)
  const box = useRef({ top: 0, height: 0 })
  const heights = useRef(new Map<boolean, number>())
  const shown = useRef<Seen>({ first: 0, many: 0, beyond: beyondLed })
  const [, showOthers] = useReducer((times: number) => times + 1, 0)
  const latest = useRef({ active, rowHeight, hasSelection })

  const look = useCallback((isScrolled: boolean): void => {
    const { top, height } = box.current
    const { rowHeight } = latest.current
    const before = shown.current
    const first = Math.floor(top / rowHeight)
    const many = fitting(height, rowHeight)
    const beyond = isScrolled ? beyondScrolled : before.beyond
    const isThere = isScrolled
      ? first === before.first && many <= before.many && beyond === before.beyond
      : first >= before.first - beyond && first + many <= before.first + before.many + beyond
    if (isThere) return
    shown.current = { first, many: Math.max(before.many, many), beyond }
    showOthers()
  }, [])

  const showActive = useCallback((): void => {
    const element = scroller.current
    const { active, rowHeight, hasSelection } = latest.current
    if (element === null) return
    const { top } = box.current
    const height = heights.current.get(hasSelection) ?? box.current.height
    const wanted = topShowing(active, rowHeight, { top, height })
    if (wanted === top) return
    element.scrollTop = wanted
    const found = { top: wanted, height: element.clientHeight }
    const better = topShowing(active, rowHeight, found)
    if (better !== wanted) element.scrollTop = better
    box.current = { ...found, top: better }
    heights.current.set(hasSelection, found.height)
    look(false)
  }, [look])

  // The list will be scrolled to a row that has become active: no other rows are made on the way there.
  const expected = heights.current.get(hasSelection) ?? box.current.height
  const top =
    active === latest.current.active
      ? box.current.top
      : topShowing(active, rowHeight, { top: box.current.top, height: expected })
  const first = Math.floor(top / rowHeight)
  const many = fitting(expected, rowHeight)
  let seen = shown.current
  if (top !== box.current.top) seen = { first, many, beyond: beyondLed }
  else if (hasSelection !== latest.current.hasSelection && many > seen.many)
    seen = { ...seen, first, many }

  useLayoutEffect(() => {
    latest.current.hasSelection = hasSelection
    shown.current = seen
  }, [hasSelection, seen])

  useLayoutEffect(() => {
    latest.current.active = active
    latest.current.rowHeight = rowHeight
    showActive()
  }, [active, rowHeight, showActive])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stop = new AbortController()
    // The rows come in the frame that is scrolled to, not in the one after it.
    const follow = (): void => {
      const top = element.scrollTop
      if (Math.abs(top - box.current.top) < 1) return
      box.current = { ...box.current, top }
      flushSync(() => look(true))
    }
    const resize = new ResizeObserver(([entry]) => {
      const { top, height } = box.current
      const { active, rowHeight, hasSelection } = latest.current
      const start = active * rowHeight
      const wasInSight = height === 0 || (start >= top && start + rowHeight <= top + height)
      box.current = { top, height: entry?.contentRect.height ?? 0 }
      heights.current.set(hasSelection, box.current.height)
      flushSync(() => {
        if (wasInSight) showActive()
        look(false)
      })
    })
    element.addEventListener('scroll', follow, { passive: true, signal: stop.signal })
    resize.observe(element)
    return () => {
      stop.abort()
      resize.disconnect()
    }
  }, [look, showActive])

  const page = (): number => Math.max(1, Math.ceil(box.current.height / rowHeight) - 1)
  return { scroller, rows: rowsInDocument(seen, count, active), page, showActive }
}

/** How many rows may be seen at once, those at the edges in part. */
function fitting(height: number, rowHeight: number): number {
  return Math.ceil(height / rowHeight) + 1
}

/** Where a list is scrolled to, as near as may be, for a row to be in sight; CSS pixels. */
function topShowing(
  row: number,
  rowHeight: number,
  { top, height }: { readonly top: number; readonly height: number },
): number {
  if (height === 0 || row < 0) return top
  const start = row * rowHeight
  return start < top ? start : Math.max(top, start + rowHeight - height)
}

/** A list that became shorter is seen from where it ends, before the browser has scrolled there. */
function rowsInDocument(
  { first, many, beyond }: Seen,
  count: number,
  active: number,
): readonly number[] {
  const from = Math.max(0, Math.min(first, count - many) - beyond)
  const to = Math.min(count, Math.min(first, Math.max(0, count - many)) + many + beyond)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  if (active < 0 || active >= count || (active >= from && active < to)) return rows
  return active < from ? [active, ...rows] : [...rows, active]
}
