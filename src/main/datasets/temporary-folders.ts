/**
 * The folders that a data set is written in, and that one which it replaces is set aside in, beside the
 * target. Their names say whose they are, so that what a process or thread left when it died can be taken
 * away, and nothing of one that lives.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isRunning } from '#main/files/durable/environment.ts'
import { sha256OfText } from './hashing.ts'

/** So many characters of the target's name are told. */
const mostTold = 40

export interface TemporaryFolders {
  /** What is being written. */
  readonly made: string
  /** The data set that stood at the target, until what is made has its place. */
  readonly replaced: string
}

/** Names the folders of one writing. */
export function newTag(): string {
  return randomBytes(6).toString('hex')
}

/** Of this process, beside `target` (absolute, links followed). */
export function temporaryFolders(target: string, tag: string): TemporaryFolders {
  const path = (kind: string): string =>
    join(dirname(target), `${prefixOf(target)}${process.pid}-${tag}.${kind}`)
  return { made: path('new'), replaced: path('old') }
}

/** What a writing of that tag left in this process, whose thread has died. */
export function clearAfterThread(target: string, tag: string): void {
  clear(target, (owner, own) => owner === process.pid && own === tag)
}

/** What was left by processes of this machine that are dead for certain. */
export function clearAfterDead(target: string): void {
  clear(target, (owner) => owner !== process.pid && !isRunning(owner))
}

/** A data set that was set aside returns to its place, if nothing has it. Throws the system's error. */
function clear(target: string, isDead: (owner: number, tag: string) => boolean): void {
  const folder = dirname(target)
  const prefix = prefixOf(target)
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue
    const [, owner, tag = '', kind] =
      /^(\d+)-([0-9a-f]+)\.(new|old)$/.exec(name.slice(prefix.length)) ?? []
    if (owner === undefined || !isDead(Number(owner), tag)) continue
    if (kind === 'old' && !fs.existsSync(target)) fs.renameSync(join(folder, name), target)
    else fs.rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Of the target and this machine: on a share there are processes of others. */
function prefixOf(target: string): string {
  const name = basename(target)
  const told = [...name].slice(0, mostTold).join('')
  return `.isnad-${told}-${shortHash(name)}-${shortHash(hostname())}-`
}

function shortHash(text: string): string {
  return sha256OfText(text).slice(0, 8)
}
