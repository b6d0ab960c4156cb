import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sidecarName } from '#core/sidecar/name.ts'
import { countSidecars } from './sidecar-counts.ts'

describe('countSidecars', () => {
  it('counts by the whole name of the article', () => {
    expect(
      countSidecars(
        ['a.txt', 'a.txt.txt', 'b.md'],
        ['a.txt.amal.isnad.json', 'a.txt.txt.amal.isnad.json', 'a.txt.samir-2.isnad.json'],
      ),
    ).toEqual([2, 1, 0])
  })

  it('counts no file whose annotator is no slug', () => {
    expect(countSidecars(['a.txt'], ['a.txt.Amal.isnad.json', 'a.txt.isnad.json'])).toEqual([0])
  })

  it('finds the article of a name that was cut to 255 bytes', () => {
    const long = `${'خ'.repeat(125)}.txt`
    const alike = `${'خ'.repeat(124)}ح.txt`
    const sidecars = ['amal', 'gold'].map((annotator) =>
      sidecarName(long, annotator, (text) => hash('sha256', text, 'hex')),
    )
    expect(countSidecars([long, alike], sidecars)).toEqual([2, 0])
  })
})
