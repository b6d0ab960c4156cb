/** seqeval on our CoNLL file. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { flatLayer } from '../../src/core/formats/layer.ts'
import { ExportReport } from '../../src/core/formats/report.ts'
import { datasetTagset } from '../../src/core/testing/datasets.ts'
import { isTokenSpace } from '../../src/core/text/tokens.ts'
import { project, said } from './readings.ts'
import type { Sample } from './sample.ts'

/** seqeval finds one entity for each piece of the layer that has a word, by label. */
export function readEntities({ folder, documents }: Sample, python: string): string {
  const program = join(project, 'scripts/verify/read_seqeval.py')
  const output = said(python, [program, join(folder, 'conll/data.conll')])
  const found = [...output.matchAll(/^(\w+) (\d+)$/gm)].map(([, label, count]) => [label, count])
  const counts = new Map<string, number>()
  const layer = { tagset: datasetTagset, layer: null }
  for (const document of documents)
    for (const { label, segments } of flatLayer(document, layer, new ExportReport()))
      for (const { start, end } of segments)
        if (hasWord(document.text.slice(start, end)))
          counts.set(label, (counts.get(label) ?? 0) + 1)
  const expected = [...counts].map(([label, count]) => [label, String(count)]).sort()
  if (!isDeepStrictEqual(found, expected))
    throw new Error(`${output.trim()}, not ${JSON.stringify(expected)}`)
  return output.replaceAll('\n', ', ').replace(/, $/, '')
}

function hasWord(words: string): boolean {
  for (let i = 0; i < words.length; i++) if (!isTokenSpace(words.charCodeAt(i))) return true
  return false
}
