/** Typing into a long article with many spans, its text being corrected. */
import type { Figure } from '../report.ts'
import { time } from '../stopwatch.ts'
import { type AnnotatedArticle, closeArticle, openArticle } from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { figure } from './comparison.ts'
import { calm, placeInLine, timeTyping } from './in-app.ts'

const frame = 1000 / 60

export async function measureTyping(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  await openArticle(bench.isnad, article)
  await page.keyboard.press('F2')
  await page.locator('.correcting-text [data-line]').first().waitFor()
  await page.evaluate(calm, null)
  const ms: number[] = []
  const cpu: number[] = []
  for (let run = 0; run <= bench.runs; run++) {
    await page.evaluate(placeInLine, (0.2 + 0.61803 * run) % 1)
    await page.evaluate(calm, null)
    const took = await time(page, timeTyping, null, () => page.keyboard.press('KeyA'))
    const cost = await bench.thread.costOf(() => page.keyboard.press('KeyA'))
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.evaluate(calm, null)
    // The first warms the code up and counts for nothing.
    if (run === 0) continue
    ms.push(took)
    cpu.push(cost)
  }
  await page.keyboard.press('F2')
  await page.locator('.correcting-text').waitFor({ state: 'detached' })
  await page.evaluate(calm, null)
  await closeArticle(bench.isnad)
  return [
    figure(
      'type a letter while correcting, 1 MB × 10,000',
      ms,
      'ms',
      [],
      [],
      [{ says: '3 frames', limit: 3 * frame }],
    ),
    figure(
      'type a letter while correcting, CPU, 1 MB × 10,000',
      cpu,
      'ms',
      [],
      [],
      [{ says: '40 ms', limit: 40 }],
    ),
  ]
}
