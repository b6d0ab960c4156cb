import { describe, expect, it } from 'vitest'
import { foldQuery } from '#core/text/search.ts'
import { FoldedNames } from './folded-names.ts'

const files = [
  'أخبار حلب.txt',
  'مقالات/الإقتصاد.md',
  'Report-12.html',
  'مدرسة.docx',
  'اخبار ١٢.txt',
]

function found(query: string): string[] | null {
  const rows = new FoldedNames(files).filter(foldQuery(query))
  return rows === null ? null : [...rows].map((row) => files[row] ?? '')
}

describe('filtering names', () => {
  it('filters nothing where the query is empty or blank', () => {
    expect(found('')).toBeNull()
    expect(found('  ')).toBeNull()
  })

  it('takes spellings of one word for one another', () => {
    expect(found('اخبار')).toEqual(['أخبار حلب.txt', 'اخبار ١٢.txt'])
    expect(found('مَدْرَسه')).toEqual(['مدرسة.docx'])
    expect(found('اقتصاد')).toEqual(['مقالات/الإقتصاد.md'])
    expect(found('REPORT 12')).toEqual(['Report-12.html'])
    expect(found('12')).toEqual(['Report-12.html', 'اخبار ١٢.txt'])
  })

  it('asks for every word of the query', () => {
    expect(found('اخبار حلب')).toEqual(['أخبار حلب.txt'])
    expect(found('اخبار زحل')).toEqual([])
  })

  it('finds a folder by its path', () => {
    expect(found('مقالات')).toEqual(['مقالات/الإقتصاد.md'])
  })

  it('finds the same whether or not all names were folded ahead', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `خبر-${i}.txt`)
    const halfway = new FoldedNames(many)
    halfway.foldWhile(() => false)
    expect(halfway.isComplete).toBe(false)
    expect([...(halfway.filter(foldQuery('خبر-99')) ?? [])]).toHaveLength(11)
    expect(halfway.isComplete).toBe(true)
  })
})

describe('going to a name by typing its beginning', () => {
  const names = new FoldedNames(files)
  const row = (prefix: string, from: number) =>
    names.startingWith(prefix, from, files.length, (at) => at)

  it('looks from the row on, round about', () => {
    expect(row('ا', 0)).toBe(0)
    expect(row('ا', 1)).toBe(1)
    expect(row('اخ', 1)).toBe(4)
    expect(row('r', 3)).toBe(2)
  })

  it('looks at the file’s own name, not at its folder’s', () => {
    expect(row('مق', 0)).toBe(-1)
    expect(row('الا', 0)).toBe(1)
  })
})
