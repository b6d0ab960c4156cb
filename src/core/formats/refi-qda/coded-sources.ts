import type { AttributeValue } from '#core/annotation/records.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { ImportedDocument, ImportedFrame, ImportedQuote } from '../importer.ts'

export interface OpenSpan {
  readonly id: string
  readonly label: string
  readonly segments: Utf16Range[]
  readonly unplaced: ImportedQuote[]
  readonly attributes: Record<string, AttributeValue>
  note: string
}

export interface OpenFrame {
  readonly id: string
  readonly type: string
  readonly roles: Record<string, string[]>
  readonly attributes: Record<string, AttributeValue>
  readonly note: string
}

/** What one person says of one text. */
export interface OpenDocument {
  readonly source: string
  readonly spans: Map<string, OpenSpan>
  readonly frames: Map<string, OpenFrame>
  readonly attributes: Record<string, AttributeValue>
  note: string
}

export interface CodedSource {
  readonly name: string
  readonly file: string | null
  readonly text: string | null
  /** By the GUID of the user, empty where none is named. */
  readonly documents: Map<string, OpenDocument>
}

interface Target {
  readonly document: OpenDocument
  readonly id: string
}

/** The sources of a project as they are read, with what each person says of them. */
export class CodedSources {
  readonly #sources = new Map<string, CodedSource>()
  /** What a GUID that links may name stands for. */
  readonly #targets = new Map<string, Target>()

  add(guid: string, source: CodedSource): void {
    this.#sources.set(guid, source)
  }

  has(guid: string): boolean {
    return this.#sources.has(guid)
  }

  /** What a user says of a source; made where nothing was said yet. */
  document(source: string, user: string): OpenDocument {
    const documents = this.#sources.get(source)?.documents
    const known = documents?.get(user)
    if (known !== undefined) return known
    const made = { source, spans: new Map(), frames: new Map(), attributes: {}, note: '' }
    documents?.set(user, made)
    return made
  }

  /** All that is said of a source; a text in which nobody coded is somebody's too. */
  documentsOf(source: string): readonly OpenDocument[] {
    const known = [...(this.#sources.get(source)?.documents.values() ?? [])]
    return known.length > 0 ? known : [this.document(source, '')]
  }

  /** Lets links name a span or a frame by a GUID. */
  name(guid: string, target: Target): void {
    this.#targets.set(guid, target)
  }

  named(guid: string): Target | undefined {
    return this.#targets.get(guid)
  }

  *imported(
    users: ReadonlyMap<string, NonNullable<ImportedDocument['annotator']>>,
  ): Generator<ImportedDocument> {
    for (const [guid, source] of this.#sources) {
      if (source.documents.size === 0) this.document(guid, '')
      for (const [user, document] of source.documents)
        yield closed(source, document, users.get(user) ?? null)
    }
  }
}

/** Two notes as one. */
export function joined(note: string, more: string): string {
  return note === '' || more === '' ? note + more : `${note}\n${more}`
}

function closed(
  { name, file, text }: CodedSource,
  { spans, frames, attributes, note }: OpenDocument,
  annotator: ImportedDocument['annotator'],
): ImportedDocument {
  return {
    name,
    file,
    text,
    textSha256: null,
    annotator,
    attributes,
    note,
    spans: [...spans.values()].map((span) => ({
      ...span,
      segments: span.segments.toSorted((a, b) => a.start - b.start),
    })),
    frames: [...frames.values()] satisfies ImportedFrame[],
  }
}
