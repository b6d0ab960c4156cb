/** The thread's entry: reads and checks batches of articles, and hands on their bytes. */
import { parentPort } from 'node:worker_threads'
import { readInTurn } from './reading.ts'
import type { BatchRead, CheckedArticle, ReadingBatch } from './reading-ahead.ts'

if (parentPort === null) throw new Error('This file runs as a worker thread only')
const port = parentPort
port.on('message', ({ root, articles, memory }: ReadingBatch) => {
  const packed = new PackedBytes(memory)
  const checked: CheckedArticle[] = []
  for (const { read, unread } of readInTurn(root, articles)) {
    const sidecars = read?.sidecars.map(({ file, bytes }) => ({
      file,
      start: packed.add(bytes),
      length: bytes.length,
    }))
    checked.push({ read: read && sidecars ? { ...read, sidecars } : null, unread })
  }
  const answer: BatchRead = { articles: checked, memory: packed.memory }
  port.postMessage(answer, [packed.memory])
})

/** Puts bytes one after the other into memory, and takes more of it where that does not hold them. */
class PackedBytes {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(memory: ArrayBuffer) {
    this.#bytes = new Uint8Array(memory)
  }

  get memory(): ArrayBuffer {
    return this.#bytes.buffer
  }

  /** Where they begin. */
  add(bytes: Uint8Array): number {
    const start = this.#length
    this.#length += bytes.length
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2)
      larger.set(this.#bytes.subarray(0, start))
      this.#bytes = larger
    }
    this.#bytes.set(bytes, start)
    return start
  }
}
