/**
 * A sidecar's text in pieces: what the text made before has already is named by its place there, so that
 * of ten thousand items only those that changed are written and sent.
 */
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Sidecar } from './schema.ts'
import { CanonicalList, canonicalSidecar } from './serialise.ts'

/** The bytes from `from` up to `to` of the text made before, in UTF-8. */
export interface KeptBytes {
  readonly from: number
  readonly to: number
}

export type TextPiece = string | KeptBytes

/** Where in a sidecar's text each of its items stands. */
export interface SidecarLayout {
  readonly tagset: Tagset | null
  /** In the order of the text; items are never changed, so the same one has the same text. */
  readonly items: readonly object[]
  readonly places: readonly KeptBytes[]
}

/** UTF-16 units after which a piece is given out, so that whoever asks for it may pause. */
export const pieceLength = 400_000

const betweenItems = ',\n    '

/**
 * Makes, piece by piece, the text that `serialiseSidecar` makes at once. `before` is the layout of the text
 * that the pieces may name bytes of; null where there is none. Returns the layout of the new one.
 */
export function* textPieces(
  sidecar: Sidecar,
  tagset: Tagset | null,
  before: SidecarLayout | null,
): Generator<TextPiece, SidecarLayout> {
  const known = new KnownPlaces(before?.tagset === tagset ? before : null)
  const items: object[] = []
  const places: KeptBytes[] = []
  let at = 0
  let kept: KeptBytes | null = null
  let text = ''
  const add = (more: string): void => {
    text += more
    at += utf8Length(more)
  }
  add('{')
  let comma = ''
  for (const [key, value] of Object.entries(canonicalSidecar(sidecar, tagset))) {
    add(`${comma}\n  ${JSON.stringify(key)}: `)
    comma = ','
    if (!(value instanceof CanonicalList) || value.items.length === 0) {
      add(indented(JSON.stringify(value, null, 2), '  '))
      continue
    }
    add('[\n    ')
    for (const [i, item] of value.items.entries()) {
      if (i > 0) add(betweenItems)
      const from = at
      const place = known.of(item)
      if (place === null) add(indented(value.textOf(item), '    '))
      else {
        at += place.to - place.from
        // Nothing else is as short between two items.
        if (text === betweenItems && kept?.to === place.from - betweenItems.length)
          kept = { from: kept.from, to: place.to }
        else {
          if (kept !== null) yield kept
          if (text !== '') yield text
          kept = place
        }
        text = ''
      }
      items.push(item)
      places.push({ from, to: at })
      if (text.length >= pieceLength) {
        if (kept !== null) yield kept
        yield text
        kept = null
        text = ''
      }
    }
    add('\n  ]')
  }
  add('\n}\n')
  if (kept !== null) yield kept
  yield text
  return { tagset, items, places }
}

/** Where the items of the text made before stand in it. */
class KnownPlaces {
  readonly #before: SidecarLayout | null
  #next = 0
  #index: ReadonlyMap<object, number> | null = null

  constructor(before: SidecarLayout | null) {
    this.#before = before
  }

  /** Null where the item was not in it. */
  of(item: object): KeptBytes | null {
    if (this.#before === null) return null
    const { items, places } = this.#before
    // Most items follow the one that they followed before.
    if (items[this.#next] !== item) {
      this.#index ??= new Map(items.map((known, i) => [known, i]))
      const found = this.#index.get(item)
      if (found === undefined) return null
      this.#next = found
    }
    return places[this.#next++] ?? null
  }
}

/** JSON as it stands deeper in a text; in its strings no line begins. */
function indented(json: string, by: string): string {
  return json.replaceAll('\n', `\n${by}`)
}

const encoder = new TextEncoder()

function utf8Length(text: string): number {
  return text === betweenItems ? betweenItems.length : encoder.encode(text).length
}
