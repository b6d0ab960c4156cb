import { extractMarkdown } from '#core/document/markdown/extract-markdown.ts'
import { PositionMap, positionMapBetween } from '#core/document/position-map.ts'
import type { TextEdit } from '#renderer/editor/lines/edit-between.ts'

/** Beyond so many places the nearest are taken together: each costs a reading of the whole source. */
const MOST_READINGS = 60

export interface CorrectedMarkdown {
  /** The new canonical text. */
  readonly text: string
  /** From the old canonical text to the new one. */
  readonly map: PositionMap
}

/**
 * What becomes of the canonical text where `edits` are made in its Markdown source, one after another from
 * the last on: each changes one place, so that what lies between two of them keeps its place. Null where
 * the source can no longer be read.
 */
export async function correctedMarkdown(
  source: string,
  canonical: string,
  edits: readonly TextEdit[],
): Promise<CorrectedMarkdown | null> {
  const several = Math.max(1, Math.ceil(edits.length / MOST_READINGS))
  let now = source
  let text = canonical
  let map = new PositionMap([])
  const fromLast = edits.toReversed()
  for (let i = 0; i < fromLast.length; i += several) {
    for (const { start, removed, inserted } of fromLast.slice(i, i + several))
      now = now.slice(0, start) + inserted + now.slice(start + removed.length)
    const read = await extractMarkdown(now)
    if (!read.ok) return null
    map = map.followedBy(positionMapBetween(text, read.value.text))
    text = read.value.text
  }
  return { text, map }
}
