/** Moving the focus between the window's panes. A pane is whatever carries `data-pane`. */
import { useWindow } from './window-state.ts'

const lastFocused = new WeakMap<Element, HTMLElement>()

/** Remembers where each pane was left, so that coming back lands there. */
export function rememberFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const pane = target.closest('[data-pane]')
    if (pane !== null) lastFocused.set(pane, target)
  })
}

/** Moves the focus to the next pane that is in sight (-1: the one before), round about. */
export function focusNeighbour(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isInSight)
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  for (let i = 1; i <= panes.length; i++) {
    const from = at === -1 && step === -1 ? 0 : at
    const pane = panes[(from + step * i + panes.length * 2) % panes.length]
    if (pane !== undefined && focusPane(pane)) return
  }
}

export function focusPaneNamed(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`)
  if (pane !== null) focusPane(pane)
}

/** Focuses where the pane was left, else its own entrance, else the first thing in it. */
function focusPane(pane: HTMLElement): boolean {
  const left = lastFocused.get(pane)
  const candidates = [
    ...(left !== undefined && pane.contains(left) ? [left] : []),
    ...pane.querySelectorAll<HTMLElement>('[data-pane-entrance]'),
    ...pane.querySelectorAll<HTMLElement>(focusable),
  ]
  if (left === undefined && pane.dataset.pane === 'page') {
    useWindow.getState().page?.focus()
    if (pane.contains(document.activeElement)) return true
  }
  for (const candidate of candidates) {
    if (!isInSight(candidate)) continue
    candidate.focus()
    if (document.activeElement === candidate) return true
  }
  return false
}

const focusable =
  'button:not(:disabled), input:not(:disabled), a[href], [contenteditable], [tabindex]:not([tabindex="-1"])'

function isInSight(element: HTMLElement): boolean {
  return (
    element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null
  )
}
