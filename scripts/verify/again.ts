/** What another program wrote again of our files, read by ourselves. */
import fs from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { DatasetDocument } from '../../src/core/formats/dataset.ts'
import type { ImportFormat } from '../../src/core/formats/importer.ts'
import { annotationsOf, importAll, importedAnnotations } from '../../src/core/testing/datasets.ts'

export interface Again {
  readonly folder: string
  /** Of the names, after the document's stem. */
  readonly extension: string
  readonly importing: ImportFormat
  /** Files that all documents share. */
  readonly shared: ReadonlyMap<string, Uint8Array>
}

/** Throws where a document is not as it was; `shape` leaves out what the program does not tell apart. */
export function compareAgain(
  documents: readonly DatasetDocument[],
  { folder, extension, importing, shared }: Again,
  shape: (value: object) => unknown = plain,
): void {
  for (const document of documents) {
    const name = `${document.stem}.${extension}`
    const files = new Map([...shared, [name, fs.readFileSync(join(folder, name))]])
    const { documents: read, problems } = importAll(importing, files)
    const back = read.map((one) => {
      const { text, file, textSha256, annotator } = one
      return shape({ ...importedAnnotations(one), text, file, textSha256, annotator })
    })
    const { article, annotator, text } = document
    const had = shape({
      ...annotationsOf(document),
      ...{ text, file: article.file, textSha256: article.textSha256 },
      annotator: { id: annotator.id, name: annotator.name },
    })
    if (problems.length > 0 || !isDeepStrictEqual(back, [had]))
      throw new Error(`${name} ${JSON.stringify(problems)}`)
  }
}

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value))
}
