/** Opening an article with its spans, to the painted frame, in a window that has opened others before. */
import type { Figure } from '../report.ts'
import { median } from '../statistics.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  writeArticle,
} from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { better, figure, rehearsals } from './comparison.ts'
import { calm } from './in-app.ts'
import { peers, type StandKind, setUp, takeDown } from './stands.ts'

export async function measureLoading(
  bench: BenchWindow,
  name: string,
  bytes: number,
  count: number,
  ofFloor: number,
  ofPeer: number,
): Promise<Figure> {
  const article = await writeArticle(bench.isnad, bytes, count)
  const samples: number[] = []
  const floors: number[] = []
  const ofPeers = peers.map((): number[] => [])
  for (let run = -rehearsals; run < bench.runs; run++) {
    const floor = await loaded(bench, 'F', article)
    const byPeer: number[] = []
    for (const kind of peers) byPeer.push(await loaded(bench, kind, article))
    const sample = await openArticle(bench.isnad, article)
    await closeArticle(bench.isnad)
    if (run < 0) continue
    floors.push(floor)
    for (const [i, took] of byPeer.entries()) ofPeers[i]?.push(took)
    samples.push(sample)
  }
  return figure(`load ${name}`, samples, 'ms', floors, ofPeers, [
    { says: `${ofFloor} × F`, limit: ofFloor * median(floors) },
    { says: `${ofPeer} × R`, limit: ofPeer * better(ofPeers) },
  ])
}

async function loaded(
  bench: BenchWindow,
  kind: StandKind,
  article: AnnotatedArticle,
): Promise<number> {
  const { page } = bench.isnad
  await page.evaluate(calm, null)
  const stand = await setUp(page, kind, { style: bench.style, ...article })
  if (stand === null) return Number.POSITIVE_INFINITY
  const took = await stand.evaluate(({ loaded }) => loaded)
  await takeDown(stand)
  return took
}
