import { describe, expect, it } from 'vitest'
import { endingAt } from './FileName.tsx'

const parts = (name: string) => [name.slice(0, endingAt(name)), name.slice(endingAt(name))]

describe('a file’s ending', () => {
  it('is the last', () => {
    expect(parts('report.v2.txt')).toEqual(['report.v2', '.txt'])
    expect(parts('README')).toEqual(['README', ''])
    expect(parts('.hidden')).toEqual(['.hidden', ''])
  })

  it('is all that is Latin, of an Arabic name', () => {
    expect(parts('أخبار/خبر 2.txt.amal.isnad.json')).toEqual([
      'أخبار/خبر 2',
      '.txt.amal.isnad.json',
    ])
    expect(parts('خبر 3.5.txt')).toEqual(['خبر 3', '.5.txt'])
    expect(parts('خبر.نص')).toEqual(['خبر.نص', ''])
  })
})
