/** Which span a click selects, and how quickly. */
import type { JSHandle } from '@playwright/test'
import type { Figure } from '../report.ts'
import {
  type AnnotatedArticle,
  closeArticle,
  openArticle,
  selectWords,
  wordsToTag,
} from './annotated-article.ts'
import type { BenchWindow } from './bench-window.ts'
import { figure } from './comparison.ts'
import { calm, probeCharacters } from './in-app.ts'
import type { PlainSpan } from './spans.ts'
import type { Stand } from './stand/stand.ts'
import { peers, setUp, takeDown } from './stands.ts'

export async function measureHits(
  bench: BenchWindow,
  article: AnnotatedArticle,
): Promise<readonly Figure[]> {
  const { page } = bench.isnad
  const stops = 10
  const perStop = 30
  await openArticle(bench.isnad, article)
  const probes = []
  for (let stop = 0; stop < stops; stop++) {
    const words = wordsToTag(article, stop)
    await selectWords(bench.isnad, article, { ...words, end: words.start })
    await page.evaluate(calm, null)
    probes.push(
      ...(await page.evaluate(probeCharacters, { starts: article.starts, count: perStop })),
    )
  }
  await closeArticle(bench.isnad)
  const right = probes.filter(({ offset, pickedAt }) => isRight(article, offset, pickedAt))
  const peer = await hitsOnPeer(bench, article, stops, perStop)
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

async function hitsOnPeer(
  bench: BenchWindow,
  article: AnnotatedArticle,
  stops: number,
  perStop: number,
): Promise<{ share: number; ms: number[] }> {
  const stand = await setUp(bench.isnad.page, peers[0], { style: bench.style, ...article })
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
