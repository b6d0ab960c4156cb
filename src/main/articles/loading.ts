/** From a path to an article that the window can show. Runs on a worker. */
import { hash } from 'node:crypto'
import { basename } from 'node:path'
import { extract } from '#core/document/extract.ts'
import { packJson } from '#core/packed-json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { nameNotices } from '#core/text/names.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { OpenFailure } from '#ipc/contract.ts'
import type { Jobs, LoadedArticle } from '#main/workers/jobs.ts'
import { twinsBeside } from './folder-names.ts'
import { readArticleFile } from './reading.ts'
import { statedEncoding } from './stated-encoding.ts'

/** Reads, decodes and extracts the article at a path, and says what its name hides. */
export async function loadArticle({
  path,
  root,
  encoding,
  annotator,
}: Jobs['loadArticle']['argument']): Promise<Result<LoadedArticle, OpenFailure>> {
  const read = readArticleFile(path, root)
  if (!read.ok) return read
  const bytes = read.value
  const name = basename(path)
  const stated = encoding === null ? statedEncoding({ path, root, annotator }, bytes) : { encoding }
  const extracted = await extract(name, bytes, stated ?? {})
  if (!extracted.ok) return err(extracted.failure)
  const { document, decoding } = extracted.value
  const { blocks, ...rest } = document
  return ok({
    bytes: bytes.length,
    sha256: hash('sha256', bytes, 'hex'),
    textSha256: hash('sha256', document.text, 'hex'),
    textLength: new OffsetMap(document.text).codePointLength,
    decoding,
    document: { ...rest, packedBlocks: packJson(blocks) },
    nameNotices: [...nameNotices(name), ...twinsBeside(path)],
  })
}
