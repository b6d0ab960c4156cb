/**
 * Folders of small annotated articles exported, each time in a process of its own, beside the floor:
 * reading the same files and `JSON.parse` of the sidecars.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { inProject } from '../../scripts/project.ts'
import { newsSpans, sidecarOf } from '../annotating/spans.ts'
import type { Figure } from '../report.ts'
import { median } from '../statistics.ts'
import { newsText } from '../texts.ts'
import type { Measurement } from './measurement.ts'

const articles = 10_000
const bytes = 5_000
const spans = 50
/** Fewer runs than elsewhere: each takes seconds, and varies little. */
const mostRuns = 5
const overFloor = 2
const mostMemory = 400

export async function* measureDatasets(runs: number): AsyncGenerator<Figure> {
  const root = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
  try {
    const many = articleFolder(join(root, 'many'), articles)
    const few = articleFolder(join(root, 'few'), articles / 10)
    const floors: Measurement[] = []
    const samples = { jsonl: [] as Measurement[], parquet: [] as Measurement[] }
    for (let run = 0; run < Math.min(runs, mostRuns); run++) {
      floors.push(measured('floor', many))
      for (const format of ['jsonl', 'parquet'] as const)
        samples[format].push(exported(format, many, root))
    }
    const floor = median(floors.map(({ ms }) => ms))
    for (const format of ['jsonl', 'parquet'] as const) {
      const times = samples[format].map(({ ms }) => ms)
      const value = median(times)
      yield {
        name: `${articles.toLocaleString('en')} articles to ${format}`,
        value,
        unit: 'ms',
        floor,
        samples: times,
        ...(format === 'jsonl' && {
          target: { says: `at most ${overFloor} × floor`, met: value <= overFloor * floor },
        }),
      }
      const memory = Math.max(...samples[format].map((sample) => sample.memory))
      const ofFew = exported(format, few, root).memory
      yield {
        name: `memory of it at most (beside: a tenth of the articles), ${format}`,
        value: memory,
        unit: 'MB',
        floor: ofFew,
        samples: samples[format].map((sample) => sample.memory),
        target: { says: `under ${mostMemory} MB`, met: memory < mostMemory },
      }
    }
  } finally {
    rmSync(root, { recursive: true })
  }
}

function articleFolder(folder: string, count: number): string {
  mkdirSync(folder)
  for (let i = 0; i < count; i++) {
    const name = `${String(i).padStart(5, '0')}.txt`
    const text = newsText(bytes, i + 1)
    const sidecar = sidecarOf(name, text, newsSpans(text, spans, i + 1))
    writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, `${name}.amal.isnad.json`), serialiseSidecar(sidecar, null))
  }
  return folder
}

function exported(format: string, folder: string, root: string): Measurement {
  const target = join(root, 'target')
  try {
    return measured(format, folder, target)
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}

function measured(...args: readonly string[]): Measurement {
  const printed = execFileSync(process.execPath, [inProject('bench/datasets/once.ts'), ...args])
  return JSON.parse(String(printed))
}
