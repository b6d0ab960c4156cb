import { reanchor } from '#core/anchoring/reanchor.ts'
import type { Annotations } from '#core/annotation/model.ts'
import {
  countByState,
  selectorOf,
  unplacedPieces,
  withExactPlaces,
} from '#core/annotation/unplaced.ts'
import { annotationsOfImport } from '#core/formats/imported.ts'
import type { ImportedDocument } from '#core/formats/importer.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { PlacedSpans } from '#ipc/imports.ts'
import { sha256OfText } from './hashing.ts'

/**
 * Imported annotations on an article's text, each piece in its place where that is beyond doubt, and how
 * many are. `now`: UTC, to the second.
 */
export function placedAnnotations(
  document: ImportedDocument,
  at: TextAtHand,
  { format, now }: { readonly format: ImportFormatId; readonly now: string },
): { readonly annotations: Annotations; readonly spans: PlacedSpans } {
  const origin = { kind: 'imported', by: format, from: { name: document.name } } as const
  const read = annotationsOfImport(document, sourceOf(document), at, {
    origin,
    at: now,
  })
  const pieces = unplacedPieces(read.spans.values())
  const found = reanchor(
    at.text,
    pieces.map(({ piece }) => selectorOf(piece, at.offsets)),
  )
  const anchors = new Map(
    pieces.flatMap(({ piece }, i) => {
      const anchor = found[i]
      return anchor === undefined ? [] : [[piece, anchor] as const]
    }),
  )
  const annotations = withExactPlaces(read, anchors)
  const waiting = countByState(unplacedPieces(annotations.spans.values()), anchors)
  const exact = annotations.spans.size - waiting.moved - waiting.ambiguous - waiting.orphan
  return { annotations, spans: { exact, ...waiting } }
}

function sourceOf({ text }: ImportedDocument) {
  if (text === null) return null
  const offsets = new OffsetMap(text)
  const textSha256 = sha256OfText(text)
  return { text, textSha256, toCodePoint: (at: number) => offsets.toCodePoint(at) }
}
