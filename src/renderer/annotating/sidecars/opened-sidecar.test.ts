import { describe, expect, it } from 'vitest'
import { ownFileName } from './opened-sidecar.ts'

const session = {
  article: { reference: { name: 'خبر.txt' } },
  envelope: { annotator: { id: 'amal' } },
  opened: { own: null },
}

describe('the name of the annotator’s own file', () => {
  it('is that of the file that was there', () => {
    const own = { name: 'خبر~0a1b2c3d.amal.isnad.json' }
    expect(ownFileName({ ...session, opened: { own } })).toBe(own.name)
  })

  it('is said of one that was made since the article was opened', () => {
    expect(ownFileName(session)).toBe('خبر.txt.amal.isnad.json')
  })
})
