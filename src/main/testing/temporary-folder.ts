import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

/** Makes empty folders that are gone after the test. Their paths have no links in them. */
export function temporaryFolders(): () => string {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'isnad-')))
    made.push(folder)
    return folder
  }
}
