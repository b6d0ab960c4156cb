/** What lies beside an article: the annotator's own sidecar, others', copies, and those of an article that was renamed. */
import { basename, join } from 'node:path'
import { ok } from '#core/result.ts'
import { isSidecarOf, parseSidecarName, parseSidecarTwin } from '#core/sidecar/name.ts'
import type { TagsetReference } from '#core/sidecar/schema.ts'
import { nameForShow } from '#core/text/names.ts'
import type {
  OtherSidecar,
  OwnSidecarFile,
  ReadOnlyReason,
  SidecarCopy,
  SidecarText,
  StraySidecar,
} from '#ipc/annotating/sidecars.ts'
import type { AnnotatingEnvironment, CheckedSidecar } from './environment.ts'
import type { Annotator } from './own-keys.ts'
import { type ArticlePlace, sha256OfText } from './place.ts'
import { asText, type ReadBeside, readBeside } from './reading.ts'

export interface OwnSidecar {
  /** Of the file; null where none was read. */
  readonly sha256: string | null
  readonly readOnly: ReadOnlyReason | null
}

/** With the bytes of the file. */
export interface ReadOwn extends OwnSidecar {
  readonly bytes: Uint8Array | null
}

/** With what is in it, for the window; null where it is not sound. */
export interface OpenedOwn extends OwnSidecar {
  /** The tagset that it was made with; null where that cannot be told. */
  readonly tagset: TagsetReference | null
  readonly packed: string | null
  readonly wordsOf: string | null
}

/**
 * The annotator's own sidecar at its path, and whether it may be written. `writable`: the hash of the one
 * that is known to be; it is not checked again.
 */
export async function readOwn(
  environment: AnnotatingEnvironment,
  place: ArticlePlace,
  path: string,
  annotator: Annotator,
  writable: string | null,
): Promise<ReadOwn> {
  const none = { bytes: null, sha256: null }
  const read = await readBeside(environment.durable, path, place.root)
  if (!read.ok) return { ...none, readOnly: read.failure }
  if (read.value === null) return { ...none, readOnly: null }
  const { bytes, sha256 } = read.value
  if (sha256 === writable) return { bytes, sha256, readOnly: null }
  const { readOnly } = await examine(environment, bytes, annotator)
  return { bytes, sha256, readOnly }
}

/** The same, read on a worker, for the window. `isWhole`: with the words that the article has too. */
export async function openOwn(
  { work, keys }: AnnotatingEnvironment,
  place: ArticlePlace,
  path: string,
  annotator: Annotator,
  isWhole: boolean,
): Promise<OpenedOwn> {
  const none = { packed: null, wordsOf: null, sha256: null, tagset: null }
  const { root } = place
  const opened = await work.open({ path, root, article: isWhole ? null : place.path })
  if (!opened.ok) {
    const { failure } = opened
    return {
      ...none,
      readOnly:
        failure.kind === 'worker-failed' ? { kind: 'unreadable', code: failure.kind } : failure,
    }
  }
  if (opened.value === null) return { ...none, readOnly: null }
  const { sha256, contents } = opened.value
  const { packed, wordsOf } = contents.ok ? contents.value : none
  return { packed, wordsOf, sha256, ...judge(contents, keys, annotator) }
}

/** Whether a sidecar with these bytes is the annotator's to write. */
export async function examine(
  { work, keys }: AnnotatingEnvironment,
  bytes: Uint8Array,
  annotator: Annotator,
): Promise<Pick<OpenedOwn, 'tagset' | 'readOnly'>> {
  return judge(await work.check(bytes), keys, annotator)
}

function judge(
  checked: CheckedSidecar,
  keys: AnnotatingEnvironment['keys'],
  annotator: Annotator,
): Pick<OpenedOwn, 'tagset' | 'readOnly'> {
  if (!checked.ok) {
    const { failure } = checked
    if (failure.kind === 'worker-failed')
      return { tagset: null, readOnly: { kind: 'unreadable', code: failure.kind } }
    return { tagset: failure.recovered?.tagset ?? null, readOnly: failure }
  }
  const { annotator: found, tagset } = checked.value
  if (found.id !== annotator.id)
    return { tagset, readOnly: { kind: 'other-annotator', annotator: found.id } }
  const readOnly: ReadOnlyReason | null = keys.isOwn(annotator, found.key)
    ? null
    : { kind: 'other-key', annotatorName: found.name }
  return { tagset, readOnly }
}

