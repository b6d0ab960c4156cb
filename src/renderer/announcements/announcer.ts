import { create } from 'zustand'

export type Urgency = 'polite' | 'assertive'

interface Announced {
  readonly polite: string
  readonly assertive: string
}

/** What the live regions say just now. */
export const useAnnounced = create<Announced>(() => ({ polite: '', assertive: '' }))

/**
 * Has a screen reader say something that a sighted reader sees. Said twice, it is heard twice:
 * a region that does not change is not read, so every other time it ends in a no-break space.
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  useAnnounced.setState((announced) => ({
    [urgency]: announced[urgency] === text ? `${text}\u00a0` : text,
  }))
}
