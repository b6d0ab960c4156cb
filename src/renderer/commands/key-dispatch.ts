import { useSettings } from '#renderer/settings/settings-store.ts'
import { stepBack } from '#renderer/shell/step-back.ts'
import { isDialog, useWindow } from '#renderer/shell/window-state.ts'
import { commandOf } from './keyboard.ts'
import { handlers, isEnabled } from './registry.ts'

/**
 * Runs commands by their keys, wherever the focus is; and Escape, where nothing nearer took it,
 * steps back once. While a dialog is open only the keys that open dialogs go on working.
 */
export function dispatchKeys(target: Window): void {
  target.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === 'Escape') {
      if (stepBack()) event.preventDefault()
      return
    }
    const id = commandOf(event, useSettings.getState().info.platform === 'darwin')
    if (id === null || handlers[id].native === true) return
    event.preventDefault()
    if (event.repeat && !repeats.has(id)) return
    if (isDialog(useWindow.getState().overlay) && !openFromDialogs.has(id)) return
    if (isEnabled(id)) handlers[id].run()
  })
}

const repeats: ReadonlySet<string> = new Set([
  'find-next',
  'find-previous',
  'larger-text',
  'smaller-text',
  'next-article',
  'previous-article',
])

const openFromDialogs: ReadonlySet<string> = new Set(['command-palette', 'shortcuts'])
