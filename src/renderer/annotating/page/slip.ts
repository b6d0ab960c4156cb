import type { EdgePlace } from './geometry.ts'
import { putAt } from './overlay.ts'

/** A few letters in a colour, above the line at the beginning of a span, where there is no text. */
export function slipAt(place: EdgePlace, text: string, colour: string, kind: string): HTMLElement {
  const slip = document.createElement('span')
  slip.className = `slip ${kind}`
  slip.dataset.side = place.direction === 'rtl' ? 'left' : 'right'
  slip.style.setProperty('--hue', colour)
  const words = document.createElement('bdi')
  words.className = 'slip-words'
  words.textContent = text
  slip.append(words)
  putAt(slip, place.x, place.top)
  return slip
}
