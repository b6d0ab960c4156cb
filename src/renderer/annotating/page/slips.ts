/** Slips: a few letters in a colour on the white over a line, at the beginning of a span. */
import type { EdgePlace } from './geometry.ts'
import { putAt } from './overlay.ts'

export interface Slip {
  readonly place: EdgePlace
  readonly text: string
  /** CSS value. */
  readonly colour: string
  readonly kind: 'plain' | 'unknown' | 'role' | 'picked'
}

/** Pixels between two slips on one line. */
const gap = 2
/** How far a slip may be pushed along its line before it is left out. */
const farthest = 60

interface Taken {
  readonly top: number
  readonly left: number
  readonly right: number
}

/**
 * Draws slips in `group`. Where two would lie on each other the later in the list gives way, along
 * its span; one that would have to go far is left out.
 */
export function drawSlips(group: HTMLElement, slips: readonly Slip[]): void {
  const elements = slips.map(newSlip)
  group.replaceChildren(...elements)
  const widths = elements.map((element) => element.offsetWidth)
  const taken: Taken[] = []
  for (const [i, { place }] of slips.entries()) {
    const element = elements[i]
    const left = freePlace(place, widths[i] ?? 0, taken)
    if (element === undefined) continue
    if (left === null) element.remove()
    else {
      putAt(element, left, place.top)
      taken.push({ top: place.top, left, right: left + (widths[i] ?? 0) })
    }
  }
}

/** The left of the nearest place along the span where nothing lies yet. */
function freePlace({ x, top, direction }: EdgePlace, width: number, taken: readonly Taken[]) {
  const step = direction === 'rtl' ? -1 : 1
  const first = direction === 'rtl' ? x - width : x
  let left = first
  for (;;) {
    const other = taken.find(
      (each) =>
        Math.abs(each.top - top) < 8 && each.left < left + width + gap && left < each.right + gap,
    )
    if (other === undefined) return left
    left = step === -1 ? other.left - gap - width : other.right + gap
    if (Math.abs(left - first) > farthest) return null
  }
}

function newSlip({ text, colour, kind }: Slip): HTMLElement {
  const slip = document.createElement('bdi')
  slip.className = `slip slip-${kind}`
  slip.style.setProperty('--hue', colour)
  slip.textContent = text
  return slip
}
