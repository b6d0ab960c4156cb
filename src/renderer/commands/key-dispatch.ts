import { commands } from '#ipc/commands.ts'
import { refuse } from '#renderer/annotating/page/say.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { stepBack } from '#renderer/shell/step-back.ts'
import { isDialog, useWindow } from '#renderer/shell/window-state.ts'
import { commandOf, isHeardAt } from './keyboard.ts'
import { handlers, isEnabled } from './registry.ts'
import { currentSituation } from './situation.ts'

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
    const { place = 'anywhere' } = commands[id]
    if (!isHeardAt(place, focusOf(event.target))) return
    // A key of the page's own that has no use just now says what it wants, or goes its usual way.
    if (place === 'page' && !isEnabled(id)) {
      const reason = handlers[id].whyNot?.(currentSituation()) ?? null
      if (reason === null) return
      event.preventDefault()
      refuse(reason)
      return
    }
    event.preventDefault()
    if (event.repeat && !repeats.has(id)) return
    if (isDialog(useWindow.getState().overlay) && !openFromDialogs.has(id)) return
    if (isEnabled(id)) handlers[id].run()
  })
}

function focusOf(target: EventTarget | null): 'page' | 'field' | 'elsewhere' {
  if (!(target instanceof HTMLElement)) return 'elsewhere'
  // A text that is corrected takes letters, and its undo is a command's.
  if (target.closest('.correcting-text') !== null) return 'elsewhere'
  if (target.closest('.page-text') !== null) return 'page'
  return target.isContentEditable || target.matches('input, textarea') ? 'field' : 'elsewhere'
}

const repeats: ReadonlySet<string> = new Set([
  'undo',
  'redo',
  'next-span',
  'previous-span',
  'start-earlier',
  'start-later',
  'end-later',
  'end-earlier',
  'start-letter-earlier',
  'start-letter-later',
  'end-letter-later',
  'end-letter-earlier',
  'find-next',
  'find-previous',
  'larger-text',
  'smaller-text',
  'next-article',
  'previous-article',
])

const openFromDialogs: ReadonlySet<string> = new Set(['command-palette', 'shortcuts'])
