/** Saves a corrected text: the bin, the journal, the position map, the article, and then the sidecar. */
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import {
  type Correction,
  correctionsName,
  loadCorrections,
  withCorrection,
} from '#core/sidecar/corrections.ts'
import { nameForShow } from '#core/text/names.ts'
import type {
  CorrectionFailure,
  CorrectionRequest,
  SavedCorrection,
} from '#ipc/annotating/correcting.ts'
import type { WriteFailure } from '#ipc/annotating/saving.ts'
import { updateFile, writeFile } from '#main/files/durable/write.ts'
import { ArticleBin } from './bin-items.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import { keptCorrection } from './kept-work.ts'
import { type ArticlePlace, sha256OfText } from './place.ts'
import { asText, readBeside } from './reading.ts'
import type { SidecarSaver } from './saver.ts'
import { plainFailure, writeFailure } from './write-failure.ts'

/** An article's place, shown in a window or not. */
export type CorrectedPlace = Omit<ArticlePlace, 'token'>

/** Where an article's corrections are written down. */
export function correctionsPath(place: CorrectedPlace): string {
  return join(place.folder, correctionsName(place.name, sha256OfText))
}

/**
 * Saves a correction and the annotator's sidecar for it. `articleIs` hears of the article's new hash
 * before anybody can look. What fails on the way stays in the journal.
 */
export async function saveCorrection(
  environment: AnnotatingEnvironment,
  place: CorrectedPlace,
  saver: SidecarSaver,
  request: Omit<CorrectionRequest, 'token'>,
  articleIs: (sha256: string) => void,
): Promise<Result<SavedCorrection, CorrectionFailure>> {
  const { text, encoding, expectedSha256, replacements, sidecar } = request
  const prepared = await environment.work.prepareCorrection({
    path: place.path,
    root: place.root,
    text,
    encoding,
    expectedSha256,
    replacements,
    sidecar,
  })
  if (!prepared.ok) return prepared
  const { before, after, from, to } = prepared.value
  const content = prepared.value.sidecar
  const now = new Date(environment.durable.clock.now()).toISOString()
  const correction: Correction = {
    from,
    to,
    by: saver.annotator.id,
    at: `${now.slice(0, 19)}Z`,
    replacements,
  }
  const saved = await saver.inTurn(async (): Promise<Result<number | null, CorrectionFailure>> => {
    const bin = new ArticleBin(environment.bin, place.path)
    const binned = await bin.putWhole('article', nameForShow(place.name), before)
    if (!binned.ok) return binned
    const kept = await environment.journal.append(
      { path: place.path, base: expectedSha256 },
      keptCorrection({
        kind: 'correction',
        article: place.path,
        root: place.root,
        at: now,
        expected: expectedSha256,
        bytes: Buffer.from(after).toString('base64'),
        correction: JSON.stringify(correction),
        sidecar:
          sidecar === null || content === null
            ? null
            : { path: saver.path, base: sidecar.base, content },
      }),
    )
    const written = await writeCorrection(environment, place, correction, after, expectedSha256)
    if (!written.ok) return written
    articleIs(to.sha256)
    return ok(kept.ok ? kept.value : null)
  })
  if (!saved.ok) return saved
  const own =
    sidecar === null || content === null
      ? null
      : await saver.save({
          base: sidecar.base,
          content: Buffer.from(content),
          removed: [],
          restored: [],
          replaces: false,
        })
  // The sidecar is in the journal under its own name if it is not in its file.
  const isSafe = own === null || own.ok || own.failure.isKept
  if (saved.value !== null && isSafe)
    await environment.journal.settle(place.path, saved.value, to.sha256)
  return ok({ sha256: to.sha256, textSha256: to.textSha256, sidecar: own })
}

/** Writes the position map down and then the article, which is left alone where it is not what was corrected. */
export async function writeCorrection(
  { durable, bin }: AnnotatingEnvironment,
  place: CorrectedPlace,
  correction: Correction,
  bytes: Uint8Array,
  expectedSha256: string,
): Promise<Result<void, WriteFailure | Extract<CorrectionFailure, { kind: 'article-changed' }>>> {
  const target = { path: correctionsPath(place), root: place.root }
  const articleBin = new ArticleBin(bin, place.path)
  const present = await readBeside(durable, target.path, place.root)
  if (present.ok && present.value !== null && !loadCorrections(asText(present.value.bytes)).ok) {
    // Broken, it serves nobody; what can be read in it is not lost.
    const name = nameForShow(correctionsName(place.name, sha256OfText))
    const binned = await articleBin.putWhole('sidecar', name, present.value.bytes)
    if (!binned.ok) return binned
  }
  const mapped = await updateFile<never>(durable, target, (current) => {
    const loaded = current === null ? null : loadCorrections(asText(current.bytes))
    return ok(Buffer.from(withCorrection(loaded?.ok ? loaded.value : null, correction)))
  })
  if (!mapped.ok) return err(plainFailure(mapped.failure))
  const article = { path: place.path, root: place.root }
  const written = await writeFile(durable, article, bytes, expectedSha256)
  if (written.ok) return ok(undefined)
  if (written.failure.kind !== 'changed-on-disk') return err(writeFailure(written.failure))
  const found = await readBeside(durable, place.path, place.root)
  const sha256 = found.ok && found.value !== null ? found.value.sha256 : null
  return err({ kind: 'article-changed', sha256 })
}
