import { headOf, type ImportFormat, type ImportSource } from './importer.ts'
import { type ImportFormatId, importFormats, isImportFormat } from './registry.ts'

/** So many files are looked into; a folder of thousands is of one format. */
const mostFiles = 300

/**
 * The formats that files may be of, by what is in them, likeliest first: those that most files surely
 * are, then those that most may be.
 */
export function detectFormats(source: ImportSource): readonly ImportFormatId[] {
  const scores = Object.keys(importFormats)
    .filter(isImportFormat)
    .map((id) => ({ id, surely: 0, maybe: 0 }))
  for (const name of source.names.slice(0, mostFiles)) {
    const head = headOf(source, name)
    for (const score of scores) {
      const format: ImportFormat = importFormats[score.id]
      const verdict = format.recognise(name, head)
      if (verdict !== 'no') score[verdict]++
    }
  }
  return scores
    .filter(({ surely, maybe }) => surely + maybe > 0)
    .sort((a, b) => b.surely - a.surely || b.maybe - a.maybe)
    .map(({ id }) => id)
}
