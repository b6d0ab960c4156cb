import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countSidecars, isSidecar } from './sidecar-names.ts'

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
    const other = `${'خ'.repeat(124)}ح.txt`
    const digits = hash('sha256', long, 'hex').slice(0, 8)
    const sidecar = `${'خ'.repeat(100)}~${digits}.amal.isnad.json`
    expect(countSidecars([long, other], [sidecar])).toEqual([1, 0])
  })
})

describe('isSidecar', () => {
  it.each([
    ['a.txt.amal.isnad.json', true],
    ['isnad.json', false],
    ['a.json', false],
  ])('%s: %s', (name, expected) => {
    expect(isSidecar(name)).toBe(expected)
  })
})
