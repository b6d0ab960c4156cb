import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import type { DatasetDocument } from '../dataset.ts'
import { guidOf } from '../guid.ts'

/** The GUIDs of what one annotator says of one source, and what in XML is made of them. */
export class Place {
  readonly document: DatasetDocument
  readonly source: string
  readonly #user: string

  constructor(document: DatasetDocument, source: string) {
    this.document = document
    this.source = source
    this.#user = userGuid(document.annotator.id)
  }

  get case(): string {
    return guidOf('case', this.source, this.#user)
  }

  selection(span: string, piece: number): string {
    return guidOf('selection', this.source, this.#user, span, piece)
  }

  frame(id: string): string {
    return guidOf('frame', this.source, this.#user, id)
  }

  attribute(item: string, name: string): string {
    return guidOf('attribute', this.source, this.#user, item, name)
  }

  /** Null where the filler is not in the project. */
  filler(id: string, spans: ReadonlySet<string>): string | null {
    if (id === writer) return this.source
    if (spans.has(id)) return this.selection(id, 0)
    return this.document.annotations.frames.has(id) ? this.frame(id) : null
  }

  coding(of: string, code: string, { created }: Span | Frame): string {
    return `<Coding guid="${guidOf('coding', of, code)}" creatingUser="${this.#user}" creationDateTime="${created}"><CodeRef targetGUID="${code}"/></Coding>\n`
  }

  made({ created, modified }: Span | Frame): string {
    return ` creatingUser="${this.#user}" creationDateTime="${created}" modifyingUser="${this.#user}" modifiedDateTime="${modified}"`
  }
}

export function userGuid(id: string): string {
  return guidOf('user', id)
}

/** A reference to a note, as XML. */
export function noteRef(guid: string): string {
  return `<NoteRef targetGUID="${guid}"/>\n`
}
