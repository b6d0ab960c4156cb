import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolders as testFolders } from '#main/testing/temporary-folder.ts'
import { clearAfterDead, clearAfterThread, newTag, temporaryFolders } from './temporary-folders.ts'

const temporaryFolder = testFolders()

/** A process that was, and is no more. */
const { pid: dead } = spawnSync(process.execPath, ['-e', ''])

function put(path: string, content: string): void {
  fs.mkdirSync(path)
  fs.writeFileSync(join(path, 'data.jsonl'), content)
}

/** Folders of a writing, by another process than this one. */
function of(target: string, owner: number) {
  const { made, replaced } = temporaryFolders(target, newTag())
  const owned = (path: string) => path.replace(`-${process.pid}-`, `-${owner}-`)
  return { made: owned(made), replaced: owned(replaced) }
}

describe('what the dead left of a data set', () => {
  it('is taken away, and nothing of those who live, of other targets or other machines', () => {
    const root = temporaryFolder()
    const target = join(root, 'قمح')
    const left = of(target, dead)
    put(left.made, 'half')
    const host = /-([0-9a-f]{8})-\d+-[0-9a-f]+\.new$/.exec(left.made)?.[1] ?? ''
    const others = [
      temporaryFolders(target, newTag()).made,
      of(target, process.ppid).made,
      of(join(root, 'قمح-2'), dead).made,
      of(target, dead).made.replace(`-${host}-`, '-00000000-'),
      join(root, '.isnad-something'),
    ]
    for (const path of others) put(path, 'theirs')
    clearAfterDead(target)
    expect(fs.readdirSync(root).sort()).toEqual(others.map((path) => basename(path)).sort())
  })

  it.each([
    ['before it was in place: the former returns', false, 'former'],
    ['after it was in place: it stays', true, 'whole'],
  ])('a replacement, %s', (_, isInPlace, kept) => {
    const root = temporaryFolder()
    const target = join(root, 'set')
    const { made, replaced } = of(target, dead)
    put(replaced, 'former')
    put(isInPlace ? target : made, 'whole')
    clearAfterDead(target)
    expect(fs.readdirSync(root)).toEqual(['set'])
    expect(fs.readFileSync(join(target, 'data.jsonl'), 'utf8')).toBe(kept)
  })

  it('by a thread of this process is known by its tag', () => {
    const root = temporaryFolder()
    const target = join(root, 'set')
    const [tag, another] = [newTag(), newTag()]
    put(temporaryFolders(target, tag).made, 'half')
    put(temporaryFolders(target, another).made, 'being written')
    clearAfterThread(target, tag)
    expect(fs.readdirSync(root)).toEqual([basename(temporaryFolders(target, another).made)])
  })
})
