/**
 * Every way in ends here: command line, second instance, dialogs, drops, recent files, the system's
 * own "open with". A path becomes an article or a folder with a token, or a failure that says why.
 */
import fs from 'node:fs'
import { basename } from 'node:path'
import { nameForShow, unsafePath } from '#core/text/names.ts'
import type { ArticleReference, Opening } from '#ipc/contract.ts'
import { refusalOf } from './articles/reading.ts'
import { openFailure } from './files/failures.ts'
import { leadsToShare, namePlatform } from './files/paths.ts'
import type { RecentPath } from './recent.ts'
import type { KnownArticle, Tokens } from './tokens.ts'

export class Openings {
  readonly #tokens: Tokens
  readonly #opened: (opened: RecentPath) => void

  /** `opened` hears of each path that opens. */
  constructor(tokens: Tokens, opened: (opened: RecentPath) => void) {
    this.#tokens = tokens
    this.#opened = opened
  }

  /** What an absolute path holds. The path is examined, not read. */
  async open(path: string): Promise<Opening> {
    const name = nameForShow(basename(path) || path)
    try {
      const unsafe = (await leadsAway(path)) ? 'network-share' : unsafePath(path, namePlatform)
      if (unsafe !== null)
        return { kind: 'failed', name, failure: { kind: 'unsafe-name', reason: unsafe } }
      const stats = await fs.promises.stat(path)
      if (stats.isDirectory()) {
        this.#opened({ kind: 'folder', path })
        return { kind: 'folder', token: this.#tokens.forFolder(path).token, name }
      }
      const refusal = refusalOf(stats)
      if (refusal !== null) return { kind: 'failed', name, failure: refusal }
      this.#opened({ kind: 'article', path })
      return { kind: 'article', reference: referenceTo(this.#tokens.forArticle(path, null)) }
    } catch (error) {
      return { kind: 'failed', name, failure: openFailure(error) }
    }
  }
}

/** The article as the window knows it. */
export function referenceTo(article: KnownArticle): ArticleReference {
  return {
    token: article.token,
    name: nameForShow(basename(article.path)),
    folder: article.folder?.token ?? null,
  }
}

async function leadsAway(path: string): Promise<boolean> {
  const stats = await fs.promises.lstat(path)
  return stats.isSymbolicLink() && leadsToShare(path)
}
