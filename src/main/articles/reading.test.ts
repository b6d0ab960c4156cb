import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemError } from '#main/testing/system-error.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { largestArticle, readArticleFile } from './reading.ts'

const temporaryFolder = temporaryFolders()
afterEach(() => vi.restoreAllMocks())

function fileWith(content: string): string {
  const path = join(temporaryFolder(), 'خبر.txt')
  fs.writeFileSync(path, content)
  return path
}

function failureOf(path: string, root: string | null = null) {
  const read = readArticleFile(path, root)
  return read.ok ? null : read.failure
}

function failing(method: 'openSync' | 'statSync' | 'readFileSync', code: string): void {
  vi.spyOn(fs, method).mockImplementation(() => {
    throw systemError(code)
  })
}

describe('readArticleFile', () => {
  it('reads exactly the bytes, and leaves the file as it was', () => {
    const path = fileWith('\ufeffقال\r\n')
    const before = fs.statSync(path)
    const read = readArticleFile(path, null)
    expect(read.ok && Buffer.from(read.value).toString()).toBe('\ufeffقال\r\n')
    expect(fs.statSync(path).mtimeMs).toBe(before.mtimeMs)
  })

  it('reads an empty file', () => {
    const read = readArticleFile(fileWith(''), null)
    expect(read.ok && read.value.length).toBe(0)
  })

  it('reads no more than the head that was asked for', () => {
    const read = readArticleFile(fileWith('0123456789'), null, 4)
    expect(read.ok && Buffer.from(read.value).toString()).toBe('0123')
  })

  it('follows a link on its own', () => {
    const path = fileWith('أ')
    const link = join(temporaryFolder(), 'link.txt')
    fs.symlinkSync(path, link)
    expect(readArticleFile(link, null).ok).toBe(true)
  })

  it('says that nothing is there', () => {
    const folder = temporaryFolder()
    expect(failureOf(join(folder, 'none.txt'))).toEqual({ kind: 'not-found' })
    expect(failureOf(join(fileWith(''), 'under-a-file.txt'))).toEqual({ kind: 'not-found' })
    fs.symlinkSync(join(folder, 'none.txt'), join(folder, 'dangling.txt'))
    expect(failureOf(join(folder, 'dangling.txt'))).toEqual({ kind: 'not-found' })
  })

  it('says that it is a folder', () => {
    expect(failureOf(temporaryFolder())).toEqual({ kind: 'is-a-folder' })
  })

  it('refuses a pipe without waiting for its other end', () => {
    const pipe = join(temporaryFolder(), 'pipe.txt')
    execFileSync('mkfifo', [pipe])
    expect(failureOf(pipe)).toEqual({ kind: 'not-a-regular-file' })
  })

  it('refuses a pipe that takes the place of a file between looking and opening', () => {
    const pipe = join(temporaryFolder(), 'pipe.txt')
    execFileSync('mkfifo', [pipe])
    const file = fs.statSync(fileWith('أ'))
    vi.spyOn(fs, 'statSync').mockReturnValueOnce(file)
    expect(failureOf(pipe)).toEqual({ kind: 'not-a-regular-file' })
  })

  it('refuses a device', () => {
    expect(failureOf('/dev/zero')).toEqual({ kind: 'not-a-regular-file' })
  })

  it('refuses links that lead to one another', () => {
    const folder = temporaryFolder()
    fs.symlinkSync(join(folder, 'b.txt'), join(folder, 'a.txt'))
    fs.symlinkSync(join(folder, 'a.txt'), join(folder, 'b.txt'))
    expect(failureOf(join(folder, 'a.txt'))).toEqual({ kind: 'link-loop' })
    expect(failureOf(join(folder, 'a.txt'), folder)).toEqual({ kind: 'link-loop' })
  })

  it('refuses a link out of the folder that the article was listed in', () => {
    const outside = fileWith('secret')
    const folder = temporaryFolder()
    const link = join(folder, 'a.txt')
    fs.symlinkSync(outside, link)
    expect(failureOf(link, folder)).toEqual({ kind: 'outside-folder' })
    expect(failureOf(join(folder, '..', 'etc', 'hostname'), folder)).not.toBeNull()
    expect(failureOf('/etc/hostname', folder)).toEqual({ kind: 'outside-folder' })
  })

  it('does not take a folder for another that begins alike', () => {
    const parent = temporaryFolder()
    fs.mkdirSync(join(parent, 'news'))
    fs.mkdirSync(join(parent, 'newsroom'))
    fs.writeFileSync(join(parent, 'newsroom', 'a.txt'), '')
    expect(failureOf(join(parent, 'newsroom', 'a.txt'), join(parent, 'news'))).toEqual({
      kind: 'outside-folder',
    })
  })

  it('refuses a link to a network share before following it', () => {
    const link = join(temporaryFolder(), 'share.txt')
    fs.symlinkSync('\\\\server\\share\\a.txt', link)
    const followed = vi.spyOn(fs, 'statSync')
    expect(failureOf(link)).toEqual({ kind: 'unsafe-name', reason: 'network-share' })
    expect(followed).not.toHaveBeenCalled()
  })

  it('refuses 2 GB without reading a byte', () => {
    const path = join(temporaryFolder(), 'huge.txt')
    const file = fs.openSync(path, 'w')
    fs.ftruncateSync(file, 2 * 1024 ** 3)
    fs.closeSync(file)
    const read = vi.spyOn(fs, 'readFileSync')
    expect(failureOf(path)).toEqual({
      kind: 'too-large',
      bytes: 2 * 1024 ** 3,
      limit: largestArticle,
    })
    expect(read).not.toHaveBeenCalled()
  })

  it.each([
    ['EACCES', { kind: 'unreadable' }],
    ['EPERM', { kind: 'unreadable' }],
    ['EIO', { kind: 'io', code: 'EIO' }],
    ['ESTALE', { kind: 'io', code: 'ESTALE' }],
    ['EMFILE', { kind: 'io', code: 'EMFILE' }],
    ['ENAMETOOLONG', { kind: 'unsafe-name', reason: 'too-long' }],
  ])('tells of %s on opening', (code, failure) => {
    const path = fileWith('أ')
    failing('openSync', code)
    expect(failureOf(path)).toEqual(failure)
  })

  it('tells of a share that vanishes while it is read, and closes the file', () => {
    const path = fileWith('أ')
    const closed = vi.spyOn(fs, 'closeSync')
    failing('readFileSync', 'EIO')
    expect(failureOf(path)).toEqual({ kind: 'io', code: 'EIO' })
    expect(closed).toHaveBeenCalledOnce()
  })

  it('waits for a file that is locked for a moment', () => {
    const path = fileWith('أ')
    const open = fs.openSync
    let attempts = 0
    vi.spyOn(fs, 'openSync').mockImplementation((...how) => {
      if (++attempts < 3) throw systemError('EBUSY')
      return open(...how)
    })
    expect(readArticleFile(path, null).ok).toBe(true)
    expect(attempts).toBe(3)
  })

  it('gives up on a file that stays locked, and says so', () => {
    const path = fileWith('أ')
    failing('openSync', 'EBUSY')
    expect(failureOf(path)).toEqual({ kind: 'io', code: 'EBUSY' })
  })

  it('passes a bug on', () => {
    const path = fileWith('أ')
    vi.spyOn(fs, 'statSync').mockImplementation(() => {
      throw new TypeError('a bug')
    })
    expect(() => readArticleFile(path, null)).toThrow('a bug')
  })
})
