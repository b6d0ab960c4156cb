import { hash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { sidecarName } from '#core/sidecar/name.ts'
import type { KnownArticle } from '#main/tokens.ts'

/** Where an article lies. */
export interface ArticlePlace {
  readonly token: KnownArticle['token']
  /** The article's own path; all paths are absolute. */
  readonly path: string
  readonly name: string
  readonly folder: string
  /** The folder that was opened, or the article's where it was opened by itself: nothing outside is touched. */
  readonly root: string
}

export function placeOf({ token, path, folder }: KnownArticle): ArticlePlace {
  return {
    token,
    path,
    name: basename(path),
    folder: dirname(path),
    root: folder?.path ?? dirname(path),
  }
}

/** Path of an annotator's sidecar for an article. */
export function sidecarPath(place: ArticlePlace, annotator: string): string {
  return join(place.folder, sidecarName(place.name, annotator, sha256OfText))
}

/** SHA-256 of a text's UTF-8, hex. */
export function sha256OfText(text: string): string {
  return hash('sha256', text, 'hex')
}
