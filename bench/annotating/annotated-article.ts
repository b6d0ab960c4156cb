/** An article with its sidecar, open in the app, and what is done to it there. */

import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import type { Isnad } from '../../e2e/app/isnad.ts'
import { time } from '../stopwatch.ts'
import { newsText } from '../texts.ts'
import { calm, selectInBlock, timeAnnotated } from './in-app.ts'
import { newsSpans, type PlainSpan, sidecarOf } from './spans.ts'

export interface AnnotatedArticle {
  readonly path: string
  readonly text: string
  readonly spans: readonly PlainSpan[]
  /** Where each block starts. */
  readonly starts: readonly number[]
}

export async function writeArticle(
  isnad: Isnad,
  bytes: number,
  count: number,
): Promise<AnnotatedArticle> {
  const name = `${bytes}-${count}.txt`
  const text = newsText(bytes, bytes)
  const spans = newsSpans(text, count, count)
  const path = await isnad.workspace.article(name, text)
  await isnad.workspace.article(
    `${name}.amal.isnad.json`,
    serialiseSidecar(sidecarOf(name, text, spans), null),
  )
  let at = 0
  const starts = text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return start
  })
  return { path, text, spans, starts }
}

/** Milliseconds from the key press to the painted frame with spans; returns when all is there. */
export async function openArticle(isnad: Isnad, article: AnnotatedArticle): Promise<number> {
  const took = await time(isnad.page, timeAnnotated, null, () => isnad.open(article.path))
  await isnad.page.waitForFunction(
    (count) => document.querySelectorAll('.page-text [data-block]').length === count,
    article.starts.length,
  )
  await isnad.page.evaluate(calm, null)
  return took
}

export async function closeArticle({ page }: Isnad): Promise<void> {
  await page.keyboard.press('Control+KeyW')
  await page.locator('.page-text').waitFor({ state: 'detached' })
  await page.evaluate(calm, null)
}

/** The words of a block that the `n`th measurement tags: far from those of the others. */
export function wordsToTag(article: AnnotatedArticle, n: number): PlainSpan & { block: number } {
  const { starts, text } = article
  const block = Math.floor(((0.2 + 0.61803 * n) % 1) * (starts.length - 2))
  const from = starts[block] ?? 0
  const line = text.slice(from, starts[block + 1])
  const first = line.indexOf(' ', 20) + 1
  const last = line.indexOf(' ', first + 10)
  return { id: `new-${n}`, label: 'claim', start: from + first, end: from + last, block }
}

/** Selects words on the page as they stand in the text. */
export async function selectWords(
  { page }: Isnad,
  article: AnnotatedArticle,
  words: PlainSpan & { block: number },
): Promise<void> {
  const from = article.starts[words.block] ?? 0
  await page.evaluate(selectInBlock, {
    block: words.block,
    start: words.start - from,
    end: words.end - from,
  })
  await page.evaluate(calm, null)
}

export async function untilSaved({ page }: Isnad): Promise<void> {
  await page.locator('.saving-status[data-state="saved"]').waitFor()
  await page.evaluate(calm, null)
}
