import { useEffect, useReducer } from 'react'
import type { FolderToken } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'

/** Rows fly by while the list is scrolled: only those that stay this long are asked for, in ms. */
const settled = 60
const largestBatch = 100
/** Lines kept; a listing of 100,000 need not hold them all. */
const mostKept = 4000

/** A file's first line, null where it cannot be read, undefined where it is not known yet. */
export type FirstLine = string | null | undefined

/** The first lines of one folder's files, read as their rows come into sight. */
export class FirstLineCache {
  readonly #token: FolderToken
  readonly #lines = new Map<string, string | null>()
  readonly #asked = new Set<string>()

  constructor(token: FolderToken) {
    this.#token = token
  }

  lineOf(file: string): FirstLine {
    return this.#lines.get(file)
  }

  /** Reads those of the files that are not known yet; resolves to whether anything new is known. */
  async read(files: readonly string[]): Promise<boolean> {
    const wanted = files
      .filter((file) => !this.#lines.has(file) && !this.#asked.has(file))
      .slice(0, largestBatch)
    if (wanted.length === 0) return false
    for (const file of wanted) this.#asked.add(file)
    try {
      const lines = await bridge.firstLines({ token: this.#token, files: wanted })
      wanted.forEach((file, i) => {
        this.#keep(file, lines[i] ?? null)
      })
      return true
    } finally {
      for (const file of wanted) this.#asked.delete(file)
    }
  }

  #keep(file: string, line: string | null): void {
    this.#lines.set(file, line)
    if (this.#lines.size <= mostKept) return
    const oldest = this.#lines.keys().next()
    if (oldest.done !== true) this.#lines.delete(oldest.value)
  }
}

/** Reads the first lines of the files in sight once the list rests. */
export function useFirstLines(cache: FirstLineCache, files: readonly string[]): void {
  const [, render] = useReducer((count: number) => count + 1, 0)
  const key = files.join('\n')
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(async () => {
      const isNew = await cache.read(key.split('\n'))
      if (wanted && isNew) render()
    }, settled)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [cache, key])
}
