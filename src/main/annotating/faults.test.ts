import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { systemOperations } from '#main/files/durable/operations.ts'
import { type Fault, faultyOperations } from '#main/files/durable/testing/faults.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { hashOf, noted, opened, removedSpan, save, session, textOf } from './testing/session.ts'

const temporaryFolder = temporaryFolders()
const own = 'قمح.txt.amal.isnad.json'
const sound = textOf(sampleSidecar)
const next = textOf(noted('next'))
const removed = [removedSpan('s')]

/** Opens and saves, one file operation failing; tells how many there were, and how it ended. */
async function savedWith(fault: Fault | null) {
  const { operations, calls, failures } = faultyOperations(systemOperations(), fault)
  const folder = temporaryFolder()
  const data = temporaryFolder()
  fs.writeFileSync(join(folder, own), sound)
  const run = session(folder, { data, operations })
  const isOpen = (await run.annotating.open(run.token)).ok
  const before = calls.length
  const saved = await save(run, hashOf(sound), next, { removed })
  // Its turn comes after that of the journal, which is settled when the save is told.
  await run.annotating.discardPending(run.token)
  const after = calls.length
  const content = fs.readFileSync(join(folder, own), 'utf8')
  return { folder, data, isOpen, saved, content, before, after, failures: failures() }
}

/** Some 90 sessions, each with a save: long on a busy machine. */
const patience = 120_000

describe('a save in which a file operation fails', () => {
  it.each(['ENOSPC', 'EIO', 'EACCES', 'EBUSY'])(
    'loses nothing and says so: %s',
    async (code) => {
      const { before, after } = await savedWith(null)
      expect(after - before).toBeGreaterThan(30)
      for (let at = before + 1; at <= after; at++)
        for (const lasts of ['once', 'for-good'] as const) {
          const { folder, data, isOpen, saved, content, failures } = await savedWith({
            at,
            code,
            lasts,
          })
          const where = `operation ${at}, ${lasts}`
          expect([isOpen, failures > 0], where).toEqual([true, true])
          expect([sound, next], where).toContain(content)
          if (saved.ok) expect(content, where).toBe(next)
          // The next session has it in the file, or is offered it, unless it was said to be nowhere.
          const later = session(folder, { data })
          const annotations = await opened(later)
          const isThere =
            annotations.own?.sha256 === hashOf(next) || annotations.pending?.content === next
          const isKept = saved.ok || saved.failure.isKept
          if (isKept) expect(isThere, where).toBe(true)
          const bin = await later.annotating.listBin(later.token)
          const isInBin = bin.ok && bin.value.length > 0
          if (saved.ok && saved.value.binFailure === null) expect(isInBin, where).toBe(true)
          await later.annotating.end()
        }
    },
    patience,
  )
})
