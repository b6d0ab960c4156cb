/** Saving many spans by themselves, and what the window shows meanwhile. */
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import type { Figure } from '../report.ts'
import { median, percentile } from '../statistics.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  selectWords,
  untilSaved,
  wordsToTag,
} from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { figure } from './comparison.ts'
import { watchSave } from './in-app.ts'
import { sidecarOf } from './spans.ts'

export async function measureSaving(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page, workspace } = bench.isnad
  const settling = 300
  const samples: number[] = []
  const frames: number[] = []
  const floors: number[] = []
  await openArticle(bench.isnad, article)
  for (let run = 0; run <= bench.runs; run++) {
    const floor = await saveInNode(workspace.root, article)
    await selectWords(bench.isnad, article, wordsToTag(article, run))
    const watch = await page.evaluateHandle(watchSave, null)
    await page.keyboard.press('Digit1')
    const save = await watch.evaluate(({ took }) => took)
    await watch.dispose()
    await untilSaved(bench.isnad)
    // The first save of a session is not like the others.
    if (run === 0) continue
    floors.push(floor)
    samples.push(save.ms - settling)
    frames.push(...save.frames)
  }
  await closeArticle(bench.isnad)
  return [
    figure(
      'save 10,000 spans, end to end',
      samples,
      'ms',
      floors,
      [],
      [{ says: '1.5 × floor', limit: 1.5 * median(floors) }],
    ),
    {
      ...figure('frames while it is saved, p99', frames, 'ms', [], [], []),
      value: percentile(frames, 99),
      target: { says: 'at most 50 ms', met: percentile(frames, 99) <= 50 },
    },
  ]
}

/** Milliseconds to make the sidecar's text of 10,000 spans and put it on the disk for good, no more. */
async function saveInNode(folder: string, { text, spans }: AnnotatedArticle): Promise<number> {
  const sidecar = sidecarOf('floor.txt', text, spans)
  const path = join(folder, 'floor.isnad.json')
  const start = performance.now()
  const content = serialiseSidecar(sidecar, null)
  const file = await open(`${path}.tmp`, 'w')
  await file.writeFile(content)
  await file.sync()
  await file.close()
  await rename(`${path}.tmp`, path)
  const directory = await open(folder)
  await directory.sync()
  await directory.close()
  return performance.now() - start
}
