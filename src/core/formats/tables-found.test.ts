import { describe, expect, it } from 'vitest'
import { csvImport } from './delimited-import.ts'
import { type Assumption, nothingChosen, type ReadingChoices } from './importer.ts'
import { tablesFound } from './tables-found.ts'

const encoder = new TextEncoder()

function found(files: Readonly<Record<string, string>>, choices: ReadingChoices = nothingChosen) {
  const assumptions: Assumption[] = []
  const source = {
    names: Object.keys(files),
    read: (name: string) => encoder.encode(files[name] ?? ''),
  }
  const reading = { choices, assume: (one: Assumption) => assumptions.push(one) }
  for (const document of csvImport.read(source, () => undefined, reading)) void document
  return tablesFound(assumptions)
}

const first = 'file,quote,code\na.txt,قالت,Voice\n'
const second = 'file,quote,code,mood\nb.txt,يشكون,Expression,neg\n'
const third = 'file;quote;الوسم\nc.txt;ونفى;لفظ\n'

describe('tables that come in together', () => {
  it('offer the columns of all, and tell which table lacks which', () => {
    const tables = found({ 'a.csv': first, 'b.csv': second, 'c.csv': third })
    expect(tables).toMatchObject({ count: 3, rows: 'spans' })
    expect(tables?.columns.map(({ name, role, examples }) => [name, role, examples])).toEqual([
      ['file', 'document', ['a.txt', 'b.txt', 'c.txt']],
      ['quote', 'quote', ['قالت', 'يشكون', 'ونفى']],
      ['code', 'label', ['Voice', 'Expression']],
      ['mood', 'attribute', ['neg']],
      ['الوسم', 'label', ['لفظ']],
    ])
    expect(
      tables?.columns.map(({ presentIn, missingIn }) => [presentIn.first, missingIn.first]),
    ).toEqual([
      [['a.csv', 'b.csv', 'c.csv'], []],
      [['a.csv', 'b.csv', 'c.csv'], []],
      [['a.csv', 'b.csv'], ['c.csv']],
      [['b.csv'], ['a.csv', 'c.csv']],
      [['c.csv'], ['a.csv', 'b.csv']],
    ])
  })

  it('are told apart where one column, or a row, is not the same in all', () => {
    const articles = 'id,text,code\n1,نص الخبر كله,مهم\n'
    const spans = 'file,start,end,id,code\na.txt,0,4,s1,Voice\n'
    const tables = found({ 'a.csv': articles, 'b.csv': spans })
    expect(tables?.rows).toBeNull()
    expect(tables?.columns.find(({ name }) => name === 'id')?.role).toBeNull()
    expect(tables?.columns.find(({ name }) => name === 'code')?.role).toBe('label')
    const chosen = { unit: null, table: { rows: null, columns: { id: 'ignored' as const } } }
    const again = found({ 'a.csv': articles, 'b.csv': spans }, chosen)
    expect(again?.columns.find(({ name }) => name === 'id')?.role).toBe('ignored')
  })

  it('are not there where the files are of another kind', () => {
    expect(tablesFound([{ kind: 'json-min', file: 'a.json' }])).toBeNull()
  })

  it('name the first few of many, and count them all', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.csv`, first]))
    const columns = found({ ...many, 'z.csv': second })?.columns ?? []
    expect(columns.find(({ name }) => name === 'mood')).toMatchObject({
      presentIn: { first: ['z.csv'], total: 1 },
      missingIn: { first: ['0.csv', '1.csv', '2.csv'], total: 9 },
    })
  })
})
