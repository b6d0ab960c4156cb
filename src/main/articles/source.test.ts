import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#main/files/durable/write.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { readSource } from './source.ts'

const newFolder = temporaryFolders()

describe('the source of an article', () => {
  it('is its file’s own text, in the encoding asked for, with LF for newlines', () => {
    const folder = newFolder()
    const bytes = iconv.encode('# عنوان\r\n\r\n**نص**', 'win1256')
    const path = join(folder, 'خبر.md')
    writeFileSync(path, bytes)
    expect(readSource({ path, root: folder, encoding: 'windows-1256' })).toEqual({
      ok: true,
      value: { text: '# عنوان\n\n**نص**', sha256: sha256(bytes) },
    })
  })

  it('is not read outside of the folder, nor where it is gone', () => {
    const folder = newFolder()
    const path = join(folder, 'not-there.md')
    expect(readSource({ path, root: folder, encoding: 'utf-8' })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    })
  })
})
