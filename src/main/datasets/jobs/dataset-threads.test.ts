import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newTag, temporaryFolders } from '#main/datasets/temporary-folders.ts'
import { temporaryFolders as testFolders } from '#main/testing/temporary-folder.ts'
import { DatasetThreads } from './dataset-threads.ts'

const temporaryFolder = testFolders()

/** A stand-in for `thread.ts`: what it does is told by the folder that it is to survey. */
const script = `
const { parentPort } = require('node:worker_threads')
let jobs = 0
parentPort.on('message', (message) => {
  const done = (result) => parentPort.postMessage({ kind: 'done', result })
  if (message.kind === 'cancel') return done('cleared up')
  const { folder, half } = message.argument
  if (half !== undefined) {
    require('node:fs').mkdirSync(half)
    require('node:fs').writeFileSync(half + '/data.jsonl', 'half')
    parentPort.postMessage({ kind: 'progress', done: 1, total: 2 })
  }
  jobs++
  if (folder === 'throw') throw new Error('the reader broke')
  if (folder === 'exit') process.exit(3)
  parentPort.postMessage({ kind: 'progress', done: 1, total: 2 })
  if (folder === 'later') setTimeout(() => { throw new Error('too late') })
  if (folder !== 'wait') done(jobs)
})`

const all: DatasetThreads[] = []
afterEach(async () => {
  await Promise.all(all.splice(0).map((threads) => threads.end()))
})

function freshThreads() {
  const started: Worker[] = []
  const threads = new DatasetThreads(() => {
    const worker = new Worker(script, { eval: true, execArgv: [] })
    started.push(worker)
    return worker
  })
  all.push(threads)
  const progress = vi.fn()
  const run = (folder: string, signal = new AbortController().signal): Promise<unknown> =>
    threads.run('surveyFolder', { folder, shippedTagsets: '' }, { signal, progress })
  return { threads, started, run, progress }
}

const exportRequest = {
  format: 'jsonl',
  annotators: 'all',
  status: null,
  labels: null,
  layer: null,
  split: null,
  tagset: null,
  shippedTagsets: '',
  pseudonyms: false,
  statements: { name: 'set', languages: ['ar'], licence: null, program: '0', division: null },
  force: false,
} as const

describe('DatasetThreads', () => {
  it('does job after job on one thread, and two at once on two', async () => {
    const { started, run, progress } = freshThreads()
    expect(await run('a')).toBe(1)
    expect(await run('b')).toBe(2)
    expect(progress).toHaveBeenCalledWith(1, 2)
    expect(started).toHaveLength(1)
    await Promise.all([run('c'), run('d')])
    expect(started).toHaveLength(2)
  })

  it('asks a job to end and waits until it has cleared up', async () => {
    const { run } = freshThreads()
    const controller = new AbortController()
    const waiting = run('wait', controller.signal)
    controller.abort()
    expect(await waiting).toBe('cleared up')
    expect(await run('wait', AbortSignal.abort())).toBe('cleared up')
    expect(await run('a')).toBe(3)
  })

  it.each([
    ['throws', 'throw', 'the reader broke'],
    ['ends its thread', 'exit', '3'],
  ])('survives a job that %s', async (_, folder, detail) => {
    const { run } = freshThreads()
    expect(await run(folder)).toMatchObject({
      ok: false,
      failure: { kind: 'worker-failed', detail: expect.stringContaining(detail) },
    })
    expect(await run('a')).toBe(1)
  })

  it.each(['throw', 'exit', 'killed'])(
    'takes away what one has half-written that dies: %s',
    async (how) => {
      const { threads, started } = freshThreads()
      const root = temporaryFolder()
      fs.mkdirSync(join(root, '.isnad-somebody-else'))
      const [target, tag] = [join(root, 'set'), newTag()]
      const { made: half } = temporaryFolders(target, tag)
      const killed = (): void => void (how === 'killed' && started[0]?.terminate())
      const watch = { signal: new AbortController().signal, progress: killed }
      const argument = {
        ...exportRequest,
        folder: how === 'killed' ? 'wait' : how,
        target,
        tag,
        half,
      }
      const outcome = await threads.run('exportDataset', argument, watch)
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'worker-failed' } })
      expect(fs.readdirSync(root)).toEqual(['.isnad-somebody-else'])
    },
  )

  it('forgets a thread that dies while it waits for a job', async () => {
    const { run, started } = freshThreads()
    await run('later')
    await new Promise((resolve) => started[0]?.once('exit', resolve))
    expect(await run('a')).toBe(1)
    expect(started).toHaveLength(2)
  })

  it('cancels all jobs when it ends', async () => {
    const { threads, run } = freshThreads()
    const waiting = run('wait')
    await threads.end()
    expect(await waiting).toBe('cleared up')
  })
})
