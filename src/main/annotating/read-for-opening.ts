/** What is read when an article is opened for annotating, and what of it the window is given. */
import type { OpenedAnnotations } from '#ipc/annotating/opening.ts'
import { findStrays, type OpenedOwn, ownFile, readBesides } from './beside.ts'
import { correctionsPath } from './correcting.ts'
import type { AnnotatingEnvironment } from './environment.ts'
import type { ArticlePlace } from './place.ts'
import type { Presence } from './presence.ts'
import { findProject, openedProject } from './project.ts'
import { asText, namesIn, readBeside } from './reading.ts'
import type { SidecarSaver } from './saver.ts'
import type { Tagsets } from './tagsets.ts'

export type ReadForOpening = Awaited<ReturnType<typeof readForOpening>>

/** `saver` and `presence` are null while no annotator is set. `isWhole`: with the words that the article has too. */
export async function readForOpening(
  environment: AnnotatingEnvironment,
  tagsets: Tagsets,
  place: ArticlePlace,
  saver: SidecarSaver | null,
  presence: Presence | null,
  isWhole: boolean,
) {
  const { durable } = environment
  // All at once: the own sidecar takes as long as the rest together.
  const [own, around, corrections, isWritable] = await Promise.all([
    readOwnWork(environment, tagsets, place, saver, isWhole),
    readAround(environment, place, saver),
    readBeside(durable, correctionsPath(place), place.root),
    environment.isWritable(place.folder),
    presence?.look(),
  ])
  return { ...own, ...around, corrections, isWritable }
}

export function forWindow(
  read: ReadForOpening,
  saver: SidecarSaver | null,
  presence: Presence | null,
): OpenedAnnotations {
  const { articleSha256, own, pending, project, tagset, beside, strays, corrections } = read
  return {
    articleSha256,
    own: saver === null ? null : ownFile(own, saver.path),
    readOnly: own.readOnly ?? (read.isWritable ? null : { kind: 'read-only-folder' }),
    ...beside,
    tagset,
    project: openedProject(project),
    pending,
    corrections:
      corrections.ok && corrections.value !== null ? asText(corrections.value.bytes) : null,
    strays,
    openElsewhere: presence?.elsewhere ?? null,
  }
}

/** The annotator's own sidecar, what is not in it yet, and the tagset that both are by. */
async function readOwnWork(
  environment: AnnotatingEnvironment,
  tagsets: Tagsets,
  place: ArticlePlace,
  saver: SidecarSaver | null,
  isWhole: boolean,
) {
  const reading =
    saver === null
      ? { own: nobody, pending: null }
      : saver.inTurn(async () => {
          const own = await saver.file.open(isWhole)
          saver.file.seen = own.sha256
          return { own, pending: await saver.pending(own) }
        })
  const [{ own, pending }, project] = await Promise.all([
    reading,
    findProject(environment.durable, place),
  ])
  return { own, pending, project, tagset: await tagsets.resolve(place, project, own.tagset) }
}

/** The article's file, and what else lies beside it. */
async function readAround(
  environment: AnnotatingEnvironment,
  place: ArticlePlace,
  saver: SidecarSaver | null,
) {
  const annotator = saver?.annotator.id ?? null
  const [names, { size, articleSha256 }] = await Promise.all([
    namesIn(environment.durable, place.folder),
    hashArticle(environment, place),
  ])
  const [beside, strays] = await Promise.all([
    readBesides(environment, place, names, annotator),
    findStrays(environment, place, names, articleSha256),
  ])
  return { size, articleSha256, beside, strays }
}

async function hashArticle({ durable, hashFile }: AnnotatingEnvironment, { path }: ArticlePlace) {
  const real = await durable.operations.resolve(path)
  const [{ size }, articleSha256] = await Promise.all([
    durable.operations.status(real),
    hashFile(real),
  ])
  return { size, articleSha256 }
}

const nobody: OpenedOwn = {
  sha256: null,
  packed: null,
  wordsOf: null,
  tagset: null,
  readOnly: { kind: 'no-annotator' },
}
