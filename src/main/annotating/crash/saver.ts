/**
 * A process that saves one sidecar again and again until it is killed: `node saver.ts <folder> <data
 * folder>`. What each save acknowledged is told by a line on stdout: its number.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { saverIn } from './saving-process.ts'
import { contentOf, savedNumber } from './sidecars.ts'

const [folder, data] = process.argv.slice(2)
if (folder === undefined || data === undefined)
  throw new Error('usage: saver.ts FOLDER DATA-FOLDER')

// Processes that are killed keep nothing of what they compiled for the next.
flushCompileCache()
const saver = saverIn(folder, data)
const found = await saver.inTurn(() => saver.file.read())
if (found.readOnly !== null) throw new Error(`read: ${JSON.stringify(found.readOnly)}`)
let base = found.sha256
let number = found.bytes === null ? 0 : savedNumber(Buffer.from(found.bytes).toString())

for (;;) {
  number++
  const content = Buffer.from(contentOf(number))
  const saved = await saver.save({ base, content, removed: [], restored: [], replaces: false })
  if (!saved.ok) throw new Error(`save: ${JSON.stringify(saved.failure)}`)
  base = saved.value.sha256
  // Straight into the pipe: a kill can take nothing back.
  writeSync(1, `${number}\n`)
}
