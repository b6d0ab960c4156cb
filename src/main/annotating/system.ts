/** Annotating on the real system. */
import { createHash, randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { access, constants, open } from 'node:fs/promises'
import { errorCode } from '#main/files/failures.ts'
import type { AnnotatingEnvironment, Stop } from './environment.ts'

const chunk = 1024 * 1024

/** The system's part of the environment: time, folders, hashes. */
export function systemAnnotating(): Pick<
  AnnotatingEnvironment,
  'instance' | 'after' | 'watchFolder' | 'isWritable' | 'hashFile'
> {
  return {
    instance: randomUUID(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    watchFolder,
    isWritable: async (folder) => {
      try {
        await access(folder, constants.W_OK)
        return true
      } catch (error) {
        errorCode(error)
        return false
      }
    },
    hashFile,
  }
}

/** Some network file systems cannot be watched, and some stop when they drop: then there are no hints. */
function watchFolder(folder: string, hint: (name: string | null) => void): Stop {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => hint(name))
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch (error) {
    errorCode(error)
    return () => undefined
  }
}

/** In pieces, so that a large file holds up nothing. */
async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    const buffer = new Uint8Array(chunk)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunk)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}
