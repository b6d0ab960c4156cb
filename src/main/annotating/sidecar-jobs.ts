/** What takes long with large sidecars. Runs on a worker. */
import { packJson } from '#core/packed-json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { readSidecar, type SidecarFailure } from '#core/sidecar/parse.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import type { OpenedFile, SidecarIdentity } from './environment.ts'
import { readBeside } from './reading.ts'

/** Whether bytes are a sound sidecar, and whose. */
export function checkSidecar({
  bytes,
}: {
  readonly bytes: Uint8Array
}): Result<SidecarIdentity, SidecarFailure> {
  const read = readSidecar(bytes)
  if (!read.ok) return read
  const { article, annotator, tagset } = read.value.sidecar
  return ok({ article, annotator, tagset })
}

/** Reads and checks a sidecar, for the window; null where there is none. */
export async function openSidecar(
  durable: DurableEnvironment,
  { path, root }: { readonly path: string; readonly root: string },
): Promise<Result<OpenedFile | null, UnreadSidecar>> {
  const file = await readBeside(durable, path, root)
  if (!file.ok) return file
  if (file.value === null) return ok(null)
  const { bytes, sha256 } = file.value
  return ok({ sha256, contents: contentsOf(bytes) })
}

function contentsOf(bytes: Uint8Array): OpenedFile['contents'] {
  const read = readSidecar(bytes)
  if (!read.ok) return read
  const { sidecar } = read.value
  const { article, annotator, tagset } = sidecar
  return ok({ article, annotator, tagset, packed: packJson(sidecar) })
}

/** Both versions as one, nothing counting as deleted; attributes stay in the order that they have. */
export function mergeSidecarFiles({
  ours,
  theirs,
}: {
  readonly ours: Uint8Array
  readonly theirs: Uint8Array
}): Result<string, { readonly kind: 'cannot-merge' }> {
  const [a, b] = [readSidecar(ours), readSidecar(theirs)]
  if (!a.ok || !b.ok) return err({ kind: 'cannot-merge' })
  const merged = mergeSidecars(null, a.value.sidecar, b.value.sidecar)
  return merged.ok
    ? ok(serialiseSidecar(merged.value.sidecar, null))
    : err({ kind: 'cannot-merge' })
}
