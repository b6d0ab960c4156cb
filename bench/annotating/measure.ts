/**
 * Annotations beside floors and the best peer, in one run and one window: loading, adding and deleting a
 * span with a live selection, jumping, memory, hits of the pointer, saving, the list. F is the same text as
 * plain paragraphs with `content-visibility` and CSS highlights; W the same with ranges near the window
 * only; R is Recogito's better renderer.
 */
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { JSHandle } from '@playwright/test'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { Isnad } from '../../e2e/app/isnad.ts'
import { settled } from '../../e2e/app/test.ts'
import { Workspace } from '../../e2e/app/workspace.ts'
import { styleOfArticle, timeFiltering } from '../in-page.ts'
import type { Figure } from '../report.ts'
import { median, percentile } from '../statistics.ts'
import { time } from '../stopwatch.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  selectWords,
  untilSaved,
  wordsToTag,
  writeArticle,
} from './annotated-article.ts'
import { bringRow, calm, probeCharacters, scrollList, timeJump, watchSave } from './in-app.ts'
import { MainThread } from './main-thread.ts'
import { type PlainSpan, sidecarOf } from './spans.ts'
import type { Stand, StandInput } from './stand/stand.ts'
import { type StandKind, setUp, standScript, takeDown } from './stands.ts'

const peers = ['Recogito, CSS highlights', 'Recogito, spans'] as const satisfies StandKind[]

export async function* measureAnnotating(runs: number): AsyncGenerator<Figure> {
  const workspace = new Workspace()
  await workspace.settings(settled)
  const isnad = await Isnad.start(workspace)
  try {
    const bench = await AnnotatingBench.begin(isnad, runs)
    yield* bench.all()
  } finally {
    await isnad.close()
    await workspace.remove()
  }
}

/** A bound that a figure should keep, with the tolerance of all of them. */
interface Bound {
  readonly says: string
  readonly limit: number
}
const tolerance = 1.2

class AnnotatingBench {
  readonly #isnad: Isnad
  readonly #runs: number
  readonly #thread: MainThread
  readonly #input: Pick<StandInput, 'style'>

  private constructor(isnad: Isnad, runs: number, thread: MainThread, style: StandInput['style']) {
    this.#isnad = isnad
    this.#runs = runs
    this.#thread = thread
    this.#input = { style }
  }

  static async begin(isnad: Isnad, runs: number): Promise<AnnotatingBench> {
    const { page } = isnad
    const article = await writeArticle(isnad, 2000, 5)
    await openArticle(isnad, article)
    const style = await page.evaluate(styleOfArticle)
    await closeArticle(isnad)
    await page.evaluate(await standScript())
    return new AnnotatingBench(isnad, runs, await MainThread.of(page), style)
  }

