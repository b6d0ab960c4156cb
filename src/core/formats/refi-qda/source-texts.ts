import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import type { ImportedQuote } from '../importer.ts'
import { type OffsetUnit, type UnitFit, UnitVote } from '../offset-unit.ts'
import { placePiece } from '../place-piece.ts'
import {
  childrenOf,
  isOwn,
  originOf,
  type RefiElement,
  type RefiProject,
  type Tell,
  textIn,
} from './project.ts'

export interface Placed {
  readonly segments: readonly Utf16Range[]
  readonly unplaced: readonly ImportedQuote[]
}

/** Where a selection stands in its text. */
export type Place = (selection: RefiElement) => Placed

/** The texts of a project, and the places of selections in them. */
export class SourceTexts {
  readonly #project: RefiProject
  readonly #unit: OffsetUnit
  readonly #tell: Tell

  constructor(project: RefiProject, unit: OffsetUnit, tell: Tell) {
    this.#project = project
    this.#unit = unit
    this.#tell = tell
  }

  /** Places selections in a text, which may be missing. */
  placing(text: string | null): Place {
    const offsets = text === null ? null : new OffsetMap(text)
    return (selection) => this.#place(selection, text, offsets)
  }

  /** Text of a source. ATLAS.ti counts a line break of two characters as one. */
  of(element: RefiElement, name: string): string | null {
    const [content] = childrenOf(element, 'PlainTextContent')
    const path = element.attributes.get('plainTextPath')
    let text = content?.text ?? null
    if (text === null && path !== undefined) {
      const read = this.#project.source(path)
      if (!read.ok) this.#tell(read.failure.kind, `${name}: ${read.failure.detail}`)
      else if (read.value !== null) text = this.#decode(read.value, name)
    }
    if (text === null) this.#tell('no-text', name)
    return text !== null && /atlas/i.test(originOf(this.#project))
      ? text.replaceAll('\r\n', '\n')
      : text
  }

  /** Our own texts have no byte order mark: where one begins with U+FEFF, that is of the text. */
  #decode(bytes: Uint8Array, name: string): string | null {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: isOwn(this.#project) }).decode(
        bytes,
      )
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      this.#tell('not-utf-8', name)
      return null
    }
  }

  #place(selection: RefiElement, text: string | null, offsets: OffsetMap | null): Placed {
    const piece = placeOf(selection)
    if (text !== null && offsets !== null) {
      const placed = placePiece(text, offsets, piece, null, this.#unit)
      if (placed.ok) return { segments: [placed.value], unplaced: [] }
      this.#tell(placed.failure.kind, `${piece.start}–${piece.end}`)
    }
    const quote = selection.attributes.get('name') ?? ''
    const [from, to] = [piece.start, piece.end].map((at) => (Number.isInteger(at) ? at : 0))
    const unplaced = { quote, prefix: '', suffix: '', textSha256: null }
    return { segments: [], unplaced: [{ ...unplaced, start: from ?? 0, end: to ?? 0 }] }
  }
}

/** Projects count code points; programs that think in UTF-16 may count that. Ours need no asking. */
export function unitOf(project: RefiProject): UnitFit | null {
  if (isOwn(project)) return null
  const { root, source } = project
  const vote = new UnitVote()
  for (const one of childrenOf(root, 'Sources').flatMap(({ children }) => children)) {
    const [text = one] = childrenOf(one, 'Representation')
    const bytes = source(text.attributes.get('plainTextPath') ?? '')
    const content = bytes.ok && bytes.value !== null ? new TextDecoder().decode(bytes.value) : ''
    const pieces = childrenOf(text, 'PlainTextSelection').map((selection) => ({
      ...placeOf(selection),
      quote: null,
    }))
    vote.add(textIn(text, 'PlainTextContent') || content, pieces)
  }
  return vote.best('code-point')
}

function placeOf({ attributes }: RefiElement): { readonly start: number; readonly end: number } {
  const at = (name: string) => Number(attributes.get(name) ?? Number.NaN)
  return { start: at('startPosition'), end: at('endPosition') }
}
