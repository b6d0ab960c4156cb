import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  writeFile as put,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { lockPath } from './lock.ts'
import { type FileOperations, systemOperations } from './operations.ts'
import { type Fault, faultyOperations, testEnvironment } from './testing/faults.ts'
import { sha256, updateFile, writeFile } from './write.ts'

const oldBytes = Buffer.from(JSON.stringify({ version: 1, ids: ['old'] }))
const newBytes = Buffer.from(JSON.stringify({ version: 1, ids: ['old', 'new', 'ن'.repeat(5000)] }))
const system = systemOperations()

let root: string
let path: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'isnad-durable-')))
  path = join(root, 'haleb.txt.amal.isnad.json')
  await put(path, oldBytes)
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const save = (operations: FileOperations = system, expected: string | null = sha256(oldBytes)) =>
  writeFile(testEnvironment(operations), { path, root }, newBytes, expected)

async function leftBehind(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.startsWith('.isnad'))
}

describe('saving', () => {
  test('writes the new content and leaves nothing else behind', async () => {
    expect(await save()).toEqual(
      ok({ outcome: 'written', sha256: sha256(newBytes), lockLeft: null }),
    )
    expect(await readFile(path)).toEqual(newBytes)
    expect(await readdir(root)).toEqual(['haleb.txt.amal.isnad.json'])
  })

  test('makes a file that was not there, and refuses to where one is', async () => {
    await rm(path)
    expect(await save(system, null)).toMatchObject({ ok: true, value: { outcome: 'written' } })
    expect(await readFile(path)).toEqual(newBytes)
    const again = await writeFile(testEnvironment(system), { path, root }, oldBytes, null)
    expect(again).toEqual({ ok: false, failure: { kind: 'changed-on-disk' } })
    expect(await readFile(path)).toEqual(newBytes)
  })

  test('does not touch a file that holds these bytes already', async () => {
    const before = await stat(path)
    const { operations, calls } = faultyOperations(system, null)
    const result = await writeFile(
      testEnvironment(operations),
      { path, root },
      oldBytes,
      sha256(oldBytes),
    )
    expect(result).toMatchObject({ ok: true, value: { outcome: 'unchanged' } })
    expect(calls).not.toContain('rename')
    expect((await stat(path)).ino).toBe(before.ino)
    expect(await leftBehind()).toEqual([])
  })

  test('keeps the mode', async () => {
    await chmod(path, 0o640)
    await save()
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  test('gives the new file the owner of the old one, before it takes its place', async () => {
    const given: string[] = []
    const { uid, gid } = await stat(path)
    await save({
      ...system,
      setOwner: async (file, user, group) => {
        given.push(`${user}:${group} of ${file.slice(-4)}`)
        await system.setOwner(file, user, group)
      },
      rename: async (from, to) => {
        given.push('rename')
        await system.rename(from, to)
      },
    })
    expect(given).toEqual([`${uid}:${gid} of .tmp`, 'rename'])
  })

  test('writes through nothing that lies where its temporary file would', async () => {
    const outside = join(root, 'outside')
    await put(outside, 'not ours')
    let planted = ''
    const result = await save({
      ...system,
      create: async (file, mode) => {
        if (planted === '' && file.endsWith('.tmp')) {
          planted = file
          await symlink(outside, file)
        }
        return system.create(file, mode)
      },
    })
    expect(result).toMatchObject({ ok: true })
    expect(await readFile(path)).toEqual(newBytes)
    expect(await readFile(outside, 'utf8')).toBe('not ours')
    expect(await readlink(planted)).toBe(outside)
  })

  test('a name of 255 bytes can be saved', async () => {
    path = join(root, `${'ح'.repeat(121)}.isnad.json123`.slice(0, 134))
    expect(Buffer.byteLength(path.slice(root.length + 1))).toBeGreaterThan(250)
    expect(await save(system, null)).toMatchObject({ ok: true })
    expect(await leftBehind()).toEqual([])
  })

  test('acknowledges only after the sync, the second hash, the rename and the sync of the folder', async () => {
    const { operations, calls } = faultyOperations(system, null)
    await save(operations)
    const order = ['write', 'sync', 'size', 'setMode', 'read', 'rename', 'syncFolder', 'remove']
    const places = order.map((name) => calls.lastIndexOf(name))
    expect(places.slice(0, 4)).toEqual([...places.slice(0, 4)].sort((a, b) => a - b))
    expect(calls.lastIndexOf('sync')).toBeLessThan(calls.indexOf('rename'))
    expect(calls.slice(calls.lastIndexOf('setMode'), calls.indexOf('rename'))).toContain('read')
    expect(calls.indexOf('rename')).toBeLessThan(calls.indexOf('syncFolder'))
    expect(calls.indexOf('syncFolder')).toBeLessThan(calls.lastIndexOf('remove'))
  })
})

describe('links and roots', () => {
  test('a link inside the root is followed and stays a link', async () => {
    const alias = join(root, 'alias.json')
    await symlink(path, alias)
    const result = await writeFile(
      testEnvironment(system),
      { path: alias, root },
      newBytes,
      sha256(oldBytes),
    )
    expect(result).toMatchObject({ ok: true })
    expect(await readFile(path)).toEqual(newBytes)
    expect(await realpath(alias)).toBe(path)
  })

  test('a link, or a folder that is one, to outside is refused, and the file there stays', async () => {
    const inside = join(root, 'inside')
    await mkdir(inside)
    const alias = join(inside, 'alias.json')
    await symlink(path, alias)
    await symlink(root, join(inside, 'up'))
    for (const target of [alias, join(inside, 'up', 'haleb.txt.amal.isnad.json')]) {
      const result = await writeFile(
        testEnvironment(system),
        { path: target, root: inside },
        newBytes,
        sha256(oldBytes),
      )
      expect(result).toEqual({ ok: false, failure: { kind: 'outside-root' } })
    }
    expect(await readFile(path)).toEqual(oldBytes)
  })

  test('a link that leads nowhere and a folder in the place of the file are refused', async () => {
    const alias = join(root, 'alias.json')
    await symlink(join(root, 'nowhere.json'), alias)
    const nowhere = await writeFile(testEnvironment(system), { path: alias, root }, newBytes, null)
    expect(nowhere).toEqual({ ok: false, failure: { kind: 'io', code: 'ENOENT', replaced: false } })
    await rm(path)
    await mkdir(path)
    expect(await save(system, null)).toEqual({ ok: false, failure: { kind: 'not-a-regular-file' } })
    expect(await leftBehind()).toEqual([])
  })
})

describe('a file that others change', () => {
  test('is not overwritten where it is not what was read', async () => {
    await put(path, 'someone else')
    expect(await save()).toEqual({ ok: false, failure: { kind: 'changed-on-disk' } })
    expect(await readFile(path, 'utf8')).toBe('someone else')
    expect(await leftBehind()).toEqual([])
  })

  test('between the two hashes is merged anew, and given up where it never rests', async () => {
    let changes = 0
    const changing = (most: number): FileOperations => ({
      ...system,
      setMode: async (file, mode) => {
        await system.setMode(file, mode)
        if (changes < most) await put(path, `theirs ${++changes}`)
      },
    })
    const seen: string[] = []
    const merge = (operations: FileOperations) =>
      updateFile(testEnvironment(operations), { path, root }, (current) => {
        seen.push(String(current === null ? null : Buffer.from(current.bytes)))
        return ok(Buffer.concat([current?.bytes ?? Buffer.alloc(0), Buffer.from(' and ours')]))
      })
    expect(await merge(changing(2))).toMatchObject({ ok: true })
    expect(await readFile(path, 'utf8')).toBe('theirs 2 and ours')
    expect(seen.slice(1)).toEqual(['theirs 1', 'theirs 2'])
    expect(await merge(changing(100))).toEqual({ ok: false, failure: { kind: 'changed-on-disk' } })
    expect(await leftBehind()).toEqual([])
  })

  test('and that turns out not to be wanted is left as it was', async () => {
    const refused = { ok: false, failure: { kind: 'not-wanted' } } as const
    const update = () => ok(newBytes)
    const target = { path, root }
    await put(path, oldBytes)
    const saved = await updateFile(testEnvironment(system), target, update, async () => {
      // The new content lies beside the file already.
      expect((await leftBehind()).filter((name) => name.endsWith('.tmp'))).toHaveLength(1)
      return refused
    })
    expect(saved).toEqual(refused)
    expect(await readFile(path)).toEqual(Buffer.from(oldBytes))
    expect(await leftBehind()).toEqual([])
  })

  test('and that is held for a moment is waited for', async () => {
    let held = 5
    const operations: FileOperations = {
      ...system,
      rename: async (from, to) => {
        if (held-- > 0) throw Object.assign(new Error('held'), { code: 'EPERM' })
        await system.rename(from, to)
      },
    }
    expect(await save(operations)).toMatchObject({ ok: true })
    held = Number.POSITIVE_INFINITY
    const longer = testEnvironment(operations)
    const result = await writeFile(longer, { path, root }, oldBytes, sha256(newBytes))
    expect(result).toEqual({ ok: false, failure: { kind: 'read-only' } })
    expect(longer.clock.elapsed()).toBeGreaterThan(2000)
    expect(longer.clock.elapsed()).toBeLessThanOrEqual(3000)
    expect(await readFile(path)).toEqual(newBytes)
  })

  test('a lock that was lost before the rename stops it', async () => {
    const operations: FileOperations = {
      ...system,
      setMode: async (file, mode) => {
        await system.setMode(file, mode)
        await put(lockPath(path), JSON.stringify({ owner: 'x', host: 'there', process: 1 }))
      },
    }
    expect(await save(operations)).toEqual({ ok: false, failure: { kind: 'locked', by: null } })
    expect(await readFile(path)).toEqual(oldBytes)
    expect(await readFile(lockPath(path), 'utf8')).toContain('there')
  })
})

describe('a failure at every operation', () => {
  /** What each code may be told as, where the target is untouched. */
  const told: Readonly<Record<string, readonly string[]>> = {
    ENOSPC: ['full-disk'],
    EIO: ['io'],
    EACCES: ['read-only'],
    EBUSY: ['locked'],
  }

  for (const code of Object.keys(told)) {
    for (const lasts of ['once', 'for-good'] as const) {
      test(`${code} ${lasts}: old or new content, always told, never cut`, async () => {
        const counted = faultyOperations(system, null)
        await save(counted.operations)
        const operations = counted.calls.length
        expect(operations).toBeGreaterThan(18)
        for (let at = 1; at <= operations; at++) {
          await rm(root, { recursive: true })
          await mkdir(root)
          await put(path, oldBytes)
          const fault: Fault = { at, code, lasts }
          const { operations: faulty, calls, failures } = faultyOperations(system, fault)
          const result = await save(faulty)
          expect(failures(), calls.join()).toBeGreaterThan(0)
          const content = await readFile(path)
          const context = `${code} ${lasts} at ${at} (${calls[at - 1]}): ${JSON.stringify(result)}`
          if (result.ok) {
            expect(content.equals(newBytes), context).toBe(true)
            continue
          }
          const failure = result.failure
          if (failure.kind === 'io' && failure.replaced) {
            expect(content.equals(newBytes), context).toBe(true)
            expect(calls[at - 1], context).toBe('syncFolder')
          } else {
            expect(content.equals(oldBytes), context).toBe(true)
            expect(told[code], context).toContain(failure.kind)
          }
        }
      })
    }
  }

  test('a write that is cut short without an error is found by its size', async () => {
    const operations: FileOperations = {
      ...system,
      create: async (file, mode) => {
        const inner = await system.create(file, mode)
        const isTemporary = file.endsWith('.tmp')
        return {
          ...inner,
          write: (bytes) => inner.write(isTemporary ? bytes.subarray(0, bytes.length - 1) : bytes),
        }
      },
    }
    expect(await save(operations)).toEqual({ ok: false, failure: { kind: 'full-disk' } })
    expect(await readFile(path)).toEqual(oldBytes)
    expect(await leftBehind()).toEqual([])
  })

  test('a hard link elsewhere keeps the old content', async () => {
    const other = join(root, 'other.json')
    await link(path, other)
    await save()
    expect(await readFile(other)).toEqual(oldBytes)
  })
})
