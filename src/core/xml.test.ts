import { describe, expect, it } from 'vitest'
import { readXml } from './xml.ts'

function read(text: string, deepest = 8) {
  const seen: string[] = []
  const outcome = readXml(
    text,
    {
      open: ({ uri, local, attributes, attribute }) =>
        seen.push(
          `${uri} ${local} ${[...attributes()].map(({ local: name, value }) => `${name}=${value}`).join(',')} ${attribute('a') ?? '-'}`,
        ),
      close: () => seen.push('/'),
      text: (piece) => seen.push(piece),
    },
    deepest,
  )
  return { seen, outcome }
}

describe('XML', () => {
  it('is read as a stream of elements with their namespaces', () => {
    const { seen, outcome } = read('<x:r xmlns:x="u" x:a="&#10;1"><s>ب<![CDATA[<]]></s></x:r>')
    expect(outcome.ok).toBe(true)
    expect(seen).toEqual(['u r x=u,a=\n1 \n1', ' s  -', 'ب', '<', '/', '/'])
  })

  it('is refused where it is broken, deep or declares entities', () => {
    expect(read('<a><b></a>').outcome).toMatchObject({ failure: { kind: 'malformed-xml' } })
    expect(read('<a>&lol;</a>').outcome).toMatchObject({ failure: { kind: 'malformed-xml' } })
    expect(read('').outcome).toMatchObject({ failure: { kind: 'malformed-xml' } })
    expect(read('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').outcome).toMatchObject({
      failure: { kind: 'document-type' },
    })
    expect(read('<a>'.repeat(9)).outcome).toEqual({
      ok: false,
      failure: { kind: 'too-deep', depth: 9 },
    })
  })
})
