import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows beyond either edge that stand in the document too, so that scrolling finds them there. */
const beyond = 6

interface RowWindowOptions {
  readonly count: number
  /** CSS pixels, the same for every row. */
  readonly rowHeight: number
  /** The row that the keyboard is on; it is kept in sight when it changes. -1: none. */
  readonly active: number
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
}

/**
 * Which rows of a long list are in the document: those in sight, some beyond, and the active one, which
 * assistive technology must find there. Rows of one height need no measuring: nothing here asks the
 * browser for a layout, which on a long page is dear; sizes come from those it makes by itself.
 */
export function useRowWindow({ count, rowHeight, active }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null)
  const box = useRef({ top: 0, height: 0 })
  const [seen, setSeen] = useState<Seen>({ first: 0, many: 0 })
  const shown = useRef(seen)
  const latest = useRef({ active, rowHeight })

  const look = useCallback((): void => {
    const { top, height } = box.current
    const { rowHeight } = latest.current
    const { first, many } = shown.current
    const next = {
      first: Math.floor(top / rowHeight),
      many: Math.max(many, Math.ceil(height / rowHeight) + 1),
    }
    if (next.first === first && next.many === many) return
    shown.current = next
    setSeen(next)
  }, [])

  const showActive = useCallback((): void => {
    const element = scroller.current
    const { top, height } = box.current
    const { active, rowHeight } = latest.current
    if (element === null) return
    const wanted = topShowing(active, rowHeight, box.current)
    if (wanted === top) return
    element.scrollTop = wanted
    box.current = { top: wanted, height }
    look()
  }, [look])

  useLayoutEffect(() => {
    latest.current = { active, rowHeight }
    showActive()
  }, [active, rowHeight, showActive])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stop = new AbortController()
    // The rows come in the frame that is scrolled to, not in the one after it.
    const follow = (): void => {
      box.current = { ...box.current, top: element.scrollTop }
      flushSync(look)
    }
    const resize = new ResizeObserver(([entry]) => {
      const { top, height } = box.current
      const { active, rowHeight } = latest.current
      const start = active * rowHeight
      const wasInSight = height === 0 || (start >= top && start + rowHeight <= top + height)
      box.current = { top, height: entry?.contentRect.height ?? 0 }
      flushSync(() => {
        if (wasInSight) showActive()
        look()
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
  // The list will be scrolled to a row that has become active: no other rows are made on the way there.
  const isLed = active !== latest.current.active
  const top = isLed ? topShowing(active, rowHeight, box.current) : box.current.top
  const first = top === box.current.top ? seen.first : Math.floor(top / rowHeight)
  const rows = rowsInDocument({ first, many: seen.many }, count, active)
  return { scroller, rows, page, showActive }
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
function rowsInDocument({ first, many }: Seen, count: number, active: number): readonly number[] {
  const from = Math.max(0, Math.min(first, count - many) - beyond)
  const to = Math.min(count, Math.min(first, Math.max(0, count - many)) + many + beyond)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  if (active < 0 || active >= count || (active >= from && active < to)) return rows
  return active < from ? [active, ...rows] : [...rows, active]
}
