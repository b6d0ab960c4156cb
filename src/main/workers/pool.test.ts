import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { WorkerPool } from './pool.ts'

/** A stand-in for `worker.ts`: what it does is told by the path that it is to list. */
const script = `
const { parentPort } = require('node:worker_threads')
let jobs = 0
parentPort.on('message', ({ argument: { path } }) => {
  jobs++
  if (path === 'hang') for (;;) {}
  if (path === 'throw') throw new Error('the parser broke')
  if (path === 'exit') process.exit(3)
  if (path === 'fill') { const all = []; for (;;) all.push(new Array(1e6).fill(path)) }
  parentPort.postMessage({ path, jobs })
})`

const pools: WorkerPool[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

function freshPool(largest: number) {
  const started: Worker[] = []
  const pool = new WorkerPool(() => {
    const worker = new Worker(script, {
      eval: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    })
    started.push(worker)
    return worker
  }, largest)
  pools.push(pool)
  const run = (path: string, signal = new AbortController().signal) =>
    pool.run('listFolder', { path }, signal)
  return { pool, started, run }
}

describe('WorkerPool', () => {
  it('does job after job on the thread that was warm', async () => {
    const { pool, started, run } = freshPool(2)
    pool.warm()
    pool.warm()
    expect(await run('a')).toEqual({ kind: 'done', result: { path: 'a', jobs: 1 } })
    expect(await run('b')).toEqual({ kind: 'done', result: { path: 'b', jobs: 2 } })
    expect(started).toHaveLength(1)
  })

  it('starts as many ahead as are asked for, those that work among them', async () => {
    const { pool, started, run } = freshPool(3)
    pool.warm()
    pool.warm(2)
    expect(started).toHaveLength(2)
    await Promise.all([run('a'), run('b')])
    expect(started).toHaveLength(2)
    const controller = new AbortController()
    const hung = [run('hang', controller.signal), run('hang', controller.signal)]
    pool.warm(3)
    expect(started).toHaveLength(3)
    controller.abort()
    await Promise.all(hung)
  })

  it('works on no more jobs at once than it may, and does the rest after', async () => {
    const { started, run } = freshPool(2)
    const outcomes = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((path) => run(path)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('done'))
    expect(started.length).toBeLessThanOrEqual(5)
  })

  it('cancels a job that would never end, and goes on', async () => {
    const { run } = freshPool(1)
    const controller = new AbortController()
    const hung = run('hang', controller.signal)
    const next = run('next')
    controller.abort()
    expect(await hung).toEqual({ kind: 'cancelled' })
    expect(await next).toEqual({ kind: 'done', result: { path: 'next', jobs: 1 } })
  })

  it('cancels a job that still waits, without starting it', async () => {
    const { started, run } = freshPool(1)
    const first = new AbortController()
    const second = new AbortController()
    const hung = run('hang', first.signal)
    const waiting = run('waiting', second.signal)
    second.abort()
    expect(await waiting).toEqual({ kind: 'cancelled' })
    expect(started).toHaveLength(1)
    first.abort()
    await hung
    expect(await run('late', AbortSignal.abort())).toEqual({ kind: 'cancelled' })
  })

  it.each([
    ['throws', 'throw', 'the parser broke'],
    ['ends its thread', 'exit', '3'],
    ['fills its memory', 'fill', 'memory'],
  ])('survives a job that %s', async (_, path, detail) => {
    const { run } = freshPool(1)
    const outcome = await run(path)
    expect(outcome.kind === 'crashed' && outcome.detail).toContain(detail)
    expect((await run('next')).kind).toBe('done')
  })

  it('reports a thread that cannot even start', async () => {
    const pool = new WorkerPool(() => new Worker(join(import.meta.dirname, 'none.js')), 1)
    pools.push(pool)
    pool.warm()
    const outcome = await pool.run('listFolder', { path: 'a' }, new AbortController().signal)
    expect(outcome.kind).toBe('crashed')
  })

  it('cancels everything when it closes', async () => {
    const { pool, run } = freshPool(1)
    const outcomes = [run('hang'), run('waiting')]
    await pool.close()
    expect(await Promise.all(outcomes)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }])
  })
})
