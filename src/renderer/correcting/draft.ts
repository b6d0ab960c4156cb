/** A correction that was not saved, kept in the window's own storage until it is, or is thrown away. */
import type { PositionMap } from '#core/document/position-map.ts'
import { readJson } from '#core/json.ts'
import type { TextEdit } from '#renderer/editor/lines/edit-between.ts'

export interface Draft {
  /** When it was last worked on, in milliseconds. */
  readonly at: number
  /** What was replaced by what, in order; offsets of the text that it began with. */
  readonly edits: readonly TextEdit[]
}

/** What lies between two texts, as edits of the first. */
export function editsOf(map: PositionMap, before: string, after: string): readonly TextEdit[] {
  let shift = 0
  return map.replacements.map(({ start, removed, inserted }) => {
    const at = start + shift
    shift += inserted - removed
    return {
      start,
      removed: before.slice(start, start + removed),
      inserted: after.slice(at, at + inserted),
    }
  })
}

/** The draft for the article with these bytes; null where there is none. */
export function findDraft(sha256: string): Draft | null {
  const found = localStorage.getItem(keyOf(sha256))
  const draft = found === null ? null : readJson(found).value
  return isDraft(draft) ? draft : null
}

/** Keeps a draft; what is as it began is no draft. */
export function keepDraft(sha256: string, draft: Draft): void {
  if (draft.edits.length === 0) dropDraft(sha256)
  else localStorage.setItem(keyOf(sha256), JSON.stringify(draft))
}

export function dropDraft(sha256: string): void {
  localStorage.removeItem(keyOf(sha256))
}

function keyOf(sha256: string): string {
  return `correction:${sha256}`
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'number' &&
    'edits' in value &&
    Array.isArray(value.edits) &&
    value.edits.every(isEdit)
  )
}

function isEdit(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    typeof value.start === 'number' &&
    'removed' in value &&
    typeof value.removed === 'string' &&
    'inserted' in value &&
    typeof value.inserted === 'string'
  )
}
