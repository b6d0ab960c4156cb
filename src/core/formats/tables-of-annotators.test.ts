import { describe, expect, it } from 'vitest'
import { csvImport } from './delimited-import.ts'
import { type Assumption, nothingChosen } from './importer.ts'

const encoder = new TextEncoder()

function read(files: Readonly<Record<string, string>>) {
  const assumptions: Assumption[] = []
  const source = {
    names: Object.keys(files),
    read: (name: string) => encoder.encode(files[name] ?? ''),
  }
  const reading = { choices: nothingChosen, assume: (one: Assumption) => assumptions.push(one) }
  const documents = [...csvImport.read(source, () => undefined, reading)]
  return {
    documents: documents.map(({ name, annotator }) => [name, annotator?.id ?? null]),
    assumed: assumptions.filter(({ kind }) => kind === 'annotators'),
  }
}

const head = 'file,quote,code'

describe('tables that name no annotators', () => {
  it('are each taken for one annotator’s where one article is in several', () => {
    const { documents, assumed } = read({
      'in/سمير.csv': `${head}\na.txt,قالت,cue\nb.txt,ونفى,cue\n`,
      'in/amal.csv': `${head}\na.txt,الوزارة,source\n`,
      'in/noor.csv': `${head},annotator\na.txt,الوزارة,source,noor\n`,
    })
    expect(documents).toEqual([
      ['a.txt', 'سمير'],
      ['b.txt', 'سمير'],
      ['a.txt', 'amal'],
      ['a.txt', 'noor'],
    ])
    expect(assumed).toEqual([
      { kind: 'annotators', from: 'file', file: 'in/سمير.csv', annotator: 'سمير' },
    ])
  })

  it('are nobody’s where each article is in one alone', () => {
    const { documents, assumed } = read({
      'a.csv': `${head}\na.txt,قالت,cue\n`,
      'b.csv': `${head}\nb.txt,قالت,cue\n`,
    })
    expect(documents).toEqual([
      ['a.txt', null],
      ['b.txt', null],
    ])
    expect(assumed).toEqual([])
  })

  it('are not taken apart for the sake of one article among many', () => {
    const rows = (from: number) =>
      Array.from({ length: 30 }, (_, i) => `${from + i}.txt,قالت,cue\n`).join('')
    const { assumed } = read({
      'train.csv': `${head}\n${rows(0)}`,
      'test.csv': `${head}\n${rows(29)}`,
    })
    expect(assumed).toEqual([])
  })
})
