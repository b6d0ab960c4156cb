import { annotatorsInNames } from './annotators-in-names.ts'
import { StandoffReading } from './brat-standoff.ts'
import { decodeUtf8 } from './import-text.ts'
import { asFound, type ImportFormat, type ImportSource } from './importer.ts'

/**
 * Reads brat standoff, each `.ann` with the `.txt` of its stem. brat names no annotators: where a text
 * comes more than once, those are taken from what its names differ by. And it makes an empty `.ann` for
 * every text: that nobody has annotated it yet, or found nothing in it, is all one to it.
 */
export const bratImport: ImportFormat = {
  recognise: (name, head) =>
    !name.endsWith('.ann') ? 'no' : /^(?:[TREAMN]\d+|\*|#\d*)\t/m.test(head) ? 'surely' : 'maybe',
  *read(source, report, { assume } = asFound) {
    const names = new Set(source.names)
    const stems = source.names.flatMap((name) =>
      name.endsWith('.ann') ? name.slice(0, -'.ann'.length) : [],
    )
    const annotators = annotatorsInNames(stems, (a, b) => haveOneText(source, a, b))
    if (annotators !== null) assume({ kind: 'annotators', ...annotators.found })
    for (const stem of stems) {
      const [file, textFile] = [`${stem}.ann`, `${stem}.txt`]
      const annotations = decodeUtf8(source, file, report)
      const text = names.has(textFile) ? decodeUtf8(source, textFile, report, 'keep') : null
      if (text === null) report({ kind: 'no-text', file, line: null, detail: textFile })
      if (annotations === null) continue
      const reading = new StandoffReading(file, text, report)
      for (const [i, line] of annotations.split('\n').entries()) reading.line(line, i + 1)
      const told = annotators?.of(stem) ?? null
      yield {
        ...reading.document(stem),
        ...(told !== null && {
          file: `${told.article}.txt`,
          annotator: { id: told.annotator, name: told.annotator },
        }),
        isBlank: annotations.trim() === '',
      }
    }
  },
}

function haveOneText(source: ImportSource, a: string, b: string): boolean {
  const [one, other] = [a, b].map((stem) => source.read(`${stem}.txt`))
  if (one == null || other == null || one.length === 0) return false
  return one.length === other.length && one.every((byte, i) => byte === other[i])
}
