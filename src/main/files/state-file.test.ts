import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { type Recovered, StateFile } from './state-file.ts'

const temporaryFolder = temporaryFolders()

function recoverNumber(parsed: unknown): Recovered<number> {
  return typeof parsed === 'number' ? { value: parsed, whole: true } : { value: 7, whole: false }
}

function fresh(content?: string) {
  const folder = temporaryFolder()
  const path = join(folder, 'count.json')
  if (content !== undefined) fs.writeFileSync(path, content)
  const events = recordedEvents()
  return { folder, path, events, file: new StateFile<number>(path, events) }
}

describe('StateFile', () => {
  it('starts with what the reader makes of nothing, and says nothing of it', () => {
    const { file, events } = fresh()
    expect(file.isNew).toBe(true)
    expect(file.read(recoverNumber)).toBe(7)
    expect(events.told).toEqual([])
  })

  it('reads back what it saved and leaves nothing beside it', async () => {
    const { file, folder, events } = fresh()
    await file.save(12)
    expect(file.isNew).toBe(false)
    expect(file.read(recoverNumber)).toBe(12)
    expect(fs.readdirSync(folder)).toEqual(['count.json'])
    expect(events.told).toEqual([])
  })

  it('writes the last of several saves', async () => {
    const { file } = fresh()
    await Promise.all([file.save(1), file.save(2), file.save(3)])
    expect(file.read(recoverNumber)).toBe(3)
  })

  it.each([
    ['cut off', '{"a":'],
    ['empty', ''],
    ['all NUL', '\0\0\0\0'],
    ['of another kind', '"text"'],
  ])('keeps a file that is %s aside before another is written', async (_, content) => {
    const { file, folder, events } = fresh(content)
    expect(file.read(recoverNumber)).toBe(7)
    expect(events.told).toEqual(['count.json kept as count.damaged.json'])
    await file.save(8)
    expect(fs.readFileSync(join(folder, 'count.damaged.json'), 'utf8')).toBe(content)
    expect(file.read(recoverNumber)).toBe(8)
  })

  it('keeps every damaged file, not the last alone', () => {
    const { file, folder, path } = fresh('first')
    file.read(recoverNumber)
    fs.writeFileSync(path, 'second')
    file.read(recoverNumber)
    expect(fs.readFileSync(join(folder, 'count.damaged.json'), 'utf8')).toBe('first')
    expect(fs.readFileSync(join(folder, 'count.damaged-2.json'), 'utf8')).toBe('second')
  })

  it('says so when it cannot write, and keeps what was there', async () => {
    const { file, folder, path, events } = fresh('5')
    fs.rmSync(path)
    fs.mkdirSync(path)
    await file.save(6)
    expect(events.told).toEqual(['count.json not saved: EISDIR'])
    expect(fs.readdirSync(folder)).toEqual(['count.json'])
  })

  it('goes on saving after a save that failed', async () => {
    const { file, path } = fresh()
    fs.mkdirSync(path)
    await file.save(6)
    fs.rmdirSync(path)
    await file.save(9)
    expect(file.read(recoverNumber)).toBe(9)
  })
})
