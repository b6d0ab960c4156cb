/**
 * Annotations beside floors and the best peer, in one run and one window. F is the same text as plain
 * paragraphs with `content-visibility` and CSS highlights; W the same with ranges near the window only; R
 * is Recogito's better renderer.
 */
import { Isnad } from '../../e2e/app/isnad.ts'
import { settled } from '../../e2e/app/test.ts'
import { Workspace } from '../../e2e/app/workspace.ts'
import type { Figure } from '../report.ts'
import { writeArticle } from './annotated-article.ts'
import { type BenchWindow, openBench } from './bench-window.ts'
import { measureChanging, measureChangingOnPageAlone, measureGrowing } from './changing.ts'
import { measureTyping } from './correcting.ts'
import { measureHits } from './hitting.ts'
import { measureJumping } from './jumping.ts'
import { measureListing } from './listing.ts'
import { measureLoading } from './loading.ts'
import { measureSaving } from './saving.ts'
import { measureWeight } from './weighing.ts'

export async function* measureAnnotating(runs: number): AsyncGenerator<Figure> {
  const workspace = new Workspace()
  await workspace.settings(settled)
  const isnad = await Isnad.start(workspace)
  try {
    yield* measureAll(await openBench(isnad, runs))
  } finally {
    await isnad.close()
    await workspace.remove()
  }
}

async function* measureAll(bench: BenchWindow): AsyncGenerator<Figure> {
  yield await measureLoading(bench, '5 KB × 100', 5_000, 100, 3, 1)
  yield await measureLoading(bench, '100 KB × 1,000', 100_000, 1000, 3, 0.5)
  yield await measureLoading(bench, '1 MB × 10,000', 1_000_000, 10_000, 3, 0.07)
  const middle = await writeArticle(bench.isnad, 100_000, 10_000)
  const changingMiddle = await measureChanging(bench, '100 KB × 10,000', middle, 2, 0.4)
  yield* changingMiddle
  const large = await writeArticle(bench.isnad, 1_000_000, 10_000)
  const changing = await measureChanging(bench, '1 MB × 10,000', large, 1.5, 0.9)
  yield* changing
  const few = await writeArticle(bench.isnad, 1_000_000, 10)
  yield* await measureGrowing(bench, few, changing)
  yield* await measureChangingOnPageAlone(bench, middle, changingMiddle, 2, 0.4)
  yield* await measureChangingOnPageAlone(bench, large, changing, 1.5, 0.9)
  yield* await measureJumping(bench, large)
  yield* await measureWeight(bench, large)
  yield* await measureHits(bench, large)
  yield* await measureTyping(bench, large)
  yield* await measureListing(bench, large)
  yield* await measureSaving(bench, large)
}
