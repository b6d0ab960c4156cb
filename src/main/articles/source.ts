/** The text of an article's file as it stands there, before any format's rules. Runs on a worker. */
import { hash } from 'node:crypto'
import { err, ok, type Result } from '#core/result.ts'
import { decode } from '#core/text/decode.ts'
import type { ArticleSource } from '#ipc/annotating/correcting.ts'
import type { OpenFailure } from '#ipc/contract.ts'
import type { Jobs } from '#main/workers/jobs.ts'
import { readArticleFile } from './reading.ts'

export function readSource({
  path,
  root,
  encoding,
}: Jobs['readSource']['argument']): Result<ArticleSource, OpenFailure> {
  const read = readArticleFile(path, root)
  if (!read.ok) return read
  const decoded = decode(read.value, { encoding, reason: 'set-by-user' })
  if (!decoded.ok) return err(decoded.failure)
  return ok({ text: decoded.value.text, sha256: hash('sha256', read.value, 'hex') })
}
