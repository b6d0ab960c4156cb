/** Makes ready what a correction will write, and sees that it reads back as it should. Runs on a worker. */
import { basename } from 'node:path'
import { extract } from '#core/document/extract.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Correction } from '#core/sidecar/corrections.ts'
import { leadsTo } from '#core/sidecar/corrections.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { encode } from '#core/text/encode.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { CorrectionFailure, CorrectionRequest } from '#ipc/annotating/correcting.ts'
import { readArticleFile } from '#main/articles/reading.ts'
import { sha256 } from '#main/files/durable/write.ts'
import { sha256OfText } from './place.ts'

export interface CorrectionWork
  extends Pick<
    CorrectionRequest,
    'text' | 'encoding' | 'expectedSha256' | 'replacements' | 'sidecar'
  > {
  readonly path: string
  readonly root: string | null
}

export interface PreparedCorrection {
  /** The article's bytes, before and after. */
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly from: Correction['from']
  readonly to: Correction['to']
  /** The sidecar's text with the article's new hash. */
  readonly sidecar: string | null
}

export async function prepareCorrection(
  work: CorrectionWork,
): Promise<Result<PreparedCorrection, CorrectionFailure>> {
  const { path, root, encoding, text, replacements } = work
  const read = readArticleFile(path, root)
  if (!read.ok) {
    const { kind } = read.failure
    return kind === 'not-found'
      ? err({ kind: 'article-changed', sha256: null })
      : err({ kind: 'io', code: kind === 'io' ? read.failure.code : kind, replaced: false })
  }
  const before = read.value
  const found = sha256(before)
  if (found !== work.expectedSha256) return err({ kind: 'article-changed', sha256: found })
  const name = basename(path)
  const old = await extract(name, before, { encoding })
  if (!old.ok) return err({ kind: 'format-not-corrected' })
  const { format } = old.value.document.extraction
  if (format !== 'text' && format !== 'markdown') return err({ kind: 'format-not-corrected' })
  const encoded = encode(text, { ...old.value.decoding, encoding })
  if (!encoded.ok) return encoded
  const now = await extract(name, encoded.value, { encoding, format })
  if (!now.ok) return err({ kind: 'would-read-differently' })
  const [oldText, newText] = [old.value.document.text, now.value.document.text]
  if ((format === 'text' && newText !== text) || !leadsTo(replacements, oldText, newText))
    return err({ kind: 'would-read-differently' })
  const to = named(encoded.value, newText)
  const sidecar = work.sidecar === null ? ok(null) : sidecarFor(work.sidecar.content, to)
  return sidecar.ok
    ? ok({
        before,
        after: encoded.value,
        from: named(before, oldText),
        to,
        sidecar: sidecar.value,
      })
    : sidecar
}

function named(bytes: Uint8Array, text: string): Correction['to'] {
  return {
    sha256: sha256(bytes),
    textSha256: sha256OfText(text),
    textLength: new OffsetMap(text).codePointLength,
  }
}

/** The sidecar as the window made it, but for the hash of bytes that it could not know. */
function sidecarFor(content: string, to: Correction['to']): Result<string, CorrectionFailure> {
  const checked = readSidecar(Buffer.from(content))
  if (!checked.ok)
    return err({
      kind: 'invalid-sidecar',
      faults: checked.failure.kind === 'damaged-sidecar' ? checked.failure.faults : [],
    })
  const { sidecar } = checked.value
  const { textSha256, textLength } = sidecar.article
  if (textSha256 !== to.textSha256 || textLength !== to.textLength)
    return err({ kind: 'would-read-differently' })
  const filled = { ...sidecar, article: { ...sidecar.article, sha256: to.sha256 } }
  return ok(`${JSON.stringify(filled, null, 2)}\n`)
}
