import { hash } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { loadArticle } from './loading.ts'

const temporaryFolder = temporaryFolders()
/** قال in Windows-1256; in ISO-8859-6 other letters. */
const bytes = Buffer.from([0xde, 0xc7, 0xe1])

function sidecar(
  encoding: 'windows-1256' | 'iso-8859-6' | 'utf-8',
  of: Uint8Array = bytes,
): string {
  const article = { ...sampleSidecar.article, encoding, sha256: hash('sha256', of, 'hex') }
  return serialiseSidecar({ ...sampleSidecar, article }, null)
}

async function read(
  files: Readonly<Record<string, string>>,
  content: Uint8Array = bytes,
  annotator: string | null = 'amal',
) {
  const root = temporaryFolder()
  fs.mkdirSync(join(root, 'in'))
  const path = join(root, 'in/a.txt')
  fs.writeFileSync(path, content)
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(root, name), text)
  const loaded = await loadArticle({ path, root, encoding: null, annotator })
  if (!loaded.ok) throw new Error(loaded.failure.kind)
  const { encoding, reason } = loaded.value.decoding
  return [encoding, reason]
}

const own = 'in/a.txt.amal.isnad.json'
const project = (more: object): string =>
  JSON.stringify({ format: 'isnad-project', version: 1, ...more })

describe('the encoding of an article that was annotated', () => {
  it('is what the own sidecar says', async () => {
    expect(await read({ [own]: sidecar('iso-8859-6') })).toEqual(['iso-8859-6', 'set-by-sidecar'])
    expect(await read({ [own]: sidecar('windows-1256') })).toEqual([
      'windows-1256',
      'set-by-sidecar',
    ])
  })

  it('is read from a sidecar in any form, a long one too', async () => {
    const flat = JSON.stringify(JSON.parse(sidecar('iso-8859-6')))
    expect(await read({ [own]: flat })).toEqual(['iso-8859-6', 'set-by-sidecar'])
    const { article, ...rest } = JSON.parse(flat)
    const late = JSON.stringify({ 'x-long': 'x'.repeat(20_000), ...rest, article })
    expect(await read({ [own]: late })).toEqual(['iso-8859-6', 'set-by-sidecar'])
  })

  it('is not what somebody else’s says, nor a name that looks like the words', async () => {
    const [, reason] = await read({ 'in/a.txt.samir.isnad.json': sidecar('iso-8859-6') })
    expect(reason).not.toBe('set-by-sidecar')
    const tricky = JSON.stringify({
      note: `"sha256": "${'a'.repeat(64)}",\n    "encoding": "iso-8859-6"`,
    })
    expect((await read({ [own]: tricky }))[1]).not.toBe('set-by-sidecar')
    expect((await read({ [own]: sidecar('iso-8859-6') }, bytes, null))[1]).not.toBe(
      'set-by-sidecar',
    )
  })

  it('holds for other bytes only as long as they do not show another', async () => {
    const utf8 = Buffer.from('قال')
    expect(await read({ [own]: sidecar('windows-1256') }, utf8)).toEqual(['utf-8', 'valid-utf-8'])
    const other = Buffer.from([0xde, 0xc7, 0xe1, 0xde])
    expect(await read({ [own]: sidecar('iso-8859-6') }, other)).toEqual([
      'iso-8859-6',
      'set-by-sidecar',
    ])
  })

  it('is what the project pins, for the file before the folder', async () => {
    const file = 'isnad.project.json'
    expect(await read({ [file]: project({ encoding: 'iso-8859-6' }) })).toEqual([
      'iso-8859-6',
      'set-by-project',
    ])
    const both = project({ encoding: 'utf-8', encodings: { 'in/a.txt': 'iso-8859-6' } })
    expect(await read({ [file]: both })).toEqual(['iso-8859-6', 'set-by-project'])
    expect(await read({ [file]: both, [own]: sidecar('windows-1256') })).toEqual([
      'windows-1256',
      'set-by-sidecar',
    ])
    expect((await read({ [file]: '{' }))[1]).not.toBe('set-by-project')
  })
})
