/**
 * Measures the built app: `npm run bench` prints a table and keeps the single measurements in
 * bench/results/; `-- --record` also writes bench/RESULTS.md. Medians; floors from the same run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import globalSetup from '../e2e/app/global-setup.ts'
import { Isnad } from '../e2e/app/isnad.ts'
import { settled } from '../e2e/app/test.ts'
import { Workspace } from '../e2e/app/workspace.ts'
import { inProject } from '../scripts/project.ts'
import { measureArticles } from './articles.ts'
import { measureFolder } from './folder.ts'
import { type Figure, table } from './report.ts'
import { timeStart } from './startup.ts'
import { median } from './statistics.ts'

const RUNS = 7

const tearDown = await globalSetup()
try {
  const figures: Figure[] = [told(await measureStart()), ...(await measureWindow())]
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`
  const when = new Date().toISOString()
  mkdirSync(inProject('bench/results'), { recursive: true })
  writeFileSync(
    inProject(`bench/results/${when.replaceAll(':', '-')}.json`),
    `${JSON.stringify({ when, machine, runs: RUNS, figures }, null, 2)}\n`,
  )
  console.log(`\n${table(figures)}\n\n${machine}`)
  if (process.argv.includes('--record')) {
    writeFileSync(inProject('bench/RESULTS.md'), record(figures, machine, when))
  }
} finally {
  await tearDown()
}

async function measureStart(): Promise<Figure> {
  const samples: number[] = []
  for (let run = 0; run < RUNS; run++) samples.push(await timeStart())
  return { name: 'start to a window that can be used', value: median(samples), unit: 'ms', samples }
}

async function measureWindow(): Promise<readonly Figure[]> {
  const workspace = new Workspace()
  await workspace.settings(settled)
  const isnad = await Isnad.start(workspace)
  const figures: Figure[] = []
  try {
    for await (const figure of measureArticles(isnad, RUNS)) figures.push(told(figure))
    for await (const figure of measureFolder(isnad, RUNS)) figures.push(told(figure))
  } finally {
    await isnad.close()
    await workspace.remove()
  }
  return figures
}

/** Says each figure as it is measured, since all together take some minutes. */
function told(figure: Figure): Figure {
  console.log(`${figure.name}: ${figure.samples.map((sample) => sample.toFixed(1)).join(' ')}`)
  return figure
}

function record(figures: readonly Figure[], machine: string, when: string): string {
  return `# Figures measured last

By \`npm run bench -- --record\` on ${when.slice(0, 10)}: medians of ${RUNS} runs. ${machine}.

${table(figures)}

*Floor* of opening: the same text as bare \`<p dir="auto">\` in the same window, type and measure, to the
painted frame (two animation frames), the text already in memory. The app's own figure runs from the key
press to that frame, and holds the dialog's answer, reading, decoding, hashing and the way between the
processes. *Floor* of listing: reading the directory and asking each file's size, in one loop in Node.
`
}
