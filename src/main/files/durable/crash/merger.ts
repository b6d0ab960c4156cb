/**
 * One of several processes that write one file: `node merger.ts <folder> <name> <count>` adds <count> ids of
 * its own, one save each, merging each with what is there.
 */
import { join } from 'node:path'
import { ok } from '#core/result.ts'
import { systemEnvironment } from '../environment.ts'
import { updateFile } from '../write.ts'

const [folder, name, count] = process.argv.slice(2)
if (folder === undefined || name === undefined)
  throw new Error('usage: merger.ts FOLDER NAME COUNT')

const environment = systemEnvironment()
const path = join(folder, 'article.txt.amal.isnad.json')

for (let i = 1; i <= Number(count); i++) {
  const saved = await updateFile(environment, { path, root: folder }, (current) => {
    const ids: unknown = current === null ? [] : JSON.parse(Buffer.from(current.bytes).toString())
    if (!Array.isArray(ids)) throw new Error('not a list of ids')
    return ok(Buffer.from(`${JSON.stringify([...ids, `${name}-${i}`])}\n`))
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
}
