import { PositionMap } from '#core/document/position-map.ts'
import type { Utf16 } from '#core/text/offsets.ts'

/** One stretch of a text replaced by another. `start` counts in the text before. */
export interface TextEdit {
  readonly start: Utf16
  readonly removed: string
  readonly inserted: string
}

/**
 * The edit that made `after` of `before`; null where they are the same. Where letters repeat, the caret
 * tells which were typed or deleted: what was typed stands before it, what was deleted stood at it.
 */
export function editBetween(before: string, after: string, caret: Utf16): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  const most = Math.min(shorter, Math.max(0, after.length - caret))
  let kept = 0
  while (
    kept < most &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  )
    kept++
  if (cutsPair(before, before.length - kept) || cutsPair(after, after.length - kept)) kept--
  let start = 0
  while (start < shorter - kept && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (cutsPair(before, start) || cutsPair(after, start)) start--
  return {
    start,
    removed: before.slice(start, before.length - kept),
    inserted: after.slice(start, after.length - kept),
  }
}

export function mapOf({ start, removed, inserted }: TextEdit): PositionMap {
  return new PositionMap([{ start, removed: removed.length, inserted: inserted.length }])
}

export function reversed({ start, removed, inserted }: TextEdit): TextEdit {
  return { start, removed: inserted, inserted: removed }
}

/** Whether an offset stands between the two halves of one character. */
function cutsPair(text: string, at: Utf16): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff
}
