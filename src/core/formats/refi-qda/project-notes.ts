import type { AttributeValue } from '#core/annotation/records.ts'
import { childrenOf, guidIn, type RefiElement, type Tell } from './project.ts'
import type { SourceTexts } from './source-texts.ts'

/** The notes of a project, and which of them something refers to. */
export class ProjectNotes {
  readonly #texts: SourceTexts
  readonly #tell: Tell
  readonly #notes: ReadonlyMap<string, RefiElement>
  readonly #used = new Set<string>()

  constructor(notes: readonly RefiElement[], texts: SourceTexts, tell: Tell) {
    this.#texts = texts
    this.#tell = tell
    this.#notes = new Map(notes.map((note) => [guidIn(note, 'guid'), note]))
  }

  /** Those that nothing referred to. */
  get unused(): readonly RefiElement[] {
    return [...this.#notes].filter(([guid]) => !this.#used.has(guid)).map(([, note]) => note)
  }

  at(guid: string): RefiElement | undefined {
    return this.#notes.get(guid)
  }

  /** Counts a note as referred to. */
  use(guid: string): void {
    this.#used.add(guid)
  }

  /** The note that a `NoteRef` refers to. */
  of(ref: RefiElement): RefiElement | null {
    const guid = guidIn(ref, 'targetGUID')
    const note = this.#notes.get(guid)
    if (note === undefined) this.#tell('dangling', `NoteRef ${guid}`)
    this.#used.add(guid)
    return note ?? null
  }

  textsOf(element: RefiElement): readonly string[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const note = this.of(ref)
      return note === null ? [] : this.text(note)
    })
  }

  text(note: RefiElement): string {
    return this.#texts.of(note, note.attributes.get('name') ?? '') ?? ''
  }

  /** Attributes of our own that are notes. */
  writtenIn(element: RefiElement, attributes: Record<string, AttributeValue>): void {
    for (const ref of childrenOf(element, 'NoteRef')) {
      const note = this.of(ref)
      const name = note?.attributes.get('name')
      if (note !== null && name !== undefined) attributes[name] = this.text(note)
    }
  }
}
