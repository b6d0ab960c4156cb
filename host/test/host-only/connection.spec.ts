import { PassThrough, Writable } from 'node:stream'
import { expect, test } from '@playwright/test'
import { decodeMessage, messageLength } from '../../chromium/cbor.ts'
import { Connection } from '../../chromium/connection.ts'

/** The methods of the messages in a stream of bytes, in order. */
function methodsIn(bytes: Buffer): readonly string[] {
  const methods: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = messageLength(bytes.subarray(at))
    methods.push((decodeMessage(bytes.subarray(at, at + length)) as { method: string }).method)
    at += length
  }
  return methods
}

test('loses no command that is sent in the midst of writing another, as the inspector may', async () => {
  const written: Buffer[] = []
  let told = 0
  /** Two commands come while each of the first writes is under way. */
  function interrupt(): void {
    if (told === 6) return
    told += 2
    connection.browser.tell('Browser.getVersion')
    connection.browser.tell('Target.getTargets')
  }
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk)
      interrupt()
      done()
    },
    writev(chunks, done) {
      written.push(...chunks.map(({ chunk }) => chunk as Buffer))
      interrupt()
      if (told < 4) done()
      else setImmediate(done)
    },
  })
  const connection = new Connection(output, new PassThrough(), () => {})

  connection.browser.tell('Browser.close')
  const both = ['Browser.getVersion', 'Target.getTargets']
  await expect
    .poll(() => methodsIn(Buffer.concat(written)))
    .toEqual(['Browser.close', ...both, ...both, ...both])
})
