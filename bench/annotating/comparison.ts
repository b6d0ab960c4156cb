/** What was measured beside what it is held against. */
import type { Figure } from '../report.ts'
import { median } from '../statistics.ts'

/** A bound that a figure should keep, with the tolerance of all of them. */
export interface Bound {
  readonly says: string
  readonly limit: number
}
export const tolerance = 1.2

/**
 * Rounds before those that count, of the app and of what it is measured beside alike: what runs for the
 * first times is not compiled yet, which of the app is much more than of the others.
 */
export const rehearsals = 3

export function figure(
  name: string,
  samples: readonly number[],
  unit: Figure['unit'],
  floors: readonly number[],
  ofPeers: readonly (readonly number[])[],
  bounds: readonly Bound[],
): Figure {
  const value = median(samples)
  const missed = bounds.filter(({ limit }) => value > limit * tolerance).map(({ says }) => says)
  return {
    name,
    value,
    unit,
    samples,
    ...(floors.length > 0 && { floor: median(floors) }),
    ...(ofPeers.length > 0 && { peer: better(ofPeers) }),
    ...(bounds.length > 0 && {
      target: {
        says: `at most ${bounds.map(({ says }) => says).join(' and ')}`,
        met: missed.length === 0,
        ...(bounds.length > 1 && { missed }),
      },
    }),
  }
}

export function better(peers: readonly (readonly number[])[]): number {
  return Math.min(...peers.map((samples) => median(samples)))
}
