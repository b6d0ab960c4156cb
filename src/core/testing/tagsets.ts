import { readFileSync } from 'node:fs'
import type { Tagset } from '#core/annotation/tagset.ts'
import { loadTagset } from '#core/annotation/tagset-load.ts'

export const tagsetFolder = new URL('../../../resources/tagsets/', import.meta.url)

/** One of the tagsets shipped, by id. */
export function shippedTagset(id: string): Tagset {
  const loaded = loadTagset(readFileSync(new URL(`${id}.json`, tagsetFolder), 'utf8'))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure.faults))
  return loaded.value
}
