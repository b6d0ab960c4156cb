import { countOf } from '#core/formats/count-of.ts'
import type { TagsetUse } from '#core/formats/tagset-uses.ts'

/** What is to be known of annotations that were made with more than one tagset. */
export function severalTagsets(uses: readonly TagsetUse[]): string {
  const each = uses.map(
    ({ id, version, documents }) => `${id} ${version} (${countOf(documents, 'document')})`,
  )
  return `Made with several tagsets, whose equal names are taken as one: ${each.join(', ')}`
}
