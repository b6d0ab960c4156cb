/**
 * The window names articles, folders and chosen places by opaque tokens; only main knows their paths. A path keeps
 * its token for as long as the app runs.
 */
import { randomBytes } from 'node:crypto'
import type { ArticleToken, FolderToken } from '#ipc/contract.ts'
import type { PlaceToken } from '#ipc/datasets.ts'

export interface KnownArticle {
  readonly token: ArticleToken
  /** Absolute path. */
  readonly path: string
  /** The folder whose list it was opened from; it may not lead outside of that. */
  readonly folder: KnownFolder | null
}

export interface KnownFolder {
  readonly token: FolderToken
  /** Absolute path. */
  readonly path: string
}

/** A file or folder that the user chose for a data set. */
export interface KnownPlace {
  readonly token: PlaceToken
  /** Absolute path. */
  readonly path: string
}

export class Tokens {
  readonly #articles = new Map<string, KnownArticle>()
  readonly #articlesByPlace = new Map<string, KnownArticle>()
  readonly #folders = new Map<string, KnownFolder>()
  readonly #foldersByPath = new Map<string, KnownFolder>()
  readonly #places = new Map<string, KnownPlace>()
  readonly #placesByPath = new Map<string, KnownPlace>()

  forArticle(path: string, folder: KnownFolder | null): KnownArticle {
    const place = `${folder?.token ?? ''}\0${path}`
    const known = this.#articlesByPlace.get(place)
    if (known !== undefined) return known
    const article = { token: newToken() as ArticleToken, path, folder }
    this.#articles.set(article.token, article)
    this.#articlesByPlace.set(place, article)
    return article
  }

  forFolder(path: string): KnownFolder {
    const known = this.#foldersByPath.get(path)
    if (known !== undefined) return known
    const folder = { token: newToken() as FolderToken, path }
    this.#folders.set(folder.token, folder)
    this.#foldersByPath.set(path, folder)
    return folder
  }

  forPlace(path: string): KnownPlace {
    const known = this.#placesByPath.get(path)
    if (known !== undefined) return known
    const place = { token: newToken() as PlaceToken, path }
    this.#places.set(place.token, place)
    this.#placesByPath.set(path, place)
    return place
  }

  article(token: string): KnownArticle | undefined {
    return this.#articles.get(token)
  }

  folder(token: string): KnownFolder | undefined {
    return this.#folders.get(token)
  }

  place(token: string): KnownPlace | undefined {
    return this.#places.get(token)
  }
}

/** 144 random bits, which nobody guesses. */
function newToken(): string {
  return randomBytes(18).toString('base64url')
}
