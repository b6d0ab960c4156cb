/**
 * Measures the built app: `npm run bench` prints tables and keeps the single measurements in
 * bench/results/; `-- articles`, `-- annotating` or `-- datasets` measures that part alone; `-- --record` also writes
 * what was measured into bench/RESULTS.md. Medians; floors and peers from the same run.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import globalSetup from '../e2e/app/global-setup.ts'
import { Isnad } from '../e2e/app/isnad.ts'
import { settled } from '../e2e/app/test.ts'
import { Workspace } from '../e2e/app/workspace.ts'
import { inProject } from '../scripts/project.ts'
import { measureAnnotating } from './annotating/measure.ts'
import { measureArticles } from './articles.ts'
import { measureDatasets } from './datasets/measure.ts'
import { measureFolder } from './folder.ts'
import { type Figure, table, withSection } from './report.ts'
import { timeStart } from './startup.ts'
import { median } from './statistics.ts'

const RUNS = 7

interface Part {
  readonly title: string
  measure(): AsyncGenerator<Figure>
  /** What the table needs to be understood. */
  readonly notes: string
}

const parts: Readonly<Record<string, Part>> = {
  articles: {
    title: 'Articles',
    measure: measureWindow,
    notes: `*Floor* of opening: the same text as bare \`<p dir="auto">\` in the same window, type and measure, to the
painted frame (two animation frames), the text already in memory. The app's own figure runs from the key
press to that frame, and holds the dialog's answer, reading, decoding, hashing and the way between the
processes. *Floor* of listing: reading the directory and asking each file's size, in one loop in Node.`,
  },
  annotating: {
    title: 'Annotating',
    measure: () => measureAnnotating(RUNS),
    notes: `All in one window. *F*: the article as bare \`<p dir="auto">\` with \`content-visibility: auto\`, its spans by
the CSS Custom Highlight API; *W*: the same with ranges only near the window. *R*: Recogito's text
annotator 4.1.1, the better of its two renderers. The *floor* column has F for loading and nodes, W for
the rest; of saving, making the sidecar's text and writing it durably in Node. What is saved is one more
span among 10,000; it runs from when the change is noticed, less the 300 ms in which more may come, to when
the window says that it is saved, and the first save of a session is left out. Loading runs, in the app,
from the key press to the first painted frame with spans, and holds reading, decoding, hashing, checking and
the way between the processes; in the others the text and spans are in memory. What else was in the window
between two loads makes a fifth at most. Loading and changing count after three rounds of all, as for somebody
who has worked for a minute: what runs for the first times is not compiled yet, and takes the app up to three
times as long for loading and half as much again for a change, the others little longer. CPU is that of the
page's main thread until nothing is left to do; saving, which begins 300 ms after a change, is not in it, the
list and the inspector are. A target counts as met within 20 %.`,
  },
  datasets: {
    title: 'Data sets',
    measure: () => measureDatasets(RUNS),
    notes: `10,000 articles of 5 KB with 50 spans each. *Floor*: reading the same files and \`JSON.parse\` of the
sidecars, in one loop in Node. Each measurement is a process of its own; the time is that of the work, without
Node's start. Memory is the greatest resident set of the process.`,
  },
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const chosen = Object.entries(parts).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
)
if (chosen.length < wanted.length || chosen.length === 0) {
  console.error(`Which part? ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const file = inProject('bench/RESULTS.md')
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`
const tearDown = await globalSetup()
try {
  for (const [name, part] of chosen) {
    const load = `load of the machine when it began: ${(loadavg()[0] ?? 0).toFixed(1)}`
    const figures: Figure[] = []
    for await (const figure of part.measure()) figures.push(told(figure))
    const when = new Date().toISOString()
    mkdirSync(inProject('bench/results'), { recursive: true })
    writeFileSync(
      inProject(`bench/results/${name}-${when.replaceAll(':', '-')}.json`),
      `${JSON.stringify({ when, machine, load, runs: RUNS, figures }, null, 2)}\n`,
    )
    console.log(`\n${table(figures)}\n\n${machine}, ${load}`)
    if (process.argv.includes('--record')) {
      const body = `By \`npm run bench -- ${name} --record\` on ${when.slice(0, 10)}: medians of ${RUNS} runs. ${machine}; ${load}.\n\n${table(figures)}\n\n${part.notes}`
      const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Figures measured last\n'
      writeFileSync(file, withSection(before, part.title, body))
    }
  }
} finally {
  await tearDown()
}

async function measureStart(): Promise<Figure> {
  const samples: number[] = []
  for (let run = 0; run < RUNS; run++) samples.push(await timeStart())
  return { name: 'start to a window that can be used', value: median(samples), unit: 'ms', samples }
}

async function* measureWindow(): AsyncGenerator<Figure> {
  yield await measureStart()
  const workspace = new Workspace()
  await workspace.settings(settled)
  const isnad = await Isnad.start(workspace)
  try {
    yield* measureArticles(isnad, RUNS)
    yield* measureFolder(isnad, RUNS)
  } finally {
    await isnad.close()
    await workspace.remove()
  }
}

/** Says each figure as it is measured, since all together take some minutes. */
function told(figure: Figure): Figure {
  const samples = figure.samples.slice(0, 40).map((sample) => sample.toFixed(1))
  const besides = (['floor', 'peer'] as const).map(
    (name) => `${name} ${figure[name]?.toFixed(1) ?? '–'}`,
  )
  console.log(
    `${figure.name}: ${figure.value.toFixed(1)} (${samples.join(' ')}; ${besides.join(', ')})`,
  )
  return figure
}
