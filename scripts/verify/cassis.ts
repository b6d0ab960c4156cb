/** dkpro-cassis on our CAS files. */
import fs from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { DatasetDocument } from '../../src/core/formats/dataset.ts'
import { casJsonImport } from '../../src/core/formats/uima/cas-json-import.ts'
import { casXmiImport } from '../../src/core/formats/uima/cas-xmi-import.ts'
import { typeSystemFile } from '../../src/core/formats/uima/type-system.ts'
import { isRecord } from '../../src/core/json.ts'
import { compareAgain } from './again.ts'
import { project, said } from './readings.ts'
import type { Sample } from './sample.ts'

const forms = {
  'cas-json': { extension: 'json', importing: casJsonImport },
  'cas-xmi': { extension: 'xmi', importing: casXmiImport },
} as const

/**
 * dkpro-cassis finds the words of every piece where we have them, and what it holds, as it writes it
 * itself, is what we had.
 */
export function rewriteCas(
  { folder, documents }: Sample,
  format: keyof typeof forms,
  python: string,
): string {
  const to = join(folder, `${format}-by-cassis`)
  fs.mkdirSync(to)
  const program = join(project, 'scripts/verify/rewrite_cas.py')
  const output = said(python, [program, join(folder, format), to])
  const { extension, importing } = forms[format]
  const found: unknown = JSON.parse(fs.readFileSync(join(to, 'pieces.json'), 'utf8'))
  for (const document of documents) {
    const name = `${document.stem}.${extension}`
    const there = isRecord(found) ? found[name] : undefined
    if (!Array.isArray(there) || !isDeepStrictEqual(there.sort(byJson), piecesOf(document)))
      throw new Error(`${name} ${JSON.stringify(there)}`)
  }
  const shared =
    format === 'cas-xmi'
      ? new Map([[typeSystemFile, fs.readFileSync(join(to, typeSystemFile))]])
      : new Map<string, Uint8Array>()
  compareAgain(documents, { folder: to, extension, importing, shared })
  return output
}

function piecesOf({ annotations, offsets, text }: DatasetDocument): readonly unknown[] {
  return [...annotations.spans.values()]
    .flatMap(({ id, label, segments }) =>
      segments.map(({ start, end }) => [
        id,
        label,
        offsets.toCodePoint(start),
        text.slice(start, end),
      ]),
    )
    .sort(byJson)
}

function byJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
