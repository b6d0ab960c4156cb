import type { ArticleDocument } from '#core/document/document.ts'
import { type CodePoint, OffsetMap, type Utf16 } from '#core/text/offsets.ts'

const maps = new WeakMap<ArticleDocument, OffsetMap>()

/** A place in the article in code points. The article's map is made at the first call and kept. */
export function codePointAt(document: ArticleDocument, at: Utf16): CodePoint {
  let map = maps.get(document)
  if (map === undefined) {
    map = new OffsetMap(document.text)
    maps.set(document, map)
  }
  return map.toCodePoint(Math.min(at, map.utf16Length))
}