/** The annotator's own sidecar as the window is given it; null where there is none. */
export function ownFile(
  { sha256, packed, wordsOf }: OpenedOwn,
  path: string,
): OwnSidecarFile | null {
  return sha256 === null ? null : { name: nameForShow(basename(path)), sha256, packed, wordsOf }
}

function sidecarText(path: string, { bytes, sha256 }: ReadBeside): SidecarText {
  return { name: nameForShow(basename(path)), content: asText(bytes), sha256 }
}

export interface Beside {
  readonly others: readonly OtherSidecar[]
  readonly copies: readonly SidecarCopy[]
}

/** Of this many UTF-16 units of an article's name even a cut sidecar's name has all. */
const surelyKept = 20

/** Those of a folder's names that may be sidecars of the article, or copies: a quick look, as there may be many. */
export function namesBeside(place: ArticlePlace, names: readonly string[]): readonly string[] {
  const start = place.name.slice(0, surelyKept)
  return names.filter((name) => name.startsWith(start) && name.endsWith('.json'))
}

/** Reads what else is there of this article among a folder's names. `own` is the annotator's id. */
export async function readBesides(
  environment: AnnotatingEnvironment,
  place: ArticlePlace,
  names: readonly string[],
  own: string | null,
): Promise<Beside> {
  const others: OtherSidecar[] = []
  const copies: SidecarCopy[] = []
  for (const name of namesBeside(place, names)) {
    const annotator = annotatorOf(place, name)
    if (annotator !== null && annotator !== own) {
      const other = await readOther(environment, place, name, annotator)
      if (other !== null) others.push(other)
    }
    const copy = await readCopy(environment, place, name, own)
    if (copy !== null) copies.push(copy)
  }
  others.sort((a, b) => (a.annotator < b.annotator ? -1 : 1))
  return { others, copies }
}

/** Whose sidecar of this article a name is; null where it is none. */
export function annotatorOf(place: ArticlePlace, name: string): string | null {
  const parsed = parseSidecarName(name)
  return parsed !== null && isSidecarOf(parsed, place.name, sha256OfText) ? parsed.annotator : null
}

/** The name in requests of a file that the window knows by its name for show alone. */
export function idOfName(name: string): string {
  return sha256OfText(name).slice(0, 24)
}

async function readOther(
  { durable }: AnnotatingEnvironment,
  place: ArticlePlace,
  name: string,
  annotator: string,
): Promise<OtherSidecar | null> {
  const shown = nameForShow(name)
  const read = await readBeside(durable, join(place.folder, name), place.root)
  if (!read.ok) return { name: shown, annotator, content: read, sha256: null }
  if (read.value === null) return null
  const { bytes, sha256 } = read.value
  return { name: shown, annotator, content: ok(asText(bytes)), sha256 }
}

async function readCopy(
  { durable }: AnnotatingEnvironment,
  place: ArticlePlace,
  name: string,
  own: string | null,
): Promise<SidecarCopy | null> {
  const twin = parseSidecarTwin(name)
  const annotator = twin === null ? null : annotatorOf(place, twin.sidecar)
  if (twin === null || annotator === null) return null
  const path = join(place.folder, name)
  const read = await readBeside(durable, path, place.root)
  if (!read.ok || read.value === null) return null
  return {
    ...sidecarText(path, read.value),
    id: idOfName(name),
    annotator,
    isOwn: annotator === own,
    service: twin.service,
  }
}

/** So many sidecars without an article are looked into, and none that is larger. */
const mostStrays = 200
const largestStray = 16 * 1024 * 1024

/** Sidecars whose article is gone from the folder, and was the same bytes as this one. */
export async function findStrays(
  { durable, work }: AnnotatingEnvironment,
  place: ArticlePlace,
  names: readonly string[],
  articleSha256: string,
): Promise<readonly StraySidecar[]> {
  const present = new Set(names)
  const strays: StraySidecar[] = []
  let looked = 0
  for (const name of names) {
    const parsed = parseSidecarName(name)
    if (parsed === null || isSidecarOf(parsed, place.name, sha256OfText)) continue
    if (parsed.hash === null && present.has(parsed.article)) continue
    if (++looked > mostStrays) break
    const read = await readBeside(durable, join(place.folder, name), place.root, largestStray)
    if (!read.ok || read.value === null) continue
    const checked = await work.check(read.value.bytes)
    if (!checked.ok) continue
    const { article } = checked.value
    if (article.sha256 !== articleSha256 || present.has(article.file)) continue
    strays.push({
      id: idOfName(name),
      name: nameForShow(name),
      annotator: parsed.annotator,
      articleFile: nameForShow(article.file),
    })
  }
  return strays
}
