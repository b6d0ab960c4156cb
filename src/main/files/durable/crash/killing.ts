/** Kills a saving process at random moments and looks at what is left each time. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemEnvironment } from '../environment.ts'
import { Journal } from '../journal.ts'
import { savedNumber } from './content.ts'

export interface CrashCounts {
  readonly kills: number
  /** Saves that the processes acknowledged before they were killed. */
  readonly acknowledged: number
  /** Kills after which the file was not one whole content. */
  readonly corrupt: number
  /** Kills after which a save that had been acknowledged was not there. */
  readonly lost: number
  /** Kills after which the journal could not be read. */
  readonly unreadable: number
  /** Kills that hit a save in its midst: its lock was left behind. */
  readonly midSave: number
  /** Temporary files beside the target at the very end, but for the one that the last kill may leave. */
  readonly leftovers: readonly string[]
}

/** Longest time from the first acknowledged save to the kill; saves take some 5–15 ms here. */
const LONGEST_LIFE_MS = 60
const FILE = 'article.txt.amal.isnad.json'
const saver = fileURLToPath(new URL('./saver.ts', import.meta.url))

export async function killRepeatedly(
  kills: number,
  random: () => number,
  progress: (done: number) => void,
): Promise<CrashCounts> {
  const root = await mkdtemp(join(tmpdir(), 'isnad-crash-'))
  let acknowledged = 0
  let corrupt = 0
  let lost = 0
  let unreadable = 0
  let midSave = 0
  const journal = new Journal(systemEnvironment(), join(root, 'data', 'journal'))
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const numbers = await runUntilKilled(root, random() * LONGEST_LIFE_MS)
      acknowledged += numbers.length
      const names = await readdir(root)
      if (names.some((name) => name.endsWith('.lock'))) midSave++
      const last = numbers.at(-1) ?? 0
      try {
        if (savedNumber(await readFile(join(root, FILE))) < last) lost++
      } catch {
        corrupt++
        // The next process must find something that it can read.
        await rm(join(root, FILE), { force: true })
      }
      const pending = await journal.pending()
      if (!pending.ok || pending.value.unreadable.length > 0) unreadable++
      progress(kill)
    }
    // Lives until its first acknowledged save, and is killed before long.
    await runUntilKilled(root, 0)
    const leftovers = (await readdir(root)).filter((name) => name.endsWith('.tmp')).slice(1)
    return { kills, acknowledged, corrupt, lost, unreadable, midSave, leftovers }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Starts a saver, kills it some time after its first acknowledgement, and returns what it acknowledged. */
async function runUntilKilled(root: string, lifeMs: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [saver, root, join(root, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await wait(lifeMs)
  child.kill('SIGKILL')
  const [code, signal] = await closed
  if (signal !== 'SIGKILL') throw new Error(`the saver ended by itself with ${code}: ${errors}`)
  // A last line without its newline was cut by the kill and was not acknowledged.
  return output.split('\n').slice(0, -1).map(Number)
}
