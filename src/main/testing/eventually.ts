import { vi } from 'vitest'

/** Waits until the assertion holds: as long as a busy disk may take, for nothing is measured by it. */
export function eventually(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: 30_000, interval: 20 })
}
