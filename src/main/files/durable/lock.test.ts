import { mkdtemp, writeFile as put, readdir, readFile, rm, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockPath, shortName, takeLock } from './lock.ts'
import { type FileOperations, systemOperations } from './operations.ts'
import { testEnvironment } from './testing/faults.ts'
import { updateFile } from './write.ts'

const system = systemOperations()
const ANOTHER_PROCESS = 4_000_000

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isnad-lock-'))
  path = join(folder, 'haleb.isnad.json')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const lockOf = (host: string, process: number): string =>
  JSON.stringify({ owner: 'theirs', host, process })

describe('the lock', () => {
  test('is there while held, and gone after', async () => {
    const lock = await takeLock(testEnvironment(system), path)
    if (!lock.ok) throw new Error(lock.failure.kind)
    expect(await readdir(folder)).toEqual([`${shortName(path)}.lock`])
    expect(await lock.value.isHeld()).toBe(true)
    expect(lock.value.takenOver).toBe(false)
    await lock.value.release()
    expect(await readdir(folder)).toEqual([])
  })

  test('of a running process is waited for, then told with its host', async () => {
    await put(lockPath(path), lockOf('here', ANOTHER_PROCESS))
    let renewals = 0
    const renewed: FileOperations = {
      ...system,
      status: async (file) => ({ ...(await system.status(file)), modifiedMs: renewals++ }),
    }
    const environment = testEnvironment(renewed, { running: new Set([ANOTHER_PROCESS]) })
    expect(await takeLock(environment, path)).toEqual({
      ok: false,
      failure: { kind: 'locked', by: 'here' },
    })
    expect(await readFile(lockPath(path), 'utf8')).toContain('theirs')
  })

  test('that is released in the meantime is taken', async () => {
    await put(lockPath(path), lockOf('there', 1))
    let looks = 0
    const operations: FileOperations = {
      ...system,
      status: async (file) => {
        if (++looks === 3) await rm(lockPath(path))
        return system.status(file)
      },
    }
    expect(await takeLock(testEnvironment(operations), path)).toMatchObject({
      ok: true,
      value: { takenOver: false },
    })
  })

  test('of a dead process of this host is taken over at once', async () => {
    await put(lockPath(path), lockOf('here', ANOTHER_PROCESS))
    const environment = testEnvironment(system)
    expect(await takeLock(environment, path)).toMatchObject({
      ok: true,
      value: { takenOver: true },
    })
    expect(environment.clock.elapsed()).toBe(0)
  })

  test.each([
    ['of another host', lockOf('there', 1), 10_000],
    ['without an owner', '', 2000],
    ['of damaged content', '{"owner":1}', 2000],
  ])('%s is taken over once it stood unrenewed under our eyes', async (_, content, patience) => {
    await put(lockPath(path), content)
    // However old or young the file claims to be: clocks of other machines are not to be trusted.
    await utimes(lockPath(path), 0, 0)
    const environment = testEnvironment(system)
    expect(await takeLock(environment, path)).toMatchObject({
      ok: true,
      value: { takenOver: true },
    })
    expect(environment.clock.elapsed()).toBeGreaterThan(patience)
    expect(environment.clock.elapsed()).toBeLessThan(patience + 500)
    expect((await readdir(folder)).length).toBe(1)
  })

  test('that was replaced while it looked stale is left alone', async () => {
    await put(lockPath(path), lockOf('here', ANOTHER_PROCESS))
    const operations: FileOperations = {
      ...system,
      create: async (file, mode) => {
        if (file.endsWith('.takeover')) await put(lockPath(path), lockOf('there', 1))
        return system.create(file, mode)
      },
    }
    const environment = testEnvironment(operations)
    const lock = await takeLock(environment, path)
    expect(lock).toMatchObject({ ok: true })
    // The new lock had its own 10 s.
    expect(environment.clock.elapsed()).toBeGreaterThan(10_000)
  })

  test('that leads nowhere does not hang', async () => {
    await symlink(join(folder, 'nowhere'), lockPath(path))
    expect(await takeLock(testEnvironment(system), path)).toEqual({
      ok: false,
      failure: { kind: 'locked', by: null },
    })
  })

  test("a dead saver's temporary files are cleared with its lock, and others stay", async () => {
    const mine = join(folder, `${shortName(path)}-0011223344ff.tmp`)
    const others = join(folder, '.isnad-abcdefabcdef-0011223344ff.tmp')
    await put(lockPath(path), lockOf('here', ANOTHER_PROCESS))
    await put(mine, 'half')
    await put(others, 'half')
    const saved = await updateFile(testEnvironment(system), { path, root: folder }, () => ({
      ok: true,
      value: Buffer.from('{}'),
    }))
    expect(saved).toMatchObject({ ok: true })
    expect((await readdir(folder)).sort()).toEqual(
      ['.isnad-abcdefabcdef-0011223344ff.tmp', 'haleb.isnad.json'].sort(),
    )
  })
})
