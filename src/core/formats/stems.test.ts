import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameBytes, unsafePath } from '#core/text/names.ts'
import { articleStems } from './stems.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('stems', () => {
  it('keep letters of any script and part what would be one name', () => {
    const stems = articleStems(
      ['شمال/حلب.txt', 'a/b.txt', 'a_b.txt', 'Case.txt', 'case.txt', 'one.html'],
      sha256,
    )
    expect(stems.get('شمال/حلب.txt')).toBe('شمال_حلب')
    expect(stems.get('one.html')).toBe('one')
    expect(stems.get('a/b.txt')).toMatch(/^a_b~[0-9a-f]{8}$/)
    expect(stems.get('a_b.txt')).toMatch(/^a_b~[0-9a-f]{8}$/)
    expect(stems.get('Case.txt')).toMatch(/^Case~/)
  })

  it('are safe and different on every system, whatever the paths', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.constantFrom(
        '..',
        'CON',
        'nul.txt',
        '-x',
        'a:b',
        'é',
        'e\u0301',
        'A',
        'a',
        'x'.repeat(300),
      ),
    )
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (files) => {
        const stems = [...articleStems(files, sha256).values()]
        for (const stem of stems) {
          expect(stem).not.toMatch(/[/\\:*?"<>|\p{Cc}]|^[.-]|^$/u)
          expect(unsafePath(stem, 'windows')).toBe(null)
          expect(nameBytes(stem)).toBeLessThan(200)
        }
        const folded = stems.map((stem) => stem.normalize('NFC').toUpperCase().toLowerCase())
        expect(new Set(folded).size).toBe(files.length)
      }),
      { numRuns: 200 },
    )
  })
})
