/** A folder of 100,000 small articles: listed beside the plain loop of readdir and stat, and filtered. */
import { readdirSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Isnad } from '../e2e/app/isnad.ts'
import { Shelf } from '../e2e/pages/shelf.ts'
import { timeFiltering, timeListing } from './in-page.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'
import { time } from './stopwatch.ts'

const FILES = 100_000
const FILTERED_WITHIN = 50
/** Where rows come and go, and where it is said how many there are. */
const articleList = { rows: '.article-rows', count: '.shelf-counts' } as const

export async function* measureFolder(isnad: Isnad, runs: number): AsyncGenerator<Figure> {
  const { workspace, page } = isnad
  const folder = workspace.manyArticles(FILES)
  const empty = join(workspace.root, 'empty')
  await mkdir(empty, { recursive: true })
  const shelf = new Shelf(page)
  const floors: number[] = []
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    await isnad.openFolder(empty)
    await shelf.items.first().waitFor({ state: 'detached' })
    floors.push(plainListing(folder))
    samples.push(await time(page, timeListing, FILES, () => isnad.openFolder(folder)))
  }
  const value = median(samples)
  const floor = median(floors)
  yield {
    name: `list a folder of ${FILES.toLocaleString('en')} files`,
    value,
    unit: 'ms',
    floor,
    samples,
    target: { says: 'at most 2 × floor', met: value <= 2 * floor },
  }
  yield await measureFiltering(isnad, shelf, runs)
}

/** Milliseconds of the same work without a program around it: names, and the size of each file. */
function plainListing(folder: string): number {
  const start = performance.now()
  let bytes = 0
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    bytes += statSync(join(folder, name)).size
  }
  if (bytes === 0) throw new Error('The folder holds no text.')
  return performance.now() - start
}

/** Each letter typed into the filter is one measurement; the slowest of them must be fast enough. */
async function measureFiltering(isnad: Isnad, shelf: Shelf, runs: number): Promise<Figure> {
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    await shelf.filter.focus()
    for (const letter of `خبر ${run}99`) {
      samples.push(
        await time(isnad.page, timeFiltering, articleList, () =>
          isnad.page.keyboard.insertText(letter),
        ),
      )
    }
    await shelf.filter.fill('')
  }
  const value = Math.max(...samples)
  return {
    name: 'filter them by one more letter, slowest',
    value,
    unit: 'ms',
    samples,
    target: { says: `under ${FILTERED_WITHIN} ms`, met: value < FILTERED_WITHIN },
  }
}
