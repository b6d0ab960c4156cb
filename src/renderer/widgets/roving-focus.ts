import type { KeyboardEvent } from 'react'

/**
 * Moves the focus among the enabled buttons of a row by the arrows, as they stand on the screen, and by
 * Home and End. Tab passes the row by: its one tab stop is for who renders it to say.
 */
export function moveAlongRow(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const { currentTarget: row, target: from } = event
  if (!(from instanceof HTMLButtonElement)) return
  const buttons = [...row.querySelectorAll<HTMLButtonElement>('button:enabled')]
  const at = buttons.indexOf(from)
  const target = indexByKey(event.key, at, buttons.length, getComputedStyle(row).direction)
  if (target === null) return
  buttons[target]?.focus()
  event.preventDefault()
  event.stopPropagation()
}

function indexByKey(key: string, at: number, count: number, direction: string): number | null {
  const step = direction === 'rtl' ? -1 : 1
  switch (key) {
    case 'ArrowRight':
      return (at + step + count) % count
    case 'ArrowLeft':
      return (at - step + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
