import type { Page } from '@playwright/test'
import type { Watch } from './in-page.ts'

/**
 * Milliseconds that `watch`, running in the page, measures of `act`. The watch stands before the act
 * begins: a key sent at once after it could overtake it on the way to the page.
 */
export async function time<A>(
  page: Page,
  watch: (argument: A) => Watch,
  argument: A,
  act: () => Promise<void>,
): Promise<number> {
  const running = await page.evaluateHandle(watch as (argument: unknown) => Watch, argument)
  try {
    await act()
    return await running.evaluate(({ took }) => took)
  } finally {
    await running.dispose()
  }
}
