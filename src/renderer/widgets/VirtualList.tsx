import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react'
import { slotsFor } from './row-slots.ts'
import { rowByKey, rowUnder } from './row-targets.ts'
import { useRowWindow } from './row-window.ts'
import './VirtualList.css'
import './virtual-rows.css'

interface VirtualListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  keyOf(item: T): string
  /** CSS pixels, the same for every row. */
  readonly rowHeight: number
  /** The row that the keyboard is on. */
  readonly active: number
  /** Key of the item that is selected. */
  readonly selected: string | null
  onMove(row: number): void
  onChoose(item: T): void
  /** A key that the list has no use for itself, on the active row; true where it was used. */
  onKey?(event: KeyboardEvent, item: T): boolean
  isDisabled?(item: T): boolean
  row(item: T): ReactNode
  /** The pane is entered here by F6. */
  readonly isEntrance?: boolean
  readonly autoFocus?: boolean
}

/**
 * A list of any length, of which only the rows in sight are in the document. Arrows move, Enter or
 * a click chooses. The list has the focus, never a row: a row may leave the document.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, rowHeight, selected, onMove, onChoose, onKey, isDisabled } = props
  const { row, isEntrance = false, autoFocus = false } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const active = Math.min(Math.max(props.active, 0), items.length - 1)
  const { scroller, rows, page } = useRowWindow({
    count: items.length,
    rowHeight,
    active,
    hasSelection: selected !== null,
  })
  const slots = useRef<ReadonlyMap<string, number>>(new Map())
  slots.current = slotsFor(
    slots.current,
    rows.flatMap((index) => {
      const item = items[index]
      return item === undefined ? [] : keyOf(item)
    }),
  )
  useEffect(() => {
    if (autoFocus) list.current?.focus()
  }, [autoFocus])

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[active]
    if (item !== undefined && onKey?.(event, item) === true) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = rowByKey(event.key, { active, page: page(), count: items.length })
    if (target !== null) onMove(target)
    else if (event.key === 'Enter' || event.key === ' ') choose(item)
    else return
    event.preventDefault()
  }

  const choose = (item: T | undefined): void => {
    if (item !== undefined && isDisabled?.(item) !== true) onChoose(item)
  }

  return (
    <div ref={scroller} className="virtual-list">
      <div
        ref={list}
        className="virtual-rows"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        {...(isEntrance ? { 'data-pane-entrance': true } : {})}
        style={{ blockSize: items.length * rowHeight }}
        onKeyDown={onKeyDown}
        onMouseDown={keepFocus}
        onClick={({ target }) => {
          const at = rowUnder(target)
          if (at === null) return
          onMove(at)
          choose(items[at])
        }}
      >
        {rows.map((index) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div
              key={slots.current.get(keyOf(item))}
              {...(index === active && { id: `${id}-${index}` })}
              role="option"
              tabIndex={-1}
              className="virtual-row"
              aria-selected={keyOf(item) === selected}
              aria-disabled={isDisabled?.(item) === true}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-active={index === active}
              style={{ blockSize: rowHeight, insetBlockStart: index * rowHeight }}
            >
              {row(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault()
  event.currentTarget.focus({ preventScroll: true })
}
