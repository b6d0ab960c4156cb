/** Going to a span far away: from a click in the list until all of it is in sight. */
import type { Figure } from '../report.ts'
import { type AnnotatedArticle, closeArticle, openArticle } from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { better, figure } from './comparison.ts'
import { bringRow, calm, timeJump } from './in-app.ts'
import type { PlainSpan } from './spans.ts'
import { peers, type StandKind, setUp, takeDown } from './stands.ts'

export async function measureJumping(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  const inOrder = article.spans.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const targets = Array.from({ length: 2 * bench.runs }, (_, run) =>
    Math.floor(((0.31 + 0.61803 * run) % 1) * article.spans.length),
  )
  await openArticle(bench.isnad, article)
  const frames: number[] = []
  const own: number[] = []
  for (const target of targets) {
    const { x, y } = await page.evaluate(bringRow, target)
    await page.mouse.move(x, y)
    await page.evaluate(calm, null)
    const watch = await page.evaluateHandle(timeJump, null)
    await page.mouse.click(x, y)
    const jump = await watch.evaluate(({ took }) => took)
    await watch.dispose()
    frames.push(jump.frames)
    own.push(jump.ms)
    await page.evaluate(calm, null)
  }
  await closeArticle(bench.isnad)
  const spans = targets.flatMap((target) => inOrder[target] ?? [])
  const floors = await jumpsOn(bench, 'W', article, spans)
  const ofPeers = [
    await jumpsOn(bench, peers[0], article, spans),
    await jumpsOn(bench, peers[1], article, spans),
  ]
  return [
    figure(
      'jump to a span until it is wholly in sight, frames',
      frames,
      '',
      [],
      [],
      [{ says: '3 frames', limit: 3 }],
    ),
    figure('jump to a span until it is wholly in sight', own, 'ms', floors, ofPeers, [
      { says: '0.7 × R', limit: 0.7 * better(ofPeers) },
    ]),
  ]
}

async function jumpsOn(
  bench: BenchWindow,
  kind: StandKind,
  article: AnnotatedArticle,
  spans: readonly PlainSpan[],
): Promise<number[]> {
  const { page } = bench.isnad
  const stand = await setUp(page, kind, { style: bench.style, ...article })
  if (stand === null) throw new Error(`${kind} did not come up.`)
  const samples: number[] = []
  for (const span of spans) {
    await page.evaluate(calm, null)
    samples.push(await stand.evaluate((each, to) => each.jump(to), span))
  }
  await takeDown(stand)
  return samples
}
