/** CPU of adding a span and of deleting it again, to the last frame of it. */
import type { Figure } from '../report.ts'
import { median } from '../statistics.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  selectWords,
  untilSaved,
  wordsToTag,
} from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { better, figure, rehearsals } from './comparison.ts'
import { calm } from './in-app.ts'
import { peers, type StandKind, setUp, takeDown } from './stands.ts'

/** CPU of adding a span and of deleting it again, each with the caret or a selection on the page. */
export async function measureChanging(
  bench: BenchWindow,
  name: string,
  article: AnnotatedArticle,
  ofFloor: number,
  ofPeer: number,
): Promise<readonly [Figure, Figure]> {
  const own = await changesInApp(bench, article)
  const floor = await changesOn(bench, 'W', article)
  const ofPeers = [
    await changesOn(bench, peers[0], article),
    await changesOn(bench, peers[1], article),
  ]
  const of = (what: 'add' | 'delete'): Figure => {
    const peer = ofPeers.map((changes) => changes[what])
    return figure(`${what} a span, CPU, ${name}`, own[what], 'ms', floor[what], peer, [
      { says: `${ofFloor} × W`, limit: ofFloor * median(floor[what]) },
      { says: `${ofPeer} × R`, limit: ofPeer * better(peer) },
    ])
  }
  return [of('add'), of('delete')]
}

async function changesInApp(bench: BenchWindow, article: AnnotatedArticle): Promise<Changes> {
  const { page } = bench.isnad
  const changes: Changes = { add: [], delete: [] }
  await openArticle(bench.isnad, article)
  for (let run = -rehearsals; run < bench.runs; run++) {
    await selectWords(bench.isnad, article, wordsToTag(article, run + rehearsals))
    const add = await bench.thread.costOf(() => page.keyboard.press('Digit1'))
    await untilSaved(bench.isnad)
    const cut = await bench.thread.costOf(() => page.keyboard.press('Delete'))
    await untilSaved(bench.isnad)
    if (run >= 0) keep(changes, add, cut)
  }
  await closeArticle(bench.isnad)
  return changes
}

async function changesOn(
  bench: BenchWindow,
  kind: StandKind,
  article: AnnotatedArticle,
): Promise<Changes> {
  const { page } = bench.isnad
  const changes: Changes = { add: [], delete: [] }
  const stand = await setUp(page, kind, { style: bench.style, ...article })
  if (stand === null) throw new Error(`${kind} did not come up.`)
  for (let run = -rehearsals; run < bench.runs; run++) {
    const words = wordsToTag(article, run + rehearsals)
    await stand.evaluate((each, span) => each.select(span), words)
    await page.evaluate(calm, null)
    const add = await bench.thread.costOf(() =>
      stand.evaluate((each, span) => each.add(span), words),
    )
    const cut = await bench.thread.costOf(() =>
      stand.evaluate((each, span) => each.delete(span), words),
    )
    if (run >= 0) keep(changes, add, cut)
  }
  await takeDown(stand)
  return changes
}

export async function measureGrowing(
  bench: BenchWindow,
  few: AnnotatedArticle,
  [add, cut]: readonly [Figure, Figure],
): Promise<readonly Figure[]> {
  const changes = await changesInApp(bench, few)
  return (['add', 'delete'] as const).map((what) => {
    const many = what === 'add' ? add.value : cut.value
    const ratio = many / median(changes[what])
    return figure(
      `${what} a span, CPU, 10,000 spans over 10 at 1 MB`,
      [ratio],
      '',
      [],
      [],
      [{ says: '1.5', limit: 1.5 }],
    )
  })
}

/** The same with the desk folded away: what is left without the inspector and the list. */
export async function measureChangingOnPageAlone(
  bench: BenchWindow,
  article: AnnotatedArticle,
  [add, cut]: readonly [Figure, Figure],
  ofFloor: number,
  ofPeer: number,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  await page.keyboard.press('Control+KeyJ')
  const changes = await changesInApp(bench, article)
  await page.keyboard.press('Control+KeyJ')
  return [againstSame(add, changes.add), againstSame(cut, changes.delete)]

  function againstSame({ name, floor = 0, peer = 0 }: Figure, samples: readonly number[]): Figure {
    return figure(
      `${name}, desk folded`,
      samples,
      'ms',
      [floor],
      [[peer]],
      [
        { says: `${ofFloor} × W`, limit: ofFloor * floor },
        { says: `${ofPeer} × R`, limit: ofPeer * peer },
      ],
    )
  }
}

function keep(changes: Changes, add: number, cut: number): void {
  changes.add.push(add)
  changes.delete.push(cut)
}

interface Changes {
  readonly add: number[]
  readonly delete: number[]
}
