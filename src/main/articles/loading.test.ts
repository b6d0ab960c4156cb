import { hash } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemError } from '#main/testing/system-error.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { loadArticle } from './loading.ts'

const temporaryFolder = temporaryFolders()
afterEach(() => vi.restoreAllMocks())

async function loaded(name: string, content: string | Uint8Array, others: readonly string[] = []) {
  const folder = temporaryFolder()
  for (const other of others) fs.writeFileSync(join(folder, other), '')
  fs.writeFileSync(join(folder, name), content)
  const result = await loadArticle({
    path: join(folder, name),
    root: null,
    encoding: null,
    annotator: null,
  })
  if (!result.ok) throw new Error(`The article was refused: ${result.failure.kind}`)
  return result.value
}

describe('loadArticle', () => {
  it('gives the text with the hashes and the length that a sidecar needs', async () => {
    const bytes = Buffer.from('\ufeffقال 😀\r\nنعم')
    const article = await loaded('خبر.txt', bytes)
    expect(article.document.text).toBe('قال 😀\nنعم')
    expect(article.bytes).toBe(bytes.length)
    expect(article.sha256).toBe(hash('sha256', bytes, 'hex'))
    expect(article.textSha256).toBe(hash('sha256', Buffer.from('قال 😀\nنعم'), 'hex'))
    expect(article.textLength).toBe(9)
    expect(article.decoding).toMatchObject({ encoding: 'utf-8', byteOrderMark: true })
    expect(article.nameNotices).toEqual([])
  })

  it('reads in the encoding that was asked for', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(path, new Uint8Array([0xc7, 0xe1]))
    const result = await loadArticle({
      path,
      root: null,
      encoding: 'windows-1256',
      annotator: null,
    })
    expect(result.ok && result.value.document.text).toBe('ال')
    expect(result.ok && result.value.decoding.reason).toBe('set-by-user')
  })

  it.each([
    ['a right-to-left override', 'a\u202etxt.txt', [], 'name-bidi-override'],
    ['a newline', 'a\nb.txt', [], 'name-control-character'],
    ['a leading dash', '-a.txt', [], 'name-leading-dash'],
    ['255 bytes', `${'خ'.repeat(125)}a.txt`, [], 'name-long'],
    ['a twin in another normal form', 'caf\u00e9.txt', ['cafe\u0301.txt'], 'name-twin'],
    ['a twin in another case', 'News.txt', ['news.txt'], 'name-twin'],
  ])('tells of %s in the name', async (_, name, others, kind) => {
    const article = await loaded(name, 'أ', others)
    expect(article.nameNotices.map((notice) => notice.kind)).toEqual([kind])
  })

  it('sees a twin that came after the folder was last looked at', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'News.txt')
    const load = { path, root: null, encoding: null, annotator: null }
    fs.writeFileSync(path, 'أ')
    fs.utimesSync(folder, 1, 1)
    const before = await loadArticle(load)
    expect(before.ok && before.value.nameNotices).toEqual([])
    fs.writeFileSync(join(folder, 'NEWS.txt'), '')
    const after = await loadArticle(load)
    expect(after.ok && after.value.nameNotices).toEqual([
      { kind: 'name-twin', twin: 'NEWS.txt', form: 'case' },
    ])
  })

  it('opens an article in a folder that may not be listed', async () => {
    vi.spyOn(fs, 'readdirSync').mockImplementation(() => {
      throw systemError('EACCES')
    })
    expect((await loaded('a.txt', 'أ')).nameNotices).toEqual([])
  })

  it('hands on why it could not be read', async () => {
    const path = temporaryFolder()
    expect(await loadArticle({ path, root: null, encoding: null, annotator: null })).toEqual({
      ok: false,
      failure: { kind: 'is-a-folder' },
    })
  })

  it('hands on why it could not be understood', async () => {
    const path = join(temporaryFolder(), 'a.pdf')
    fs.writeFileSync(path, '%PDF-1.7')
    expect(await loadArticle({ path, root: null, encoding: null, annotator: null })).toEqual({
      ok: false,
      failure: { kind: 'unsupported-format', extension: 'pdf' },
    })
  })
})
