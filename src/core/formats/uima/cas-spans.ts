import { isRecord } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import type { ImportedDocument, ImportedQuote } from '../importer.ts'
import { type FeatureStructure, type FeatureValue, isReference } from './cas.ts'
import { type CasItems, type Item, numberOf, type Tell } from './cas-items.ts'
import { ownTypes } from './own-types.ts'
import { disjoint, exactPieces, rangeFault } from './piece-ranges.ts'

/** Words that a file gives for an annotation, where they are not those of its place. */
export type WordsOf = (structure: FeatureStructure) => string | null

/** The spans of one text; the pieces of one are joined. */
export class CasSpans {
  readonly #text: string
  readonly #offsets: OffsetMap
  readonly #items: CasItems
  readonly #tell: Tell
  readonly #differing: WordsOf
  /** By id in the CAS; of a span of several pieces, all of them lead to one item. */
  readonly #spans = new Map<string, Item>()
  readonly #pieces = new Map<Item, FeatureStructure[]>()
  #dependents: ReadonlySet<string> | undefined

  constructor(text: string, items: CasItems, tell: Tell, differing: WordsOf) {
    this.#text = text
    this.#offsets = new OffsetMap(text)
    this.#items = items
    this.#tell = tell
    this.#differing = differing
  }

  get all(): readonly Item[] {
    return [...new Set(this.#spans.values())]
  }

  /** The span that a structure is, or is a piece of. */
  at(id: string): Item | undefined {
    return this.#spans.get(id)
  }

  /** Takes a structure with a place for a span, or a piece of one. */
  add(structure: FeatureStructure): void {
    const isPiece = structure.type === ownTypes.span && this.#isContinued(structure)
    const item = isPiece ? { structure, id: '', rest: {} } : this.#items.item(structure)
    this.#spans.set(structure.id, item)
    this.#pieces.set(item, [structure])
  }

  /** Later pieces of a span bear its identifier too. */
  #isContinued(structure: FeatureStructure): boolean {
    this.#dependents ??= new Set(
      [...this.#items.structures.values()].flatMap(({ type, features }) => {
        const to = features.get('Dependent')
        return type === ownTypes.continuation && isReference(to) ? to.ref : []
      }),
    )
    return this.#dependents.has(structure.id)
  }

  /** Makes the spans at the two ends of a continuation one. */
  join({ id, features }: FeatureStructure): void {
    const [from, to] = [
      this.#spanAt(features.get('Governor')),
      this.#spanAt(features.get('Dependent')),
    ]
    if (from === undefined || to === undefined || from === to) {
      this.#tell('dangling', `Continuation ${id}`)
      return
    }
    const [head, tail] = from.id === '' && to.id !== '' ? [to, from] : [from, to]
    const joined = [...(this.#pieces.get(head) ?? []), ...(this.#pieces.get(tail) ?? [])]
    this.#pieces.set(head, joined)
    this.#pieces.delete(tail)
    for (const piece of joined) this.#spans.set(piece.id, head)
  }

  #spanAt(value: FeatureValue | undefined): Item | undefined {
    return isReference(value) ? this.#spans.get(value.ref) : undefined
  }

  /** The span with its place; to be asked for once all continuations are joined. */
  imported(item: Item): ImportedDocument['spans'][number] {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    const named = this.#items.named(item)
    for (const { features, ...piece } of this.#pieces.get(item) ?? []) {
      const range = { start: numberOf(features.get('begin')), end: numberOf(features.get('end')) }
      const words = this.#differing({ ...piece, features })
      const fault = rangeFault(this.#text, range, words)
      if (fault === null) segments.push(range)
      else {
        this.#tell(fault, `${named.id} ${range.start} ${range.end}`)
        unplaced.push(this.#quote(range, words ?? ''))
      }
    }
    const exact = exactPieces(item.rest.pieces, segments, this.#text)
    return {
      ...named,
      segments: disjoint(exact ?? segments),
      unplaced: [...unplaced, ...unplacedOf(item.rest)],
    }
  }

  #quote({ start, end }: Utf16Range, quote: string): ImportedQuote {
    const counted = (at: number) =>
      at >= 0 && at <= this.#text.length ? this.#offsets.toCodePoint(at) : at
    return {
      quote,
      prefix: '',
      suffix: '',
      start: counted(start),
      end: counted(end),
      textSha256: null,
    }
  }
}

/** What our own span states of words that are not in the text. */
export function unplacedOf({ unplaced }: Item['rest']): readonly ImportedQuote[] {
  if (!Array.isArray(unplaced)) return []
  return unplaced.filter(isRecord).map(({ start, end, quote, prefix, suffix, textSha256 }) => ({
    quote: String(quote ?? ''),
    prefix: String(prefix ?? ''),
    suffix: String(suffix ?? ''),
    start: Number(start),
    end: Number(end),
    textSha256: typeof textSha256 === 'string' ? textSha256 : null,
  }))
}
