import { isDialog, useWindow } from './window-state.ts'

/** What was typed between asking for the palette and its having the keyboard. */
let typed = ''

/**
 * Keeps keys from the page while a dialog that was asked for is on its way: they are meant for it.
 * The letters typed for the palette wait until its field takes them.
 */
export function holdKeys(target: Window): void {
  target.addEventListener(
    'keydown',
    (event) => {
      const { overlay } = useWindow.getState()
      if (!isDialog(overlay)) {
        typed = ''
        return
      }
      const isThere = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')
      if (isThere || event.ctrlKey || event.metaKey || event.key === 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (overlay === 'palette' && !event.altKey) typed = textAfterKey(typed, event.key)
    },
    { capture: true },
  )
}

/** Gives what was typed for the palette, once. */
export function takeTyped(): string {
  const taken = typed
  typed = ''
  return taken
}

/** A text after a key in a field of one line: letters and signs are added, Backspace takes the last away. */
export function textAfterKey(text: string, key: string): string {
  if (key === 'Backspace') return [...text].slice(0, -1).join('')
  return [...key].length === 1 ? text + key : text
}
