import type { PositionMap } from '#core/document/position-map.ts'
import type { CorrectionDraft } from '#ipc/annotating/correcting.ts'

/** What lies between two texts, as edits of the first. */
export function editsOf(map: PositionMap, before: string, after: string): CorrectionDraft['edits'] {
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
