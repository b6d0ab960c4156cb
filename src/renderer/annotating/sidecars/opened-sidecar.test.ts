import { describe, expect, it } from 'vitest'
import { packJson } from '#core/packed-json.ts'
import { withoutQuotes } from '#core/sidecar/quotes.ts'
import { hash, sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { sidecarIn } from './opened-sidecar.ts'

const at = { text: sampleText, textSha256: hash('b'), offsets: new OffsetMap(sampleText) }
const file = { name: 'قمح.txt.amal.isnad.json', sha256: hash('d') }

describe('the own sidecar as main hands it over', () => {
  it('has its words again from the text that they were left out for', () => {
    const packed = packJson(withoutQuotes(sampleSidecar, at))
    expect(packed).not.toContain('quote')
    expect(sidecarIn({ ...file, packed, wordsOf: hash('b') }, at)).toEqual(sampleSidecar)
  })

  it('is whole where none were', () => {
    const other = { ...at, text: 'نص آخر', textSha256: hash('e') }
    const own = { ...file, packed: packJson(sampleSidecar), wordsOf: null }
    expect(sidecarIn(own, other)).toEqual(sampleSidecar)
  })

  it('never takes words from another text', () => {
    const other = { ...at, textSha256: hash('e') }
    const own = { ...file, packed: packJson(sampleSidecar), wordsOf: hash('b') }
    expect(() => sidecarIn(own, other)).toThrow('another text')
  })

  it('is nothing where there is none, or none that is sound', () => {
    expect(sidecarIn(null, at)).toBeNull()
    expect(sidecarIn({ ...file, packed: null, wordsOf: null }, at)).toBeNull()
  })
})
