/** Kills a saving process at random moments and looks at what is left each time. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { Journal } from '#main/files/durable/journal.ts'
import { saverIn } from './saving-process.ts'
import { savedNumber } from './sidecars.ts'

export interface CrashCounts {
  readonly kills: number
  /** Saves that the processes acknowledged before they were killed. */
  readonly acknowledged: number
  /** Kills after which the file, or the work that is offered, was not one whole content. */
  readonly corrupt: number
  /** Kills after which a save that had been acknowledged was not there. */
  readonly lost: number
  /** Kills after which the journal could not be read. */
  readonly unreadable: number
  /** Kills after which work that had not been acknowledged was offered. */
  readonly offered: number
  /** Kills that hit a save in its midst: its lock was left behind. */
  readonly midSave: number
  /** Temporary files beside the target at the very end, but for the one that the last kill may leave. */
  readonly leftovers: readonly string[]
}

/** Longest time from the first acknowledged save to the kill; saves take some 5–20 ms here. */
const LONGEST_LIFE_MS = 60
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
  let offered = 0
  const data = join(root, 'data')
  const journal = new Journal(systemEnvironment(), join(data, 'journal'))
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const numbers = await runUntilKilled(root, random() * LONGEST_LIFE_MS)
      acknowledged += numbers.length
      const names = await readdir(root)
      if (names.some((name) => name.endsWith('.lock'))) midSave++
      const last = numbers.at(-1) ?? 0
      const pending = await journal.pending()
      if (!pending.ok || pending.value.unreadable.length > 0) unreadable++
      const found = await nextStart(root, data)
      if (found === 'corrupt') {
        corrupt++
        // The next process must find something that it can read.
        for (const name of names.filter((name) => name.endsWith('.json')))
          await rm(join(root, name))
      } else {
        if (found.inFile < last) lost++
        if (found.offered) offered++
      }
      // Work that was passed over would fill the disk.
      await rm(join(data, 'bin'), { recursive: true, force: true })
      progress(kill)
    }
    // Lives until its first acknowledged save, and is killed before long.
    await runUntilKilled(root, 0)
    const leftovers = (await readdir(root)).filter((name) => name.endsWith('.tmp')).slice(1)
    return { kills, acknowledged, corrupt, lost, unreadable, offered, midSave, leftovers }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** What the app finds when it is started again: the number of the save in the file, and whether more is offered. */
async function nextStart(root: string, data: string) {
  const saver = saverIn(root, data)
  const own = await saver.inTurn(() => saver.file.read())
  const pending = await saver.pending(own)
  try {
    if (own.readOnly !== null || own.bytes === null) return 'corrupt'
    const inFile = savedNumber(Buffer.from(own.bytes).toString())
    // Only the save that was under way can be neither in the file nor acknowledged.
    if (pending !== null && savedNumber(pending.content) !== inFile + 1) return 'corrupt'
    return { inFile, offered: pending !== null }
  } catch {
    return 'corrupt'
  }
}

/** Starts a saver, kills it some time after its first acknowledgement, and returns what it acknowledged. */
async function runUntilKilled(root: string, lifeMs: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [saver, root, join(root, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') },
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
