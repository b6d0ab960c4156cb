/** The articles and folders opened last, newest first. */
import { hash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { nameForShow } from '#core/text/names.ts'
import type { RecentItem } from '#ipc/contract.ts'
import type { Recovered, StateFile } from './files/state-file.ts'

const recentSchema = z.array(
  z.strictObject({ kind: z.enum(['article', 'folder']), path: z.string().min(1) }),
)
export type RecentPath = z.infer<typeof recentSchema>[number]

export const mostRecent = 20

/** A place that does not answer for so long, a share that has gone, counts as missing. Milliseconds. */
const patience = 1000

export class RecentPaths {
  readonly #file: StateFile<readonly RecentPath[]>
  #paths: readonly RecentPath[]

  constructor(file: StateFile<readonly RecentPath[]>) {
    this.#file = file
    this.#paths = file.read(recoverRecent)
  }

  get newest(): RecentPath | undefined {
    return this.#paths[0]
  }

  find(id: string): RecentPath | undefined {
    return this.#paths.find((recent) => idOf(recent) === id)
  }

  add(opened: RecentPath): Promise<void> {
    const others = this.#paths.filter(
      ({ kind, path }) => kind !== opened.kind || path !== opened.path,
    )
    return this.#replace([opened, ...others].slice(0, mostRecent))
  }

  clear(): Promise<void> {
    return this.#replace([])
  }

  /** As the window shows them; asks the file system which are still there. */
  list(): Promise<readonly RecentItem[]> {
    return Promise.all(
      this.#paths.map(async (recent) => ({
        id: idOf(recent),
        kind: recent.kind,
        name: nameForShow(basename(recent.path) || recent.path),
        missing: !(await answers(recent)),
      })),
    )
  }

  #replace(paths: readonly RecentPath[]): Promise<void> {
    this.#paths = paths
    return this.#file.save(paths)
  }
}

/** The same place has the same id, in every run. */
function idOf({ kind, path }: RecentPath): string {
  return hash('sha256', `${kind}\0${path}`, 'base64url').slice(0, 24)
}

async function answers({ kind, path }: RecentPath): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience)
  })
  const found = stat(path).then(
    (stats) => (kind === 'folder' ? stats.isDirectory() : !stats.isDirectory()),
    () => false,
  )
  const answer = await Promise.race([found, waited])
  clearTimeout(timer)
  return answer
}

function recoverRecent(parsed: unknown): Recovered<readonly RecentPath[]> {
  const checked = recentSchema.safeParse(parsed)
  return checked.success
    ? { value: checked.data.slice(0, mostRecent), whole: true }
    : { value: [], whole: false }
}
