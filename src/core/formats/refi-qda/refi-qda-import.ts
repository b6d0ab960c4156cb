import { asFound, type ImportFormat } from '../importer.ts'
import { openProject, type Tell } from './project.ts'
import { ProjectReading } from './project-reading.ts'
import { unitOf } from './source-texts.ts'

/**
 * Reads REFI-QDA projects, ours and those of QualCoder, NVivo, MAXQDA, ATLAS.ti: a document for each text
 * and each person who coded in it. A coding of others is a span of the code's name, with the codes above
 * it where two have the same name; links between codings are frames.
 */
export const refiQdaImport: ImportFormat = {
  recognise: (name) => (name.toLowerCase().endsWith('.qdpx') ? 'surely' : 'no'),
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!file.toLowerCase().endsWith('.qdpx')) continue
      const tell: Tell = (kind, detail) => report({ kind, file, line: null, detail })
      const bytes = source.read(file)
      if (bytes === null) {
        tell('no-text', '')
        continue
      }
      const project = openProject(bytes)
      if (!project.ok) tell(project.failure.kind, project.failure.detail)
      else {
        const unit = choices.unit ?? unitOf(project.value)
        if (typeof unit === 'object' && unit !== null)
          assume({ kind: 'offset-unit', file, ...unit })
        const counted = typeof unit === 'string' ? unit : unit?.unit
        yield* new ProjectReading(project.value, counted ?? 'code-point', tell).documents()
      }
    }
  },
}
