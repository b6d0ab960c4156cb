/** A data set of generated documents, written in every format. */
import { hash } from 'node:crypto'
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import type { DatasetDocument } from '../../src/core/formats/dataset.ts'
import { exportFormats } from '../../src/core/formats/registry.ts'
import { exportAll } from '../../src/core/testing/datasets.ts'
import { generatedDocument } from '../../src/core/testing/generated-documents.ts'

export interface Sample {
  readonly folder: string
  readonly documents: readonly DatasetDocument[]
}

const verdicts = ['true', 'false', 'unverifiable', 'unchecked'] as const

/** Writes the data sets under a folder, each in one of its format's name. */
export function writeSample(folder: string): Sample {
  const documents = fc.sample(generatedDocument, { numRuns: 40, seed: 11 }).map((document, i) => {
    // A spreadsheet takes digits alone for a number.
    const article = { ...document.article, sha256: hash('sha256', `d${i}`) }
    return { ...withVerdicts(document), article, stem: `d${i}` }
  })
  for (const [id, format] of Object.entries(exportFormats))
    for (const [name, bytes] of exportAll(format, documents).files) {
      const path = join(folder, id, name)
      fs.mkdirSync(dirname(path), { recursive: true })
      fs.writeFileSync(path, bytes)
    }
  return { folder, documents }
}

/** The document with a verdict on each claim, so that there is something to review. */
function withVerdicts(document: DatasetDocument): DatasetDocument {
  const spans = [...document.annotations.spans].map(([id, span], i) => {
    const verdict = verdicts[i % verdicts.length] ?? 'true'
    const attributes = { ...span.attributes, ...(span.label === 'claim' && { verdict }) }
    return [id, { ...span, attributes }] as const
  })
  return { ...document, annotations: { ...document.annotations, spans: new Map(spans) } }
}
