/** What was measured beside what it is held against. */
import type { Figure } from '../report.ts'
import { median } from '../statistics.ts'

/** A bound that a figure should keep, with the tolerance of all of them. */
export interface Bound {
  readonly says: string
  readonly limit: number
}
export const tolerance = 1.2

export function figure(
  name: string,
  samples: readonly number[],
  unit: Figure['unit'],
  floors: readonly number[],
  ofPeers: readonly (readonly number[])[],
  bounds: readonly Bound[],
): Figure {
  const value = median(samples)
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
        met: bounds.every(({ limit }) => value <= limit * tolerance),
      },
    }),
  }
}

export function better(peers: readonly (readonly number[])[]): number {
  return Math.min(...peers.map((samples) => median(samples)))
}
