/** The tagset of a folder whose project names none. */
import { join } from 'node:path'
import type { Tagset } from '#core/annotation/tagset.ts'
import { TagsetUses } from '#core/formats/tagset-uses.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import type { PairedFolder } from './pairing.ts'
import { tagsetsById } from './tagset.ts'

/** So many sidecars are looked at: it is asked before anything else is read. */
const most = 20

/** The tagset that most of the folder's first sidecars name and that can be had; null where none can. */
export function usedTagset({ root, articles }: PairedFolder, shipped: string): Tagset | null {
  const uses = new TagsetUses()
  for (const { file } of articles.flatMap(({ sidecars }) => sidecars.slice(0, 1)).slice(0, most)) {
    const read = readArticleFile(join(root, file), root)
    const parsed = read.ok ? readSidecar(read.value) : read
    if (parsed.ok) uses.add(parsed.value.sidecar.tagset)
  }
  const byId = tagsetsById(root, null, shipped)
  return uses.all.map(({ id }) => byId(id)).find((one) => one !== null) ?? null
}
