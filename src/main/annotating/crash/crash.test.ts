import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseSidecar } from '#core/sidecar/parse.ts'
import { killRepeatedly } from './killing.ts'
import { annotator, articleName } from './sidecars.ts'

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
  'two processes that save one sidecar 200 times each lose no span',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'isnad-two-'))
    const merger = fileURLToPath(new URL('./merger.ts', import.meta.url))
    try {
      const ended = ['a', 'b'].map(async (name) => {
        const args = [merger, folder, join(folder, `data-${name}`), name, '200']
        const child = spawn(process.execPath, args, { stdio: 'inherit' })
        const [code] = await once(child, 'close')
        return code
      })
      expect(await Promise.all(ended)).toEqual([0, 0])
      const file = `${articleName}.${annotator.id}.isnad.json`
      expect((await readdir(folder)).toSorted()).toEqual(['data-a', 'data-b', file].toSorted())
      const parsed = parseSidecar(await readFile(join(folder, file), 'utf8'))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure))
      const expected = ['a', 'b'].flatMap((name) =>
        Array.from({ length: 200 }, (_, i) => `${name}-${i + 1}`),
      )
      const { spans, conflicts } = parsed.value.sidecar
      expect(spans.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
      expect(conflicts).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  PATIENCE_MS,
)
