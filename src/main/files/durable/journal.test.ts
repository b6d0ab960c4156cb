import {
  appendFile,
  mkdir,
  mkdtemp,
  writeFile as put,
  readdir,
  readFile,
  rm,
  truncate,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Journal } from './journal.ts'
import { systemOperations } from './operations.ts'
import { faultyOperations, testEnvironment } from './testing/faults.ts'
import { sha256 } from './write.ts'

const system = systemOperations()
let folder: string
let path: string
let journals: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isnad-journal-'))
  path = join(folder, 'حلب.isnad.json')
  journals = join(folder, 'journal')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** What a start after a kill would find. */
async function found() {
  const result = await new Journal(testEnvironment(system), journals).pending()
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

async function journalFile(): Promise<string> {
  const [name] = await readdir(journals)
  return join(journals, name ?? '')
}

describe('the journal', () => {
  test('keeps entries until their target reads back equal', async () => {
    const journal = new Journal(testEnvironment(system), journals)
    const target = { path, base: null }
    expect(await journal.append(target, 'add أ')).toEqual({ ok: true, value: 1 })
    expect(await journal.append(target, 'add ب\nsecond line')).toEqual({ ok: true, value: 2 })
    expect(await found()).toEqual({
      journals: [
        {
          target,
          entries: [
            { sequence: 1, content: 'add أ' },
            { sequence: 2, content: 'add ب\nsecond line' },
          ],
          damaged: 0,
        },
      ],
      unreadable: [],
    })
    const saved = Buffer.from('{"saved":1}')
    await put(path, 'something else')
    expect(await journal.settle(path, 2, sha256(saved))).toEqual({
      ok: false,
      failure: { kind: 'changed-on-disk' },
    })
    expect((await found()).journals[0]?.entries.length).toBe(2)
    await put(path, saved)
    expect(await journal.settle(path, 2, sha256(saved))).toEqual({ ok: true, value: undefined })
    expect(await found()).toEqual({ journals: [], unreadable: [] })
    expect(await readdir(journals)).toEqual([])
    await journal.close()
  })

  test('keeps what was appended while a save ran, upon the saved content', async () => {
    const journal = new Journal(testEnvironment(system), journals)
    await journal.append({ path, base: null }, 'one')
    await journal.append({ path, base: null }, 'two')
    await put(path, 'saved')
    await journal.settle(path, 1, sha256(Buffer.from('saved')))
    await journal.append({ path, base: null }, 'three')
    expect((await found()).journals).toEqual([
      {
        target: { path, base: sha256(Buffer.from('saved')) },
        entries: [
          { sequence: 2, content: 'two' },
          { sequence: 3, content: 'three' },
        ],
        damaged: 0,
      },
    ])
    await journal.close()
  })

  test('cut at any byte keeps every whole line', async () => {
    const journal = new Journal(testEnvironment(system), journals)
    const target = { path, base: 'ab' }
    await journal.append(target, 'one')
    const whole = (await readFile(await journalFile())).length
    await journal.append(target, 'two')
    await journal.close()
    const file = await journalFile()
    const bytes = await readFile(file)
    for (let length = bytes.length; length > whole; length--) {
      await truncate(file, length)
      const [left] = (await found()).journals
      const complete = length >= bytes.length - 1
      expect(left?.entries.map((entry) => entry.content)).toEqual(
        complete ? ['one', 'two'] : ['one'],
      )
    }
    await truncate(file, 5)
    expect(await found()).toEqual({
      journals: [],
      unreadable: [{ file: file.slice(journals.length + 1), code: 'EBADMSG' }],
    })
    expect((await readFile(file)).length).toBe(5)
  })

  test('keeps a long content as it is, and knows it whole from damaged', async () => {
    const journal = new Journal(testEnvironment(system), journals)
    const target = { path, base: null }
    const text = '\uFEFF{\n  "a": "ب"\n}\n\n0123456789abcdef {"sequence":9}\n'
    await journal.append(target, 'one')
    await journal.append(target, 'head\n', Buffer.from(text))
    await journal.append(target, 'three')
    await journal.close()
    const contents = async () => {
      const [left] = (await found()).journals
      return { entries: left?.entries.map(({ content }) => content), damaged: left?.damaged }
    }
    expect(await contents()).toEqual({ entries: ['one', `head\n${text}`, 'three'], damaged: 0 })
    const file = await journalFile()
    const bytes = await readFile(file)
    const at = bytes.indexOf('"a"')
    await put(file, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]))
    expect(await contents()).toEqual({ entries: ['one', 'three'], damaged: 1 })
    bytes[at + 1] = 'z'.charCodeAt(0)
    await put(file, bytes)
    expect(await contents()).toEqual({ entries: ['one', 'three'], damaged: 1 })
  })

  test('of an earlier version, with each content in its line, is read', async () => {
    await mkdir(journals)
    const lines = [
      { path, base: null },
      { sequence: 4, content: 'a\nب' },
    ].map((value) => {
      const json = JSON.stringify(value)
      return `\n${sha256(Buffer.from(json)).slice(0, 16)} ${json}\n`
    })
    await put(join(journals, 'old.journal'), lines.join(''))
    expect((await found()).journals).toEqual([
      {
        target: { path, base: null },
        entries: [{ sequence: 4, content: 'a\nب' }],
        damaged: 0,
      },
    ])
  })

  test('of an earlier run is carried on', async () => {
    const first = new Journal(testEnvironment(system), journals)
    await first.append({ path, base: 'ab' }, 'one')
    await first.close()
    await appendFile(await journalFile(), '0011 {"cut')
    const second = new Journal(testEnvironment(system), journals)
    expect(await second.append({ path, base: 'cd' }, 'two')).toEqual({ ok: true, value: 2 })
    expect((await found()).journals).toEqual([
      {
        target: { path, base: 'ab' },
        entries: [
          { sequence: 1, content: 'one' },
          { sequence: 2, content: 'two' },
        ],
        damaged: 0,
      },
    ])
    const own = await second.pending()
    expect(own).toMatchObject({ ok: true, value: { journals: [] } })
    expect(await second.discard(path)).toMatchObject({ ok: true })
    expect(await found()).toEqual({ journals: [], unreadable: [] })
    expect(await second.discard(path)).toMatchObject({ ok: true })
    await second.close()
  })

  for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EBUSY']) {
    for (const lasts of ['once', 'for-good'] as const) {
      test(`${code} ${lasts} at any operation: what was acknowledged is found`, async () => {
        const saved = Buffer.from('saved')
        for (let at = 1; ; at++) {
          await rm(journals, { recursive: true, force: true })
          await rm(path, { force: true })
          const faulty = faultyOperations(system, { at, code, lasts })
          const journal = new Journal(testEnvironment(faulty.operations), journals)
          const acknowledged: string[] = []
          const append = async (content: string): Promise<number> => {
            const result = await journal.append({ path, base: null }, content)
            if (result.ok) acknowledged.push(content)
            return result.ok ? result.value : 0
          }
          const through = await append('one')
          await append('two')
          await put(path, saved)
          // The first is safe in its file, and may be gone from the journal.
          await journal.settle(path, through, sha256(saved))
          await append('three')
          const left = (await found()).journals.flatMap(({ entries }) =>
            entries.map((entry) => entry.content),
          )
          const must = acknowledged.filter((content) => content !== 'one')
          for (const content of must)
            expect(left, `${at} ${faulty.calls.join()}`).toContain(content)
          const failures = faulty.failures()
          await journal.close().catch(() => undefined)
          if (failures === 0) {
            expect(at).toBeGreaterThan(15)
            break
          }
        }
      })
    }
  }
})
