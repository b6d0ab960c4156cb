import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { inputsAt } from './inputs.ts'

const temporaryFolder = temporaryFolders()

it.each([
  ['a.xmi', ['TypeSystem.xml', 'a.txt', 'a.xmi']],
  ['a.ann', ['a.ann', 'a.txt']],
  ['spans.tsv', ['TypeSystem.xml', 'frames.tsv', 'spans.tsv']],
])('%s comes with what belongs to it', (name, expected) => {
  const folder = temporaryFolder()
  const files = ['TypeSystem.xml', 'a.ann', 'a.txt', 'a.xmi', 'b.xmi', 'frames.tsv', 'spans.tsv']
  for (const file of files) fs.writeFileSync(join(folder, file), '')
  const inputs = inputsAt([join(folder, name)])
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.failure))
  expect(inputs.value.source.names).toEqual(expected)
})
