import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { provideSamples } from './samples.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'

const temporaryFolder = temporaryFolders()

function bundled(): string {
  const folder = temporaryFolder()
  fs.mkdirSync(join(folder, 'archive'))
  fs.writeFileSync(join(folder, 'tutorial.txt'), 'أهلا', { mode: 0o444 })
  fs.writeFileSync(join(folder, 'archive', 'old.txt'), 'قديم')
  return folder
}

it('copies the samples into the documents, writable even where the bundled ones are not', async () => {
  const documents = join(temporaryFolder(), 'not', 'there', 'yet')
  const folder = await provideSamples(bundled(), documents)
  expect(folder).toBe(join(documents, 'Isnad'))
  expect(fs.readFileSync(join(folder, 'tutorial.txt'), 'utf8')).toBe('أهلا')
  expect(fs.readFileSync(join(folder, 'archive', 'old.txt'), 'utf8')).toBe('قديم')
  expect(fs.statSync(join(folder, 'tutorial.txt')).mode & 0o200).toBe(0o200)
})

it('never overwrites what the user changed, and puts back what is missing', async () => {
  const source = bundled()
  const documents = temporaryFolder()
  const folder = await provideSamples(source, documents)
  fs.writeFileSync(join(folder, 'tutorial.txt'), 'my own')
  fs.writeFileSync(join(folder, 'tutorial.txt.amal.isnad.json'), '{}')
  fs.rmSync(join(folder, 'archive', 'old.txt'))
  await provideSamples(source, documents)
  expect(fs.readFileSync(join(folder, 'tutorial.txt'), 'utf8')).toBe('my own')
  expect(fs.existsSync(join(folder, 'tutorial.txt.amal.isnad.json'))).toBe(true)
  expect(fs.existsSync(join(folder, 'archive', 'old.txt'))).toBe(true)
})

it('fails where a file stands in the way, and leaves that file', async () => {
  const documents = temporaryFolder()
  fs.writeFileSync(join(documents, 'Isnad'), 'mine')
  await expect(provideSamples(bundled(), documents)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(fs.readFileSync(join(documents, 'Isnad'), 'utf8')).toBe('mine')
})
