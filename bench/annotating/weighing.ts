/** Memory and nodes of an article with many spans. */
import type { Isnad } from '../../e2e/app/isnad.ts'
import type { Figure } from '../report.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  writeArticle,
} from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { figure } from './comparison.ts'
import { peers, type StandKind, setUp, takeDown } from './stands.ts'

export async function measureWeight(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  const input = { style: bench.style, ...article }
  const heapOf = async (kind: StandKind): Promise<{ heap: number; nodes: number }> => {
    const empty = await bench.thread.heap()
    const stand = await setUp(page, kind, input)
    if (stand === null) throw new Error(`${kind} did not come up.`)
    const heap = (await bench.thread.heap()) - empty
    const nodes = await stand.evaluate((each) => each.nodes())
    await takeDown(stand)
    return { heap, nodes }
  }
  const f = await heapOf('F')
  const w = await heapOf('W')
  const ofPeers = [await heapOf(peers[0]), await heapOf(peers[1])]
  await openArticle(bench.isnad, article)
  const heap = await bench.thread.heap()
  const nodes = await nodesOf(bench.isnad)
  await closeArticle(bench.isnad)
  const few = await writeArticle(bench.isnad, 1_000_000, 10)
  await openArticle(bench.isnad, few)
  const nodesWithFew = await nodesOf(bench.isnad)
  await closeArticle(bench.isnad)
  return [
    figure(
      'JS heap of the window, 1 MB × 10,000 (beside: without the window’s own)',
      [heap],
      'MB',
      [w.heap],
      ofPeers.map((each) => [each.heap]),
      [{ says: '2 × W + 30 MB', limit: 2 * w.heap + 30 }],
    ),
    figure(
      'DOM nodes of the page, 1 MB × 10,000',
      [nodes],
      '',
      [f.nodes],
      ofPeers.map((each) => [each.nodes]),
      [{ says: '1.6 × F', limit: 1.6 * f.nodes }],
    ),
    figure(
      'DOM nodes of the page, 10,000 spans over 10',
      [nodes / nodesWithFew],
      '',
      [],
      [],
      [{ says: '1', limit: 1 }],
    ),
  ]
}

function nodesOf({ page }: Isnad): Promise<number> {
  return page.locator('.article-page').evaluate((root) => {
    const walker = document.createTreeWalker(root)
    let count = 1
    while (walker.nextNode()) count++
    return count
  })
}