  async *all(): AsyncGenerator<Figure> {
    yield await this.#loading('5 KB × 100', 5_000, 100, 3, 1)
    yield await this.#loading('100 KB × 1,000', 100_000, 1000, 3, 0.5)
    yield await this.#loading('1 MB × 10,000', 1_000_000, 10_000, 3, 0.07)
    const middle = await writeArticle(this.#isnad, 100_000, 10_000)
    yield* await this.#changing('100 KB × 10,000', middle, 2, 0.4)
    const large = await writeArticle(this.#isnad, 1_000_000, 10_000)
    const changing = await this.#changing('1 MB × 10,000', large, 1.5, 0.9)
    yield* changing
    const few = await writeArticle(this.#isnad, 1_000_000, 10)
    yield* await this.#growing(few, changing)
    yield* await this.#jumping(large)
    yield* await this.#weighing(large)
    yield* await this.#hitting(large)
    yield* await this.#saving(large)
    yield* await this.#listing(large)
    yield* await this.#changingOnPageAlone(large, changing)
  }

  async #loading(
    name: string,
    bytes: number,
    count: number,
    ofFloor: number,
    ofPeer: number,
  ): Promise<Figure> {
    const article = await writeArticle(this.#isnad, bytes, count)
    const samples: number[] = []
    const floors: number[] = []
    const ofPeers = peers.map((): number[] => [])
    for (let run = 0; run < this.#runs; run++) {
      floors.push(await this.#loaded('F', article))
      for (const [i, kind] of peers.entries()) ofPeers[i]?.push(await this.#loaded(kind, article))
      samples.push(await openArticle(this.#isnad, article))
      await closeArticle(this.#isnad)
    }
    return figure(`load ${name}`, samples, 'ms', floors, ofPeers, [
      { says: `${ofFloor} × F`, limit: ofFloor * median(floors) },
      { says: `${ofPeer} × R`, limit: ofPeer * better(ofPeers) },
    ])
  }

  async #loaded(kind: StandKind, article: AnnotatedArticle): Promise<number> {
    const { page } = this.#isnad
    await page.evaluate(calm, null)
    const stand = await setUp(page, kind, { ...this.#input, ...article })
    if (stand === null) return Number.POSITIVE_INFINITY
    const took = await stand.evaluate(({ loaded }) => loaded)
    await takeDown(stand)
    return took
  }

  /** CPU of adding a span and of deleting it again, each with the caret or a selection on the page. */
  async #changing(
    name: string,
    article: AnnotatedArticle,
    ofFloor: number,
    ofPeer: number,
  ): Promise<readonly [Figure, Figure]> {
    const own = await this.#changesInApp(article)
    const floor = await this.#changesOn('W', article)
    const ofPeers = [
      await this.#changesOn(peers[0], article),
      await this.#changesOn(peers[1], article),
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

  async #changesInApp(article: AnnotatedArticle): Promise<Changes> {
    const { page } = this.#isnad
    const changes: Changes = { add: [], delete: [] }
    await openArticle(this.#isnad, article)
    for (let run = 0; run <= this.#runs; run++) {
      await selectWords(this.#isnad, article, wordsToTag(article, run))
      const add = await this.#thread.costOf(() => page.keyboard.press('Digit1'))
      await untilSaved(this.#isnad)
      const cut = await this.#thread.costOf(() => page.keyboard.press('Delete'))
      await untilSaved(this.#isnad)
      keep(changes, run, add, cut)
    }
    await closeArticle(this.#isnad)
    return changes
  }

  async #changesOn(kind: StandKind, article: AnnotatedArticle): Promise<Changes> {
    const { page } = this.#isnad
    const changes: Changes = { add: [], delete: [] }
    const stand = await setUp(page, kind, { ...this.#input, ...article })
    if (stand === null) throw new Error(`${kind} did not come up.`)
    for (let run = 0; run <= this.#runs; run++) {
      const words = wordsToTag(article, run)
      await stand.evaluate((each, span) => each.select(span), words)
      await page.evaluate(calm, null)
      const add = await this.#thread.costOf(() =>
        stand.evaluate((each, span) => each.add(span), words),
      )
      const cut = await this.#thread.costOf(() =>
        stand.evaluate((each, span) => each.delete(span), words),
      )
      keep(changes, run, add, cut)
    }
    await takeDown(stand)
    return changes
  }

  async #growing(
    few: AnnotatedArticle,
    [add, cut]: readonly [Figure, Figure],
  ): Promise<readonly Figure[]> {
    const changes = await this.#changesInApp(few)
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
  async #changingOnPageAlone(
    article: AnnotatedArticle,
    [add, cut]: readonly [Figure, Figure],
  ): Promise<readonly Figure[]> {
    const { page } = this.#isnad
    await page.keyboard.press('Control+KeyJ')
    const changes = await this.#changesInApp(article)
    await page.keyboard.press('Control+KeyJ')
    return [
      { ...figure(`${add.name}, desk folded`, changes.add, 'ms', [], [], []), ...beside(add) },
      { ...figure(`${cut.name}, desk folded`, changes.delete, 'ms', [], [], []), ...beside(cut) },
    ]
  }

  async #jumping(article: AnnotatedArticle): Promise<readonly Figure[]> {
    const { page } = this.#isnad
    const targets = Array.from({ length: 2 * this.#runs }, (_, run) =>
      Math.floor(((0.31 + 0.61803 * run) % 1) * article.spans.length),
    )
    await openArticle(this.#isnad, article)
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
    await closeArticle(this.#isnad)
    const spans = targets.flatMap((target) => article.spans[target] ?? [])
    const floors = await this.#jumpsOn('W', article, spans)
    const ofPeers = [
      await this.#jumpsOn(peers[0], article, spans),
      await this.#jumpsOn(peers[1], article, spans),
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

  async #jumpsOn(
    kind: StandKind,
    article: AnnotatedArticle,
    spans: readonly PlainSpan[],
  ): Promise<number[]> {
    const { page } = this.#isnad
    const stand = await setUp(page, kind, { ...this.#input, ...article })
    if (stand === null) throw new Error(`${kind} did not come up.`)
    const samples: number[] = []
    for (const span of spans) {
      await page.evaluate(calm, null)
      samples.push(await stand.evaluate((each, to) => each.jump(to), span))
    }
    await takeDown(stand)
    return samples
  }

  async #weighing(article: AnnotatedArticle): Promise<readonly Figure[]> {
    const { page } = this.#isnad
    const input = { ...this.#input, ...article }
    const empty = await this.#thread.heap()
    const heapOf = async (kind: StandKind): Promise<{ heap: number; nodes: number }> => {
      const stand = await setUp(page, kind, input)
      if (stand === null) throw new Error(`${kind} did not come up.`)
      const heap = (await this.#thread.heap()) - empty
      const nodes = await stand.evaluate((each) => each.nodes())
      await takeDown(stand)
      return { heap, nodes }
    }
    const f = await heapOf('F')
    const w = await heapOf('W')
    const ofPeers = [await heapOf(peers[0]), await heapOf(peers[1])]
    await openArticle(this.#isnad, article)
    const heap = await this.#thread.heap()
    const nodes = await nodesOf(this.#isnad)
    await closeArticle(this.#isnad)
    const few = await writeArticle(this.#isnad, 1_000_000, 10)
    await openArticle(this.#isnad, few)
    const nodesWithFew = await nodesOf(this.#isnad)
    await closeArticle(this.#isnad)
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

  async #hitting(article: AnnotatedArticle): Promise<readonly Figure[]> {
    const { page } = this.#isnad
    const stops = 10
    const perStop = 30
    await openArticle(this.#isnad, article)
    const probes = []
    for (let stop = 0; stop < stops; stop++) {
      const words = wordsToTag(article, stop)
      await selectWords(this.#isnad, article, { ...words, end: words.start })
      await page.evaluate(calm, null)
      probes.push(
        ...(await page.evaluate(probeCharacters, { starts: article.starts, count: perStop })),
      )
    }
    await closeArticle(this.#isnad)
    const right = probes.filter(({ offset, pickedAt }) => isRight(article, offset, pickedAt))
    const peer = await this.#hitsOnPeer(article, stops, perStop)
    const share = (100 * right.length) / probes.length
    return [
      {
        name: `hits of the pointer, ${probes.length / 2} characters × 2 points, % right`,
        value: share,
        unit: '',
        samples: [share],
        peer: peer.share,
        target: { says: '100, and not under R', met: share === 100 && share >= peer.share },
      },
      figure(
        'a click that selects a span, with all that it does at once',
        probes.map(({ ms }) => ms),
        'ms',
        [],
        [peer.ms],
        [{ says: '1 ms', limit: 1 }],
      ),
    ]
  }

  async #hitsOnPeer(
    article: AnnotatedArticle,
    stops: number,
    perStop: number,
  ): Promise<{ share: number; ms: number[] }> {
    const stand = await setUp(this.#isnad.page, peers[0], { ...this.#input, ...article })
    if (stand === null) throw new Error(`${peers[0]} did not come up.`)
    const ms: number[] = []
    let right = 0
    let all = 0
    for (let stop = 0; stop < stops; stop++) {
      const words = wordsToTag(article, stop)
      const letters = Array.from({ length: 400 }, (_, i) => words.start + i).filter((at) =>
        /\p{L}/u.test(article.text[at] ?? ''),
      )
      const hits = await hitsOn(stand, words, letters, perStop)
      for (const { offset, id, took } of hits) {
        const found = article.spans.find((span) => span.id === id)
        all++
        if (isRight(article, offset, found?.start ?? null)) right++
        ms.push(took)
      }
    }
    await takeDown(stand)
    return { share: (100 * right) / all, ms }
  }

  async #saving(article: AnnotatedArticle): Promise<readonly Figure[]> {
    const { page, workspace } = this.#isnad
    const settling = 300
    const samples: number[] = []
    const frames: number[] = []
    const floors: number[] = []
    await openArticle(this.#isnad, article)
    for (let run = 0; run <= this.#runs; run++) {
      const floor = await saveInNode(workspace.root, article)
      await selectWords(this.#isnad, article, wordsToTag(article, run))
      const watch = await page.evaluateHandle(watchSave, null)
      await page.keyboard.press('Digit1')
      const save = await watch.evaluate(({ took }) => took)
      await watch.dispose()
      await untilSaved(this.#isnad)
      // The first save of a session is not like the others.
      if (run === 0) continue
      floors.push(floor)
      samples.push(save.ms - settling)
      frames.push(...save.frames)
    }
    await closeArticle(this.#isnad)
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

  async #listing(article: AnnotatedArticle): Promise<readonly Figure[]> {
    const { page } = this.#isnad
    const scrolls: number[] = []
    const filters: number[] = []
    await openArticle(this.#isnad, article)
    const filter = page.locator('#span-filter')
    for (let run = 0; run < this.#runs; run++) {
      scrolls.push(percentile(await page.evaluate(scrollList, null), 99))
      await filter.focus()
      for (const letter of ['الوزير', 'قال في', 'مصدر'][run % 3] ?? '')
        filters.push(await time(page, timeFiltering, null, () => page.keyboard.insertText(letter)))
      await filter.fill('')
      await page.evaluate(calm, null)
    }
    await closeArticle(this.#isnad)
    const slowest = percentile(filters, 95)
    return [
      figure(
        'scroll the list of 10,000 spans, p99 frame',
        scrolls,
        'ms',
        [],
        [],
        [{ says: '33 ms', limit: 33 }],
      ),
      {
        ...figure('filter it by one more letter, p95', filters, 'ms', [], [], []),
        value: slowest,
        target: { says: 'at most 50 ms', met: slowest <= 50 * tolerance },
      },
    ]
  }
}

interface Changes {
  readonly add: number[]
  readonly delete: number[]
}

/** The first run warms the code up and counts for nothing. */
function keep(changes: Changes, run: number, add: number, cut: number): void {
  if (run === 0) return
  changes.add.push(add)
  changes.delete.push(cut)
}

/** What another figure stands beside. */
function beside({ floor, peer }: Figure): Pick<Figure, 'floor' | 'peer'> {
  return { ...(floor !== undefined && { floor }), ...(peer !== undefined && { peer }) }
}

function better(peers: readonly (readonly number[])[]): number {
  return Math.min(...peers.map((samples) => median(samples)))
}

function figure(
  name: string,
  samples: readonly number[],
  unit: Figure['unit'],
  floors: readonly number[],
  ofPeers: readonly (readonly number[])[],
  bounds: readonly Bound[],
): Figure {
  const value = median(samples)
  return {
    name,
    value,
    unit,
    samples,
    ...(floors.length > 0 && { floor: median(floors) }),
    ...(ofPeers.length > 0 && { peer: better(ofPeers) }),
    ...(bounds.length > 0 && {
      target: {
        says: `at most ${bounds.map(({ says }) => says).join(' and ')}`,
        met: bounds.every(({ limit }) => value <= limit * tolerance),
      },
    }),
  }
}

/** Whether what was selected is a shortest span over the character, and nothing where there is none. */
function isRight({ spans }: AnnotatedArticle, offset: number, pickedAt: number | null): boolean {
  const over = spans.filter(({ start, end }) => start <= offset && offset < end)
  const length = Math.min(...over.map(({ start, end }) => end - start))
  const innermost = over.filter(({ start, end }) => end - start === length)
  if (innermost.length === 0) return pickedAt === null
  return innermost.some(({ start }) => start === pickedAt)
}

function hitsOn(
  stand: JSHandle<Stand>,
  at: PlainSpan,
  letters: readonly number[],
  count: number,
): Promise<{ offset: number; id: string | null; took: number }[]> {
  return stand.evaluate(
    async (each, { at, letters, count }) => {
      each.select(at)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const places = letters.flatMap((offset) => {
        const box = each.placeOf(offset)
        return box === null || box.width < 2 ? [] : [{ offset, box }]
      })
      const step = Math.max(1, Math.floor(places.length / count))
      return places
        .filter((_, i) => i % step === 0)
        .slice(0, count)
        .flatMap(({ offset, box }) =>
          [0.25, 0.75].map((part) => {
            const start = performance.now()
            const id = each.hit?.(box.left + box.width * part, box.top + box.height / 2) ?? null
            return { offset, id, took: performance.now() - start }
          }),
        )
    },
    { at, letters, count },
  )
}

function nodesOf({ page }: Isnad): Promise<number> {
  return page.locator('.article-page').evaluate((root) => {
    const walker = document.createTreeWalker(root)
    let count = 1
    while (walker.nextNode()) count++
    return count
  })
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
