/** Brings back what lies in an article's bin. */
import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import type { Restored } from '#ipc/annotating/bin.ts'
import type { SimpleFailure } from '#ipc/annotating/saving.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { updateFile } from '#main/files/durable/write.ts'
import type { ArticleBin } from './bin-items.ts'
import type { ArticlePlace } from './place.ts'
import { asText, readBeside } from './reading.ts'
import { writeFailure } from './write-failure.ts'

/** What the window puts back comes as content, and stays until a save holds it; an article's bytes are put back here. */
export async function restoreFromBin(
  durable: DurableEnvironment,
  place: ArticlePlace,
  bin: ArticleBin,
  id: string,
): Promise<Result<Restored, SimpleFailure>> {
  const found = await bin.find(id)
  if (!found.ok) return found
  const item = found.value
  if (!('bytes' in item)) return ok(item)
  if (item.kind !== 'article') return ok({ kind: item.kind, content: asText(item.bytes) })
  const restored = await restoreArticle(durable, place, bin, item.bytes)
  if (!restored.ok) return restored
  const removed = await bin.remove([id])
  return removed.ok ? restored : removed
}

async function restoreArticle(
  durable: DurableEnvironment,
  place: ArticlePlace,
  bin: ArticleBin,
  bytes: Uint8Array,
): Promise<Result<Restored, SimpleFailure>> {
  const present = await readBeside(durable, place.path, place.root)
  if (!present.ok) return err({ kind: 'io', code: present.failure.kind, replaced: false })
  if (present.value !== null) {
    const binned = await bin.putWhole('article', basename(place.path), present.value.bytes)
    if (!binned.ok) return binned
  }
  const expected = present.value?.sha256 ?? null
  const target = { path: place.path, root: dirname(place.path) }
  const written = await updateFile<{ readonly kind: 'gone' }>(durable, target, (current) =>
    (current?.sha256 ?? null) === expected ? ok(bytes) : err({ kind: 'gone' }),
  )
  if (written.ok) return ok({ kind: 'article', sha256: written.value.sha256 })
  const { failure } = written
  if (failure.kind === 'gone') return err(failure)
  return err(failure.kind === 'changed-on-disk' ? { kind: 'gone' } : writeFailure(failure))
}
