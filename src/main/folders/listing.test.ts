import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemError } from '#main/testing/system-error.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { listFolder } from './listing.ts'

const temporaryFolder = temporaryFolders()
afterEach(() => vi.restoreAllMocks())

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(folder, file)), { recursive: true })
    fs.writeFileSync(join(folder, file), content)
  }
  return folder
}

function listed(path: string) {
  const result = listFolder({ path })
  if (!result.ok) throw new Error(`The folder was refused: ${result.failure.kind}`)
  return result.value
}

describe('listFolder', () => {
  it('lists articles with their sizes, folder by folder', () => {
    const folder = folderWith({
      'خبر.txt': 'أ',
      'b.html': '<p>12',
      'الأرشيف/قديم/c.md': '#',
      'الأرشيف/d.docx': '',
    })
    const { files, sizes, sidecars, skipped, others } = listed(folder)
    const rows = files.map((file, at) => [file, sizes[at], sidecars[at]])
    expect(rows).toHaveLength(4)
    expect(rows).toEqual(
      expect.arrayContaining([
        ['خبر.txt', 2, 0],
        ['b.html', 5, 0],
        ['الأرشيف/قديم/c.md', 1, 0],
        ['الأرشيف/d.docx', 0, 0],
      ]),
    )
    expect(skipped).toEqual([])
    expect(others).toBe(0)
  })

  it('lists an empty folder as empty', () => {
    expect(listed(temporaryFolder()).files).toEqual([])
  })

  it('counts the sidecars beside each article and lists none of them', () => {
    const folder = folderWith({
      'a.txt': '',
      'a.txt.amal.isnad.json': '{}',
      'a.txt.gold.isnad.json': '{}',
      'b.txt': '',
      'sub/a.txt': '',
      'sub/a.txt.amal.isnad.json': '{}',
      'isnad.project.json': '{}',
      'ours.tagset.json': '{}',
      'a.txt.isnad-corrections.json': '{}',
    })
    const { files, sidecars, others } = listed(folder)
    expect(Object.fromEntries(files.map((file, at) => [file, sidecars[at]]))).toEqual({
      'a.txt': 2,
      'b.txt': 0,
      'sub/a.txt': 1,
    })
    expect(others).toBe(0)
  })

  it('passes over hidden entries, and counts files of other kinds', () => {
    const folder = folderWith({ '.git/a.txt': '', '.b.txt': '', 'c.jpg': '', 'd.txt': '' })
    expect(listed(folder)).toMatchObject({ files: ['d.txt'], others: 1, skipped: [] })
  })

  it('skips links that lead to themselves, to one another, or to a folder above', () => {
    const folder = folderWith({ 'sub/a.txt': '' })
    fs.symlinkSync('self.txt', join(folder, 'self.txt'))
    fs.symlinkSync('../sub', join(folder, 'sub', 'again'))
    fs.symlinkSync(folder, join(folder, 'sub', 'above'))
    const { files, skipped } = listed(folder)
    expect(files).toEqual(['sub/a.txt'])
    expect(skipped).toHaveLength(3)
    expect(skipped).toEqual(
      expect.arrayContaining([
        { file: 'self.txt', reason: 'link-loop' },
        { file: 'sub/again', reason: 'link-loop' },
        { file: 'sub/above', reason: 'link-loop' },
      ]),
    )
  })

  it('lists a folder once that several links lead to, and ends where links form a ring', () => {
    const folder = folderWith({ 'a/1.txt': '', 'b/2.txt': '' })
    fs.symlinkSync('../b', join(folder, 'a', 'to-b'))
    fs.symlinkSync('../a', join(folder, 'b', 'to-a'))
    const { files, skipped } = listed(folder)
    expect(files.toSorted()).toEqual(['a/1.txt', 'b/2.txt'])
    expect(skipped).toEqual([])
  })

  it('skips links to outside, of a file, a folder or a share', () => {
    const outside = folderWith({ 'secret.txt': '' })
    const folder = temporaryFolder()
    fs.symlinkSync(join(outside, 'secret.txt'), join(folder, 'file.txt'))
    fs.symlinkSync(outside, join(folder, 'folder'))
    fs.symlinkSync('\\\\server\\share\\a.txt', join(folder, 'share.txt'))
    const { files, skipped } = listed(folder)
    expect(files).toEqual([])
    expect(skipped.map(({ reason }) => reason)).toEqual(Array(3).fill('link-outside'))
  })

  it('lists a link to an article inside', () => {
    const folder = folderWith({ 'a.txt': 'أب' })
    fs.symlinkSync('a.txt', join(folder, 'b.txt'))
    expect(listed(folder)).toMatchObject({ files: ['a.txt', 'b.txt'], sizes: [4, 4], skipped: [] })
  })

  it('skips a pipe, a link to a device, and a link to nothing', () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    fs.symlinkSync('none.txt', join(folder, 'nothing.txt'))
    fs.symlinkSync('pipe.txt', join(folder, 'to-pipe.txt'))
    expect(listed(folder).skipped.toSorted((a, b) => a.file.localeCompare(b.file))).toEqual([
      { file: 'nothing.txt', reason: 'unreadable' },
      { file: 'pipe.txt', reason: 'not-a-regular-file' },
      { file: 'to-pipe.txt', reason: 'not-a-regular-file' },
    ])
  })

  it('goes on past a folder that it may not read', () => {
    const folder = folderWith({ 'a.txt': '', 'closed/b.txt': '', 'open/c.txt': '' })
    const readdir = fs.readdirSync
    vi.spyOn(fs, 'readdirSync').mockImplementation(((path: string, options: never) => {
      if (path.includes('closed')) throw systemError('EACCES')
      return readdir(path, options)
    }) as typeof fs.readdirSync)
    const { files, skipped } = listed(folder)
    expect(files).toEqual(['a.txt', 'open/c.txt'])
    expect(skipped).toEqual([{ file: 'closed/', reason: 'unreadable' }])
  })

  it.each([
    ['ENOENT', { kind: 'not-found' }],
    ['EACCES', { kind: 'unreadable' }],
    ['EIO', { kind: 'io', code: 'EIO' }],
  ])('is refused with %s', (code, failure) => {
    const folder = temporaryFolder()
    vi.spyOn(fs, 'readdirSync').mockImplementation(() => {
      throw systemError(code)
    })
    expect(listFolder({ path: folder })).toEqual({ ok: false, failure })
  })

  it('refuses a file and what is not there', () => {
    const folder = folderWith({ 'a.txt': '' })
    expect(listFolder({ path: join(folder, 'a.txt') })).toMatchObject({
      failure: { kind: 'not-a-folder' },
    })
    expect(listFolder({ path: join(folder, 'none') })).toMatchObject({
      failure: { kind: 'not-found' },
    })
  })
})
