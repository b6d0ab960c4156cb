import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { CorrectionDrafts } from './correction-drafts.ts'

const temporaryFolder = temporaryFolders()
const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]
const draftOf = (inserted: string) => ({ at: 1, edits: [{ start: 4, removed: 'قال', inserted }] })

function fresh(folder = join(temporaryFolder(), 'corrections')) {
  const events = recordedEvents()
  return { folder, events, drafts: new CorrectionDrafts(folder, events) }
}

describe('corrections that were not saved', () => {
  it('are on the disk once they are kept, each by the text that it began with', async () => {
    const { drafts, folder, events } = fresh()
    await drafts.keep(one, draftOf('قالت'))
    await drafts.keep(other, draftOf('غيره'))
    // Nothing is told to end: another run finds what this one wrote.
    const { drafts: next } = fresh(folder)
    expect(await next.find(one)).toEqual(draftOf('قالت'))
    expect(await next.find(other)).toEqual(draftOf('غيره'))
    expect(await next.find('c'.repeat(64))).toBeNull()
    expect(events.told).toEqual([])
  })

  it('are the last that was kept, and gone once dropped, however fast one follows the other', async () => {
    const { drafts, folder } = fresh()
    void drafts.keep(one, draftOf('ق'))
    void drafts.keep(one, draftOf('قالت'))
    expect(await drafts.find(one)).toEqual(draftOf('قالت'))
    void drafts.keep(one, draftOf('غيره'))
    await drafts.keep(one, null)
    await drafts.saved()
    expect(await drafts.find(one)).toBeNull()
    expect(fs.readdirSync(folder)).toEqual([])
    await drafts.keep(one, null)
  })

  it('are set aside and told of where the file is damaged', async () => {
    const { drafts, folder, events } = fresh()
    fs.mkdirSync(folder, { recursive: true })
    const damaged = JSON.stringify({ at: 1, edits: [{ start: -1, removed: '', inserted: 'س' }] })
    fs.writeFileSync(join(folder, `${one}.json`), damaged)
    expect(await drafts.find(one)).toBeNull()
    expect(events.told).toEqual([`${one}.json kept as ${one}.damaged.json`])
    expect(fs.readFileSync(join(folder, `${one}.damaged.json`), 'utf8')).toBe(damaged)
  })

  it('are told of where they cannot be kept', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'corrections'), '')
    const { drafts, events } = fresh(join(folder, 'corrections'))
    await drafts.keep(one, draftOf('قالت'))
    expect(events.told).toEqual([`${one}.json not saved: EEXIST`])
  })
})
