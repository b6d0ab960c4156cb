import type { FromWindow, KeyInput, KeyPattern, ToWindow, WindowSetup } from './worlds.ts'

/**
 * Tells the host what Electron would know of a window by itself: focus, place, keys, colour scheme,
 * files that come in, the wish to stay. Stands on its own, since its source runs in the window.
 */
export function watchWindow(
  tell: (message: FromWindow) => void,
  hear: (listener: (message: ToWindow) => void) => void,
  setup: WindowSetup,
): void {
  watchPlace()
  watchScheme()
  watchUnload()
  watchKeys()
  watchFiles()

  /** Runs after every listener of the page on the same event, and sees what they decided. */
  function afterPage(type: string, last: (event: Event) => void): void {
    window.addEventListener(
      type,
      () => {
        window.removeEventListener(type, last)
        window.addEventListener(type, last)
      },
      { capture: true },
    )
  }

  function watchPlace(): void {
    let told = ''
    const tellPlace = (): void => {
      const { screenX, screenY, outerWidth, outerHeight } = window
      const place = [screenX, screenY, outerWidth, outerHeight] as const
      if (told === place.join()) return
      told = place.join()
      tell(['geometry', ...place])
    }
    tellPlace()
    window.addEventListener('resize', tellPlace)
    // No event tells that a window moved; these come soon after.
    window.addEventListener('pointerover', tellPlace, { capture: true, passive: true })
    window.addEventListener('focus', () => {
      tellPlace()
      tell(['focus', true])
    })
    window.addEventListener('blur', () => {
      tellPlace()
      tell(['focus', false])
    })
    if (document.hasFocus()) tell(['focus', true])
    document.addEventListener('visibilitychange', () =>
      tell(['visibility', document.visibilityState === 'visible']),
    )
  }

  function watchScheme(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)')
    const tellScheme = (): void => tell(['scheme', dark.matches, contrast.matches])
    tellScheme()
    for (const query of [dark, contrast]) query.addEventListener('change', tellScheme)
  }

  /**
   * Chromium closes a window that its user closes without asking anyone. Asking to stay makes it
   * ask the host instead, which answers as the app's `close` listeners decide. The page's own
   * listeners hear an event of their own, so that it is known what they want.
   */
  function watchUnload(): void {
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (!event.isTrusted) return
        event.stopImmediatePropagation()
        event.preventDefault()
        const asked = document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent
        asked.initEvent('beforeunload', false, true)
        window.dispatchEvent(asked)
        tell(['unloading', asked.defaultPrevented || (asked.returnValue as unknown) !== ''])
      },
      { capture: true },
    )
  }

  function watchKeys(): void {
    let accelerators: readonly KeyPattern[] = []
    hear((message) => {
      if (message[0] === 'accelerators') accelerators = message[1]
    })
    const tellKey = (event: KeyboardEvent): void => {
      tell(['key', keyInput(event)])
    }
    window.addEventListener('keydown', tellKey, { capture: true })
    window.addEventListener('keyup', tellKey, { capture: true })
    afterPage('keydown', (event) => {
      const key = event as KeyboardEvent
      if (key.defaultPrevented || key.isComposing) return
      const hit = accelerators.find((pattern) => matches(pattern, key))
      if (hit !== undefined) {
        key.preventDefault()
        tell(['accelerator', hit.index])
      } else if (isBrowserShortcut(key)) {
        key.preventDefault()
      }
    })
  }

  function keyInput(event: KeyboardEvent): KeyInput {
    return {
      type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      isComposing: event.isComposing,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      location: event.location,
    }
  }

  function matches(pattern: KeyPattern, event: KeyboardEvent): boolean {
    if (
      event.ctrlKey !== pattern.control ||
      event.altKey !== pattern.alt ||
      event.metaKey !== pattern.meta
    ) {
      return false
    }
    const typed = event.key.toLowerCase()
    const typesLatin = /^[\u0020-\u024f]$/.test(event.key)
    // A sign that needs Shift on this keyboard is that key with or without it.
    const byKey =
      typed === pattern.key && (event.shiftKey === pattern.shift || !isWord(pattern.key))
    const byPlace = pattern.code === event.code && event.shiftKey === pattern.shift
    return byKey || (byPlace && (!typesLatin || event.shiftKey))
  }

  function isWord(key: string): boolean {
    return key.length > 1 || key.toLowerCase() !== key.toUpperCase() || /[0-9 ]/.test(key)
  }

  /** Keys by which a browser, but no Electron window, does something of its own. */
  function isBrowserShortcut(event: KeyboardEvent): boolean {
    if (event.getModifierState('AltGraph')) return false
    if (/^F([13567]|10)$/.test(event.key)) return event.key !== 'F10' && event.key !== 'F6'
    if (event.altKey && !event.ctrlKey) return /^(Arrow(Left|Right)|Home)$/.test(event.key)
    if (!(setup.platform === 'darwin' ? event.metaKey : event.ctrlKey)) return false
    return event.shiftKey
      ? /^Key[BDNOPQTW]$|^Delete$/.test(event.code)
      : /^Key[DEFGHJKLNOPSTUW]$|^Digit[0-9]$|^(Tab|F4)$/.test(event.code)
  }

  /**
   * A page may ask for the path of a file in the very event that brings it, and the host can answer
   * only once it watches. So the event is held back, and given to the page when the host is ready.
   */
  function watchFiles(): void {
    let ready = false
    const held: (() => void)[] = []
    hear((message) => {
      if (message[0] !== 'files') return
      ready = message[1]
      if (!ready) return
      for (const release of held.splice(0)) release()
    })
    // A real drop is announced long before it happens.
    window.addEventListener(
      'dragenter',
      (event) => {
        if (event.dataTransfer?.types.includes('Files') && !ready) tell(['files'])
      },
      { capture: true },
    )
    for (const type of ['drop', 'input', 'change']) {
      window.addEventListener(
        type,
        (event) => {
          if (ready || !bringsFiles(event)) return
          event.stopImmediatePropagation()
          event.preventDefault()
          const { target } = event
          const again =
            event instanceof DragEvent ? dropAgain(event) : new Event(type, { bubbles: true })
          held.push(() => target?.dispatchEvent(again))
          if (held.length === 1) tell(['files'])
        },
        { capture: true },
      )
    }
  }

  /** The same drop for later: what it carries is gone once its own event is over. */
  function dropAgain(event: DragEvent): DragEvent {
    const dataTransfer = new DataTransfer()
    for (const file of event.dataTransfer?.files ?? []) dataTransfer.items.add(file)
    const { clientX, clientY, screenX, screenY } = event
    const place = { clientX, clientY, screenX, screenY }
    return new DragEvent('drop', {
      bubbles: true,
      cancelable: true,
      composed: true,
      dataTransfer,
      ...place,
    })
  }

  function bringsFiles(event: Event): boolean {
    if (event instanceof DragEvent) return (event.dataTransfer?.files.length ?? 0) > 0
    const { target } = event
    return target instanceof HTMLInputElement && target.type === 'file'
  }
}
