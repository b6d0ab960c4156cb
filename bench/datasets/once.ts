/**
 * One measurement in a process of its own, so that its greatest memory is that of this work alone:
 * `floor FOLDER` reads the files and parses the sidecars; `FORMAT FOLDER TARGET` exports. Prints a
 * `Measurement` as JSON.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isExportFormat } from '#core/formats/registry.ts'
import { exportDataset } from '#main/datasets/exporting.ts'
import { inProject } from '../../scripts/project.ts'
import { readingAhead } from '../../src/cli/reading-ahead.ts'
import type { Measurement } from './measurement.ts'

const [work, folder, target] = process.argv.slice(2)
if (work === undefined || folder === undefined) throw new Error('What, and of which folder?')
const start = performance.now()
if (work === 'floor') readAll(folder)
else await exportTo(work, folder, target)
const measured: Measurement = {
  ms: performance.now() - start,
  memory: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify(measured))

function readAll(from: string): void {
  let length = 0
  for (const name of readdirSync(from)) {
    const content = readFileSync(join(from, name), 'utf8')
    length += name.endsWith('.json') ? Object.keys(JSON.parse(content)).length : content.length
  }
  if (length === 0) throw new Error('The folder holds nothing.')
}

async function exportTo(format: string, from: string, to: string | undefined): Promise<void> {
  if (to === undefined || !isExportFormat(format)) throw new Error('In which format, and where?')
  const outcome = await exportDataset(
    {
      folder: from,
      target: to,
      format,
      annotators: 'all',
      status: null,
      labels: null,
      layer: null,
      split: null,
      tagset: null,
      shippedTagsets: inProject('resources/tagsets'),
      pseudonyms: false,
      statements: { name: 'bench', languages: ['ar'], licence: null, program: '0', division: null },
      force: false,
    },
    { signal: new AbortController().signal, progress: () => undefined },
    readingAhead,
  )
  if (!outcome.ok) throw new Error(outcome.failure.kind)
}
