import type { Frame, Span } from '#core/annotation/model.ts'
import { compareText } from '#core/annotation/order.ts'
import type { DatasetDocument } from '#core/formats/dataset.ts'
import type { PairedFolder } from './pairing.ts'

/** Stand for the annotators of a folder: `annotator-1` and so on, by the order of the ids; gold stays gold. */
export class Pseudonyms {
  readonly #names: ReadonlyMap<string, string>

  constructor({ articles }: PairedFolder) {
    const ids = new Set(
      articles.flatMap(({ sidecars }) => sidecars.map(({ annotator }) => annotator)),
    )
    ids.delete('gold')
    this.#names = new Map([...ids].sort(compareText).map((id, i) => [id, `annotator-${i + 1}`]))
  }

  /** The document under its annotator's pseudonym; no item says any more who made it, but for programs. */
  hide(document: DatasetDocument): DatasetDocument {
    const { annotator, stem, annotations } = document
    const name = this.#names.get(annotator.id) ?? annotator.id
    return {
      ...document,
      stem: stem.slice(0, -annotator.id.length) + name,
      annotator: { ...annotator, id: name, name },
      annotations: {
        ...annotations,
        spans: new Map([...annotations.spans].map(([id, span]) => [id, withoutPerson(span)])),
        frames: new Map([...annotations.frames].map(([id, frame]) => [id, withoutPerson(frame)])),
      },
    }
  }
}

function withoutPerson<T extends Span | Frame>(item: T): T {
  const { by, from: _from, ...origin } = item.origin
  const isProgram = origin.kind === 'suggested' || origin.kind === 'imported'
  return { ...item, origin: by !== undefined && isProgram ? { ...origin, by } : origin }
}
