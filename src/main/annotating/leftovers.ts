/** What lies beside an article and is no longer in its place: services' copies, and sidecars of its former name. */
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { parseSidecarName, parseSidecarTwin, sidecarName } from '#core/sidecar/name.ts'
import { nameForShow } from '#core/text/names.ts'
import type { SimpleFailure } from '#ipc/annotating/saving.ts'
import { takeLock } from '#main/files/durable/lock.ts'
import { saveFailure } from '#main/files/durable/save-failure.ts'
import { errorCode } from '#main/files/failures.ts'
import { idOfName } from './beside.ts'
import { ArticleBin } from './bin-items.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import { type ArticlePlace, sha256OfText } from './place.ts'
import { namesIn, readBeside } from './reading.ts'
import { plainFailure } from './write-failure.ts'

/** Puts a copy into the bin. */
export async function putAwayCopy(
  { durable, bin }: AnnotatingEnvironment,
  place: ArticlePlace,
  id: string,
): Promise<Result<void, SimpleFailure>> {
  try {
    const names = await namesIn(durable, place.folder)
    const name = names.find((one) => idOfName(one) === id && parseSidecarTwin(one) !== null)
    if (name === undefined) return err({ kind: 'gone' })
    const path = join(place.folder, name)
    const read = await readBeside(durable, path, place.root)
    if (!read.ok || read.value === null) return err({ kind: 'gone' })
    const articleBin = new ArticleBin(bin, place.path)
    const binned = await articleBin.putWhole('sidecar', nameForShow(name), read.value.bytes)
    if (!binned.ok) return binned
    await durable.operations.remove(path)
    return ok(undefined)
  } catch (error) {
    return err(plainFailure(saveFailure(error)))
  }
}

/** Renames strays to the article's name, each under the lock of its new name and never over a file. */
export async function followArticle(
  environment: AnnotatingEnvironment,
  place: ArticlePlace,
  ids: readonly string[],
): Promise<void> {
  try {
    for (const name of await namesIn(environment.durable, place.folder)) {
      const parsed = parseSidecarName(name)
      if (parsed === null || !ids.includes(idOfName(name))) continue
      const to = sidecarName(place.name, parsed.annotator, sha256OfText)
      await rename(environment, place.folder, name, to)
    }
  } catch (error) {
    // Those that could not be renamed are found as strays again.
    errorCode(error)
  }
}

async function rename(
  { durable }: AnnotatingEnvironment,
  folder: string,
  from: string,
  to: string,
): Promise<void> {
  const path = join(folder, to)
  const lock = await takeLock(durable, path)
  if (!lock.ok) return
  try {
    const names = await durable.operations.list(folder)
    if (!names.includes(to)) await durable.operations.rename(join(folder, from), path)
  } finally {
    await lock.value.release()
  }
}
