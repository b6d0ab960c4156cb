import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { pairFolder } from './pairing.ts'
import { type ArticleReading, readInTurn } from './reading.ts'
import { readAhead } from './reading-ahead.ts'
import { writeArticle, writeSidecar } from './testing/corpus.ts'

const temporaryFolder = temporaryFolders()

/** More articles than the thread takes at once; of some the sidecar is damaged. */
async function manyArticles() {
  const folder = temporaryFolder()
  for (let i = 0; i < 300; i++) {
    const file = `${String(i).padStart(3, '0')}.txt`
    writeArticle(folder, file, `خبر ${i} 📈`)
    if (i % 50 === 7) writeArticle(folder, `${file}.amal.isnad.json`, '{"format":')
    else
      await writeSidecar(folder, file, {
        annotator: 'amal',
        spans: [{ id: 'c', label: 'claim', words: ['خبر'] }],
      })
  }
  const paired = pairFolder(folder)
  if (!paired.ok) throw new Error(paired.failure.kind)
  return paired.value
}

function started(script: string, options: { readonly eval?: boolean } = {}) {
  const threads: Worker[] = []
  const start = () => {
    const thread = new Worker(script, { execArgv: [], ...options })
    threads.push(thread)
    return thread
  }
  return { threads, readAll: readAhead(start) }
}

const script = join(import.meta.dirname, 'reading-thread.ts')

describe('reading ahead', () => {
  it('gives what reading in turn gives, in the same order, and ends its thread', async () => {
    const { root, articles } = await manyArticles()
    const { threads, readAll } = started(script)
    const ahead: ArticleReading[] = []
    for await (const reading of readAll(root, articles)) ahead.push(reading)
    const inTurn = [...readInTurn(root, articles)]
    expect(ahead.map(plain)).toEqual(inTurn.map(plain))
    expect(ahead.flatMap(({ unread }) => unread)).toHaveLength(6)
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
  })

  it('ends its thread when no more is wanted', async () => {
    const { root, articles } = await manyArticles()
    const { threads, readAll } = started(script)
    for await (const { read } of readAll(root, articles)) {
      expect(read?.file).toBe('000.txt')
      break
    }
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
  })

  it('fails where the thread does, and leaves nothing out in silence', async () => {
    const { root, articles } = await manyArticles()
    const readTo = async (code: string) => {
      for await (const _ of started(code, { eval: true }).readAll(root, articles));
    }
    await expect(readTo('throw new Error("broken")')).rejects.toThrow('broken')
    await expect(readTo('process.exit(0)')).rejects.toThrow('before its time')
  })

  it('takes no thread for a few', async () => {
    const { root, articles } = await manyArticles()
    const { threads, readAll } = started(script)
    const few = articles.slice(0, 9)
    const readings: ArticleReading[] = []
    for await (const reading of readAll(root, few)) readings.push(reading)
    expect(readings).toHaveLength(9)
    expect(threads).toEqual([])
  })
})

/** Bytes as text, whatever class holds them, and of sidecars what both ways give. */
function plain({ read, unread }: ArticleReading) {
  const sidecars = read?.sidecars.map(({ file, sidecar }) => ({ file, sidecar }))
  const bytes = read && Buffer.from(read.bytes).toString('utf8')
  return { read: read && { ...read, bytes, sidecars }, unread }
}
