import { LONGEST_NAME_BYTES, nameBytes } from '#core/text/names.ts'

/** Names of sidecar files: `<article>.<annotator>.isnad.json`. */

/** The annotator that stands for the adjudicated result. */
export const goldAnnotator = 'gold'

const suffix = '.isnad.json'
const slugPattern = /^[a-z0-9-]{1,32}$/

/** Why a word cannot be an annotator's id; null where it can. `gold` is kept for the adjudicated result. */
export function annotatorIdFault(
  id: string,
): 'empty' | 'too-long' | 'characters' | 'reserved' | null {
  if (id === '') return 'empty'
  if (id.length > 32) return 'too-long'
  if (!slugPattern.test(id)) return 'characters'
  return id === goldAnnotator ? 'reserved' : null
}

/** SHA-256 of a text's UTF-8, in hex. */
export type Sha256Hex = (text: string) => string

/**
 * The name of an annotator's sidecar for an article's file name. Where it would be too long, the
 * article's part is cut between characters and `~` and 8 hex digits of the SHA-256 of its full
 * name follow, so that two long names that begin alike stay apart.
 */
export function sidecarName(article: string, annotator: string, sha256: Sha256Hex): string {
  const ending = `.${annotator}${suffix}`
  const room = LONGEST_NAME_BYTES - ending.length
  if (nameBytes(article) <= room) return article + ending
  const mark = `~${sha256(article).slice(0, 8)}`
  let cut = ''
  let bytes = 0
  for (const character of article) {
    bytes += nameBytes(character)
    if (bytes > room - mark.length) break
    cut += character
  }
  return cut + mark + ending
}

export interface SidecarName {
  /** The article's file name, or the beginning of it. */
  readonly article: string
  /** The name was cut: `article` is only its beginning, and `hash` the mark that followed. */
  readonly hash: string | null
  readonly annotator: string
}

/**
 * Takes a file name apart; null where it is no sidecar's. A full name may end like a cut one, so
 * whether it was cut is only known from its length: cut names fill the room they have, to within
 * one character.
 */
export function parseSidecarName(name: string): SidecarName | null {
  if (!name.endsWith(suffix)) return null
  const stem = name.slice(0, -suffix.length)
  const dot = stem.lastIndexOf('.')
  const annotator = stem.slice(dot + 1)
  if (dot < 1 || !slugPattern.test(annotator)) return null
  const article = stem.slice(0, dot)
  const mark = /~([0-9a-f]{8})$/.exec(article)
  const longestCharacter = 4
  if (mark !== null && nameBytes(name) > LONGEST_NAME_BYTES - longestCharacter)
    return { article: article.slice(0, mark.index), hash: mark[1] ?? null, annotator }
  return { article, hash: null, annotator }
}

/** Whether a sidecar's name is the one for this article. */
export function isSidecarOf(name: SidecarName, article: string, sha256: Sha256Hex): boolean {
  if (name.hash === null) return name.article === article
  return article.startsWith(name.article) && sha256(article).startsWith(name.hash)
}

/** A copy of a sidecar that a synchronising service set aside because both sides had changed. */
export interface SidecarTwin {
  /** The name of the sidecar that it is a copy of. */
  readonly sidecar: string
  readonly service: 'syncthing' | 'dropbox-or-nextcloud'
}

/**
 * Recognises such copies: Syncthing's `name.sync-conflict-20261122-101500-ABCDEFG.json`, and the
 * `name (Amal's conflicted copy 2026-11-22).json` of Dropbox and Nextcloud. null for other names.
 */
export function parseSidecarTwin(name: string): SidecarTwin | null {
  const syncthing = /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?(\.json)$/.exec(name)
  const copy = /^(.+?) ?\([^()]*conflicted copy[^()]*\)(\.json)$/i.exec(name)
  const found = syncthing ?? copy
  if (found === null) return null
  const sidecar = `${found[1]}${found[2]}`
  if (parseSidecarName(sidecar) === null) return null
  return { sidecar, service: syncthing ? 'syncthing' : 'dropbox-or-nextcloud' }
}
