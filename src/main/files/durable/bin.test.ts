import { mkdtemp, writeFile as put, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BIN_DAYS, Bin } from './bin.ts'
import { systemOperations } from './operations.ts'
import { faultyOperations, testEnvironment } from './testing/faults.ts'

const system = systemOperations()
const DAY_MS = 86_400_000
let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'isnad-bin-')), 'bin')
})

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const span = { kind: 'span', title: 'الأخبار الكاذبة', content: Buffer.from('{"id":"a"}') }

test('what is put in is listed by article, newest first, and taken out', async () => {
  const environment = testEnvironment(system)
  const bin = new Bin(environment, folder)
  expect(await bin.list('/a.txt')).toEqual({ ok: true, value: { entries: [], unreadable: [] } })
  const first = await bin.put('/a.txt', span)
  environment.advance(1000)
  const second = await bin.put('/a.txt', {
    ...span,
    kind: 'article-bytes',
    content: Uint8Array.of(0, 255),
  })
  await bin.put('/b.txt', span)
  if (!first.ok || !second.ok) throw new Error('not put')
  const listed = await bin.list('/a.txt')
  expect(listed).toMatchObject({
    ok: true,
    value: {
      entries: [
        { id: second.value, kind: 'article-bytes', content: Buffer.of(0, 255) },
        { id: first.value, ...span },
      ],
    },
  })
  expect(await bin.remove('/a.txt', second.value)).toMatchObject({ ok: true })
  expect(await bin.remove('/a.txt', second.value)).toMatchObject({ ok: true })
  expect(await bin.list('/a.txt')).toMatchObject({ value: { entries: [{ id: first.value }] } })
})

test('after 30 days it goes, and not a day earlier; a clock set back takes nothing', async () => {
  const environment = testEnvironment(system)
  const bin = new Bin(environment, folder)
  await bin.put('/a.txt', span)
  environment.advance((BIN_DAYS - 1) * DAY_MS)
  await bin.put('/a.txt', { ...span, title: 'later' })
  expect(await bin.purge()).toEqual({ ok: true, value: 0 })
  environment.advance(DAY_MS + 1)
  expect(await bin.purge()).toEqual({ ok: true, value: 1 })
  expect(await bin.list('/a.txt')).toMatchObject({ value: { entries: [{ title: 'later' }] } })
  const earlier = new Bin(testEnvironment(system, { startMs: 0 }), folder)
  expect(await earlier.purge()).toEqual({ ok: true, value: 0 })
})

test('a damaged file is told and kept', async () => {
  const bin = new Bin(testEnvironment(system), folder)
  await bin.put('/a.txt', span)
  const [article] = await readdir(folder)
  await put(join(folder, article ?? '', 'zz-00.json'), '{"kind":')
  expect(await bin.list('/a.txt')).toMatchObject({
    value: { entries: [{ title: span.title }], unreadable: ['zz-00.json'] },
  })
})

test('a failure at any operation of putting is told, and what was acknowledged is there', async () => {
  for (const code of ['ENOSPC', 'EIO', 'EACCES']) {
    for (let at = 1; ; at++) {
      await rm(folder, { recursive: true, force: true })
      const faulty = faultyOperations(system, { at, code, lasts: 'once' })
      const put = await new Bin(testEnvironment(faulty.operations), folder).put('/a.txt', span)
      const listed = await new Bin(testEnvironment(system), folder).list('/a.txt')
      if (put.ok) expect(listed).toMatchObject({ value: { entries: [{ id: put.value }] } })
      else expect(faulty.failures()).toBeGreaterThan(0)
      if (faulty.failures() === 0) break
    }
  }
})
