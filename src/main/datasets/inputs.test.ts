import fs from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { inputsAt } from './inputs.ts'

const temporaryFolder = temporaryFolders()

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(join(folder, name, '..'), { recursive: true })
    fs.writeFileSync(join(folder, name), content)
  }
  return folder
}

function sourceAt(...paths: readonly string[]) {
  const inputs = inputsAt(paths)
  if (!inputs.ok) throw new Error(inputs.failure.kind)
  return inputs.value.source
}

describe('files to be read in', () => {
  it('come with those of their stem, each but once, however many were chosen', () => {
    const folder = folderWith({
      'spans.csv': 's',
      'documents.csv': 'd',
      'frames.csv': 'f',
      'a.ann': 'a',
      'a.txt': 't',
      'b.txt': 'other',
    })
    const at = (name: string) => join(folder, name)
    expect(sourceAt(at('a.ann')).names).toEqual(['a.ann', 'a.txt'])
    expect(sourceAt(at('spans.csv'), at('documents.csv'), at('frames.csv')).names).toEqual([
      'documents.csv',
      'frames.csv',
      'spans.csv',
    ])
    expect(sourceAt(at('a.ann'), at('a.txt')).names).toEqual(['a.ann', 'a.txt'])
  })

  it('of two folders stay apart where they have one name', () => {
    const [one, two] = [folderWith({ 'a.jsonl': '1' }), folderWith({ 'a.jsonl': '2' })]
    const source = sourceAt(one, two)
    expect(source.names).toEqual(['2/a.jsonl', 'a.jsonl'])
    expect(source.names.map((name) => Buffer.from(source.read(name) ?? []).toString())).toEqual([
      '2',
      '1',
    ])
    expect(source.readHead?.('a.jsonl', 1)).toEqual(Uint8Array.of(0x31))
  })

  it('of an archive are read in memory, without what systems add to it', () => {
    const zip = zipSync({
      'set/a.jsonl': strToU8('x'),
      '__MACOSX/set/._a.jsonl': strToU8('y'),
      'set/.DS_Store': strToU8('z'),
    })
    const folder = folderWith({ 'set.zip': zip })
    expect(sourceAt(join(folder, 'set.zip')).names).toEqual(['set/a.jsonl'])
  })

  it('that are not there, or no files, are failures', () => {
    const folder = folderWith({})
    expect(inputsAt([join(folder, 'away.csv')])).toMatchObject({
      failure: { kind: 'not-found', of: 'input' },
    })
  })

  it('know nothing but what was chosen', () => {
    const folder = folderWith({ 'a.ann': 'a', 'secret.txt': 's' })
    expect(sourceAt(join(folder, 'a.ann')).read('secret.txt')).toBe(null)
    expect(sourceAt(folder).read('../secret.txt')).toBe(null)
  })
})
