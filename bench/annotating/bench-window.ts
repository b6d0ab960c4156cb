/** The window in which all is measured, of the app and of what it is measured beside. */
import type { Isnad } from '../../e2e/app/isnad.ts'
import { type PlainStyle, styleOfArticle } from '../in-page.ts'
import { closeArticle, openArticle, writeArticle } from './annotated-article.ts'
import { MainThread } from './main-thread.ts'
import { standScript } from './stands.ts'

export interface BenchWindow {
  readonly isnad: Isnad
  readonly runs: number
  readonly thread: MainThread
  /** The type and measure that the app sets articles in, for the others. */
  readonly style: PlainStyle
}

export async function openBench(isnad: Isnad, runs: number): Promise<BenchWindow> {
  const { page } = isnad
  await openArticle(isnad, await writeArticle(isnad, 2000, 5))
  const style = await page.evaluate(styleOfArticle)
  await closeArticle(isnad)
  await page.evaluate(await standScript())
  return { isnad, runs, thread: await MainThread.of(page), style }
}
