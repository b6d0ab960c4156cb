/** Opening, scrolling and memory of articles of three sizes, beside the same text painted plainly. */
import type { Page } from '@playwright/test'
import type { Isnad } from '../e2e/app/isnad.ts'
import {
  type PlainStyle,
  paintPlainly,
  scrollThrough,
  styleOfArticle,
  timeOpening,
} from './in-page.ts'
import { treeMemory } from './process-memory.ts'
import type { Figure } from './report.ts'
import { median, percentile } from './statistics.ts'
import { time } from './stopwatch.ts'
import { newsText, type Size, sizeNames, sizes } from './texts.ts'

/** A fixed cost that a small article may have over the floor, in milliseconds. */
const FIXED_COST = 60

export async function* measureArticles(isnad: Isnad, runs: number): AsyncGenerator<Figure> {
  const texts = Object.fromEntries(
    sizeNames.map((size, seed) => [size, newsText(sizes[size], seed + 1)]),
  ) as Record<Size, string>
  for (const size of sizeNames) yield await measureOpening(isnad, size, texts[size], runs)
  yield await measureScrolling(isnad, runs)
  yield* await measureMemory(isnad, texts['1 MB'])
}

async function measureOpening(
  isnad: Isnad,
  size: Size,
  text: string,
  runs: number,
): Promise<Figure> {
  const path = await isnad.workspace.article(`${size}.txt`, text)
  await openArticle(isnad, path)
  const style = await isnad.page.evaluate(styleOfArticle)
  await closeArticle(isnad)
  const floors: number[] = []
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    await settle(isnad.page)
    floors.push(await isnad.page.evaluate(paintPlainly, { text, style }))
    await settle(isnad.page)
    samples.push(await time(isnad.page, timeOpening, null, () => isnad.open(path)))
    await closeArticle(isnad)
  }
  const value = median(samples)
  const floor = median(floors)
  return {
    name: `open ${size}`,
    value,
    unit: 'ms',
    floor,
    samples,
    target: target(size, value, floor),
  }
}

function target(size: Size, value: number, floor: number): NonNullable<Figure['target']> {
  if (size === '1 MB') return { says: 'at most 1.0 × floor', met: value <= floor }
  return {
    says: `at most 3 × floor, or ${FIXED_COST} ms over it`,
    met: value <= 3 * floor || value <= floor + FIXED_COST,
  }
}

async function measureScrolling(isnad: Isnad, runs: number): Promise<Figure> {
  await openArticle(isnad, await isnad.workspace.article('scroll.txt', newsText(sizes['1 MB'], 9)))
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    await settle(isnad.page)
    samples.push(percentile(await isnad.page.evaluate(scrollThrough), 99))
  }
  await closeArticle(isnad)
  const value = median(samples)
  return {
    name: 'scroll 1 MB from end to end, p99 frame',
    value,
    unit: 'ms',
    samples,
    target: { says: 'at most 50 ms', met: value <= 50 },
  }
}

async function measureMemory(isnad: Isnad, text: string): Promise<readonly Figure[]> {
  const style = await styleWhileOpen(isnad, text)
  const plain = await withPlainPage(isnad.page, text, style, () => pageMemory(isnad.page))
  await openArticle(isnad, await isnad.workspace.article('memory.txt', text))
  const open = await pageMemory(isnad.page)
  const pid = isnad.electron.process().pid
  const whole = pid === undefined ? null : treeMemory(pid)
  await closeArticle(isnad)
  return [
    {
      name: 'JS heap of the window at 1 MB',
      value: open.heap,
      unit: 'MB',
      floor: plain.heap,
      samples: [open.heap],
    },
    {
      name: 'DOM nodes at 1 MB',
      value: open.nodes,
      unit: '',
      floor: plain.nodes,
      samples: [open.nodes],
    },
    ...(whole === null
      ? []
      : [
          {
            name: 'memory of all processes at 1 MB (PSS)',
            value: whole,
            unit: 'MB' as const,
            samples: [whole],
          },
        ]),
  ]
}

async function styleWhileOpen(isnad: Isnad, text: string): Promise<PlainStyle> {
  await openArticle(isnad, await isnad.workspace.article('style.txt', text.slice(0, 500)))
  const style = await isnad.page.evaluate(styleOfArticle)
  await closeArticle(isnad)
  return style
}

async function withPlainPage<T>(
  page: Page,
  text: string,
  style: PlainStyle,
  measure: () => Promise<T>,
): Promise<T> {
  const column = await page.evaluateHandle(
    ({ text, style }) => {
      const column = document.createElement('div')
      Object.assign(column.style, style)
      for (const line of text.split('\n')) {
        const paragraph = document.createElement('p')
        paragraph.dir = 'auto'
        paragraph.textContent = line
        column.append(paragraph)
      }
      document.body.append(column)
      return column
    },
    { text, style },
  )
  try {
    return await measure()
  } finally {
    await column.evaluate((element) => element.remove())
    await column.dispose()
  }
}

/** Megabytes of JavaScript heap after a collection, and nodes of the document. */
async function pageMemory(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.disable')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const nodes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document)
    let count = 1
    while (walker.nextNode()) count++
    return count
  })
  return { heap: usedSize / 2 ** 20, nodes }
}

/** Opens an article and waits until all of it stands on the page. */
async function openArticle(isnad: Isnad, path: string): Promise<void> {
  await time(isnad.page, timeOpening, null, () => isnad.open(path))
  await settle(isnad.page)
}

async function closeArticle(isnad: Isnad): Promise<void> {
  await isnad.page.keyboard.press('Control+KeyW')
  await isnad.page.locator('.page-text').waitFor({ state: 'detached' })
}

/** Lets what is still under way in the page end, so that one measurement does not pay for another. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => resolve(), { timeout: 500 })
      }),
  )
}
