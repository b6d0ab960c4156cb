/** What takes long with large sidecars. Runs on a worker. */
import { basename } from 'node:path'
import { extract } from '#core/document/extract.ts'
import { packJson } from '#core/packed-json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { readSidecar, type SidecarFailure } from '#core/sidecar/parse.ts'
import { withoutQuotes } from '#core/sidecar/quotes.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { sha256 } from '#main/files/durable/write.ts'
import type { OpenedFile, SidecarIdentity, SidecarToOpen } from './environment.ts'
import { sha256OfText } from './place.ts'
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
  { path, root, article }: SidecarToOpen,
): Promise<Result<OpenedFile | null, UnreadSidecar>> {
  const file = await readBeside(durable, path, root)
  if (!file.ok) return file
  if (file.value === null) return ok(null)
  const { bytes, sha256 } = file.value
  const read = readSidecar(bytes)
  if (!read.ok) return ok({ sha256, contents: read })
  const { sidecar } = read.value
  const text = article === null ? null : await textOf(sidecar, article, root)
  const packed =
    text === null
      ? packJson(sidecar)
      : packJson(withoutQuotes(sidecar, { text, offsets: new OffsetMap(text) }))
  const { annotator, tagset } = sidecar
  const wordsOf = text === null ? null : sidecar.article.textSha256
  return ok({
    sha256,
    contents: ok({ article: sidecar.article, annotator, tagset, packed, wordsOf }),
  })
}

/**
 * The text that a sidecar was made for, where the article at a path still has it. Of plain text alone: to
 * extract another format once more takes longer than the words do on their way.
 */
async function textOf(
  { article: { extraction, encoding, sha256: wanted, textSha256 } }: Sidecar,
  path: string,
  root: string,
): Promise<string | null> {
  if (extraction.format !== 'text' || encoding === null) return null
  const read = readArticleFile(path, root)
  if (!read.ok || sha256(read.value) !== wanted) return null
  const extracted = await extract(basename(path), read.value, { encoding, format: 'text' })
  if (!extracted.ok) return null
  const { text } = extracted.value.document
  return sha256OfText(text) === textSha256 ? text : null
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
