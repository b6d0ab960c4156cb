/**
 * A process that saves one file again and again until it is killed: `node saver.ts <folder> <data folder>`.
 * Each save is journalled, written, settled, and only then acknowledged by a line on stdout: its number.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { ok } from '#core/result.ts'
import { systemEnvironment } from '../environment.ts'
import { Journal } from '../journal.ts'
import { updateFile } from '../write.ts'
import { contentOf, savedNumber } from './content.ts'

const [folder, data] = process.argv.slice(2)
if (folder === undefined || data === undefined)
  throw new Error('usage: saver.ts FOLDER DATA-FOLDER')

const environment = systemEnvironment()
const journal = new Journal(environment, join(data, 'journal'))
const path = join(folder, 'article.txt.amal.isnad.json')

for (let expected: number | null = null; ; ) {
  const appended = await journal.append({ path, base: null }, 'save the next number')
  if (!appended.ok) throw new Error(`journal: ${JSON.stringify(appended.failure)}`)
  let next = 0
  const saved = await updateFile(environment, { path, root: folder }, (current) => {
    next = current === null ? 1 : savedNumber(current.bytes) + 1
    return ok(contentOf(next))
  })
  if (!saved.ok) throw new Error(`save: ${JSON.stringify(saved.failure)}`)
  if (expected !== null && next !== expected) throw new Error(`read ${next}, not ${expected}`)
  const settled = await journal.settle(path, appended.value, saved.value.sha256)
  if (!settled.ok) throw new Error(`settle: ${JSON.stringify(settled.failure)}`)
  // Straight into the pipe: a kill can take nothing back.
  writeSync(1, `${next}\n`)
  expected = next + 1
}
