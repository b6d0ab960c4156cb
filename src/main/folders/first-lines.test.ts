import fs from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { firstLines } from './first-lines.ts'

const temporaryFolder = temporaryFolders()

async function firstLine(name: string, content: string | Uint8Array): Promise<string | null> {
  const root = temporaryFolder()
  fs.writeFileSync(join(root, name), content)
  const [line] = await firstLines({ root, files: [name] })
  return line ?? null
}

const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8(
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:p><w:r><w:t>عنوان الخبر</w:t></w:r></w:p></w:body></w:document>',
  ),
})

describe('firstLines', () => {
  it.each<[string, string, string | Uint8Array, string | null]>([
    ['text', 'a.txt', 'عنوان\nمتن', 'عنوان'],
    ['text that begins with blank lines', 'a.txt', '\ufeff\r\n \t\r\n  عنوان  \r\nمتن', 'عنوان'],
    [
      'windows-1256',
      'a.txt',
      iconv.encode('قالت الوزارة أمس إن الاجتماع ناجح\nمتن', 'win1256'),
      'قالت الوزارة أمس إن الاجتماع ناجح',
    ],
    ['UTF-16', 'a.txt', Buffer.from('\ufeffخبر\nمتن', 'utf16le'), 'خبر'],
    ['nothing', 'a.txt', '', ''],
    ['a Markdown heading', 'a.md', '# عنوان', 'عنوان'],
    ['Markdown after front matter', 'a.md', '---\ntitle: x\n---\n\n## عنوان\n', 'عنوان'],
    ['a page', 'a.html', '<head><title lang="ar">\nخبر &amp; رأي\n</title><p>متن', 'خبر & رأي'],
    ['a page without a title', 'a.html', '<p>متن', ''],
    ['a page whose title holds markup as text', 'a.htm', '<title><b>x</b></title>', '<b>x</b>'],
    ['a Word document', 'a.docx', docx, 'عنوان الخبر'],
    ['what is no Word document', 'a.docx', 'متن', null],
    ['a binary file', 'a.txt', Buffer.from('7f454c4602010100000000', 'hex'), null],
  ])('of %s', async (_, name, content, expected) => {
    expect(await firstLine(name, content)).toBe(expected)
  })

  it('reads only the start of a long file and shows only the start of a long line', async () => {
    const line = await firstLine('a.txt', 'خبر طويل '.repeat(100_000))
    expect(line).toHaveLength(200)
    expect(line?.startsWith('خبر طويل خبر')).toBe(true)
    expect(await firstLine('a.txt', `${'\n'.repeat(5000)}خبر`)).toBe('')
  })

  it('does not cut a character in two', async () => {
    const line = await firstLine('a.txt', '😀'.repeat(3000))
    expect(line).toBe('😀'.repeat(200))
  })

  it('gives null for what cannot be read and goes on with the rest', async () => {
    const root = temporaryFolder()
    const outside = join(temporaryFolder(), 'secret.txt')
    fs.writeFileSync(outside, 'secret')
    fs.symlinkSync(outside, join(root, 'link.txt'))
    fs.writeFileSync(join(root, 'a.txt'), 'أ')
    const files = ['none.txt', 'link.txt', '../secret.txt', outside, 'a.txt']
    expect(await firstLines({ root, files })).toEqual([null, null, null, null, 'أ'])
  })
})
