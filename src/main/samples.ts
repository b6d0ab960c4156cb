/** The sample project: the bundled articles, copied into the user's own documents to work on. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './files/failures.ts'

/** The folder in the user's documents that holds the sample project. */
export const sampleFolderName = 'Isnad'

/**
 * Makes sure that the sample project stands in `documents` and returns its folder. Only files that
 * are not there are copied: whatever the user has changed stays as it is.
 */
export async function provideSamples(bundled: string, documents: string): Promise<string> {
  const folder = join(documents, sampleFolderName)
  await copyMissing(bundled, folder)
  return folder
}

async function copyMissing(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyMissing(source, target)
    else {
      try {
        // Not copyFile: what is installed may be read-only, the user's copy must not be.
        await writeFile(target, await readFile(source), { flag: 'wx' })
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error
      }
    }
  }
}
