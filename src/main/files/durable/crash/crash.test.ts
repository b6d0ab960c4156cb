import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile as put, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { killRepeatedly } from './killing.ts'

/** Processes start slowly where many tests run at once; nothing is measured. */
const PATIENCE_MS = 180_000

test(
  'after kills at any moment the file is whole and has what was acknowledged',
  async () => {
    // The full count runs by `npm run crash-test`.
    const counts = await killRepeatedly(20, Math.random, () => undefined)
    expect(counts).toMatchObject({ kills: 20, corrupt: 0, lost: 0, unreadable: 0, leftovers: [] })
    expect(counts.acknowledged).toBeGreaterThanOrEqual(20)
  },
  PATIENCE_MS,
)

test(
  'two processes that save one file 200 times each lose no id',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'isnad-two-'))
    const merger = fileURLToPath(new URL('./merger.ts', import.meta.url))
    try {
      await put(join(folder, 'article.txt.amal.isnad.json'), '[]')
      const ended = ['a', 'b'].map(async (name) => {
        const child = spawn(process.execPath, [merger, folder, name, '200'], { stdio: 'inherit' })
        const [code] = await once(child, 'close')
        return code
      })
      expect(await Promise.all(ended)).toEqual([0, 0])
      expect(await readdir(folder)).toEqual(['article.txt.amal.isnad.json'])
      const ids: unknown = JSON.parse(
        await readFile(join(folder, 'article.txt.amal.isnad.json'), 'utf8'),
      )
      const expected = ['a', 'b'].flatMap((name) =>
        Array.from({ length: 200 }, (_, i) => `${name}-${i + 1}`),
      )
      expect(Array.isArray(ids) && [...ids].sort()).toEqual(expected.sort())
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  PATIENCE_MS,
)
