import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCorrections } from '#core/sidecar/corrections.ts'
import { systemOperations } from '#main/files/durable/operations.ts'
import { type Fault, faultyOperations } from '#main/files/durable/testing/faults.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import {
  after,
  before,
  correct,
  corrections,
  own,
  sidecarBefore,
} from './testing/corrected-article.ts'
import { hashOf, opened, session } from './testing/session.ts'

const temporaryFolder = temporaryFolders()

/** Opens an article and saves its correction, one file operation failing. */
async function correctedWith(fault: Fault | null) {
  const { operations, calls, failures } = faultyOperations(systemOperations(), fault)
  const folder = temporaryFolder()
  const data = temporaryFolder()
  fs.writeFileSync(join(folder, own), sidecarBefore)
  const run = session(folder, { data, operations, articleText: before })
  await opened(run)
  const opening = calls.length
  const saved = await correct(run, before)
  // Its turn comes after that of the journal, which is settled when the save is told.
  await run.annotating.discardPending(run.token)
  return { folder, data, run, saved, opening, ending: calls.length, failures: failures() }
}

/** Some 130 sessions each, with a correction: long on a busy machine. */
const patience = 120_000

describe('a correction in which a file operation fails', () => {
  it.each(['ENOSPC', 'EIO', 'EACCES', 'EBUSY'])(
    'loses nothing and says so: %s',
    async (code) => {
      const { opening, ending } = await correctedWith(null)
      expect(ending - opening).toBeGreaterThan(60)
      for (let at = opening + 1; at <= ending; at++)
        for (const lasts of ['once', 'for-good'] as const) {
          const { folder, data, run, saved, failures } = await correctedWith({ at, code, lasts })
          const where = `operation ${at}, ${lasts}`
          expect(failures, where).toBeGreaterThan(0)
          const text = fs.readFileSync(run.article, 'utf8')
          expect([before, after], where).toContain(text)
          if (saved.ok) expect(text, where).toBe(after)
          const later = session(folder, { data })
          const { own: sidecar, pending } = await opened(later)
          if (text === before) {
            // Nothing of the annotations was touched, and the window still has the correction.
            expect(sidecar?.sha256, where).toBe(hashOf(sidecarBefore))
          } else {
            // Others can follow, the old bytes can be had back, and the own spans are there or are offered.
            const map = loadCorrections(fs.readFileSync(join(folder, corrections), 'utf8'))
            expect(map.ok && map.value.corrections.at(-1)?.to.sha256, where).toBe(hashOf(after))
            const bin = await later.annotating.listBin(later.token)
            expect(bin.ok && bin.value.map(({ kind }) => kind), where).toContain('article')
            const { work } = await later.recovered.list()
            const isIn = (content: string) => content.includes(hashOf(after))
            const isThere =
              isIn(fs.readFileSync(join(folder, own), 'utf8')) ||
              isIn(pending?.content ?? '') ||
              work.some(({ kind }) => kind === 'correction')
            const ownSaved = saved.ok ? saved.value.sidecar : null
            if (ownSaved === null || ownSaved.ok || ownSaved.failure.isKept)
              expect(isThere, where).toBe(true)
          }
          await later.annotating.end()
        }
    },
    patience,
  )
})
