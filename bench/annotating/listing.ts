/** Scrolling and filtering the list of spans. */
import { timeFiltering } from '../in-page.ts'
import type { Figure } from '../report.ts'
import { percentile } from '../statistics.ts'
import { time } from '../stopwatch.ts'
import { type AnnotatedArticle, closeArticle, openArticle } from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { figure, tolerance } from './comparison.ts'
import { calm, scrollList } from './in-app.ts'

/** Where rows of the list come and go, and where it says how many there are. */
const spanList = { rows: '.items .virtual-rows', count: '.items-count' } as const

export async function measureListing(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  const scrolls: number[] = []
  const filters: number[] = []
  await openArticle(bench.isnad, article)
  const filter = page.locator('#span-filter')
  for (let run = 0; run < bench.runs; run++) {
    scrolls.push(percentile(await page.evaluate(scrollList, null), 99))
    await filter.focus()
    for (const letter of ['الوزير', 'قال في', 'مصدر'][run % 3] ?? '')
      filters.push(
        await time(page, timeFiltering, spanList, () => page.keyboard.insertText(letter)),
      )
    await filter.fill('')
    await page.evaluate(calm, null)
  }
  await closeArticle(bench.isnad)
  const slowest = percentile(filters, 95)
  return [
    figure(
      'scroll the list of 10,000 spans, p99 frame',
      scrolls,
      'ms',
      [],
      [],
      [{ says: '33 ms', limit: 33 }],
    ),
    {
      ...figure('filter it by one more letter, p95', filters, 'ms', [], [], []),
      value: slowest,
      target: { says: 'at most 50 ms', met: slowest <= 50 * tolerance },
    },
  ]
}
