import { describe, expect, it } from 'vitest'
import { importAll, sourceOf } from '#core/testing/datasets.ts'
import { csvImport, tsvImport } from './delimited-import.ts'
import { detectFormats } from './detect-format.ts'
import { type Assumption, type ImportProblem, nothingChosen } from './importer.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'
const cp = (words: string) => [...text.slice(0, text.indexOf(words))].length
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

function read(content: string | Uint8Array, choices = nothingChosen, file = 'marks.csv') {
  const problems: ImportProblem[] = []
  const assumptions: Assumption[] = []
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const reader = file.endsWith('.csv') ? csvImport : tsvImport
  const documents = [
    ...reader.read(sourceOf(new Map([[file, bytes]])), (problem) => problems.push(problem), {
      choices,
      assume: (assumption) => assumptions.push(assumption),
    }),
  ]
  return { documents, problems, assumptions }
}

const table = (assumptions: readonly Assumption[]) =>
  assumptions.find((assumption) => assumption.kind === 'table')

describe('a text of tabs', () => {
  const rows = `file\tstart\tend\tquote\tlabel\r\nn1\t${cp('القمح')}\t${cp('القمح') + 5}\tالقمح\tClaim\r\n`

  it('as Excel writes “Unicode text” is a table', () => {
    const bytes = Buffer.from(`\ufeff${rows}`, 'utf16le')
    expect(detectFormats(sourceOf(new Map([['marks.txt', bytes]])))).toEqual(['tsv'])
    const { documents, problems, assumptions } = read(bytes, nothingChosen, 'marks.txt')
    expect(problems).toEqual([])
    expect(assumptions).toContainEqual({
      kind: 'encoding',
      file: 'marks.txt',
      encoding: 'utf-16le',
    })
    expect(documents).toMatchObject([
      { name: 'n1', spans: [{ label: 'Claim', unplaced: [{ quote: 'القمح' }] }] },
    ])
  })

  it('is one whose first row alone is longer than what is looked at', () => {
    const long = `file\tbody\tlabel\nn1\t${'خبر '.repeat(20_000)}\tClaim\n`
    const files = new Map([['marks.txt', Buffer.from(long)]])
    expect(detectFormats(sourceOf(files))).toEqual(['tsv'])
  })

  it.each([
    ['an article', 'عنوان الخبر\tالأحد\nقال الوزير إن القمح يكفي\n'],
    ['paragraphs that begin with a tab', '\tقال الوزير\n\tونفى التجار\n'],
    ['a line without more', 'أ\tب\n'],
  ])('is none where it is %s', (_, content) => {
    const files = new Map([['a.txt', Buffer.from(content)]])
    expect(detectFormats(sourceOf(files))).toEqual([])
    expect(read(content, nothingChosen, 'a.txt').documents).toEqual([])
  })
})

describe('a table of spans', () => {
  const start = text.indexOf('القمح')

  it.each([
    [
      'English names, comma',
      `doc_id,start,end,text,label,confidence\nn1,${cp('القمح')},${cp('القمح') + 5},القمح,Claim,0.9\n`,
    ],
    [
      'Arabic names, semicolon',
      `الملف;البداية;النهاية;نص;التصنيف;الثقة\r\nn1;${cp('القمح')};${cp('القمح') + 5};القمح;Claim;0.9\r\n`,
    ],
    [
      'Excel’s line that states the separator',
      `\ufeffsep=|\r\ndoc_id|start|end|text|label|a,b;c\r\nn1|${cp('القمح')}|${cp('القمح') + 5}|القمح|Claim|0.9\r\n`,
    ],
    [
      'other names, tab, byte order mark',
      `\ufeffFile Name\tBegin Offset\tEnd Offset\tCovered Text\tTag\tx\nn1\t${cp('القمح')}\t${cp('القمح') + 5}\tالقمح\tClaim\t0.9`,
    ],
  ])('is read by its columns: %s', (_, content) => {
    const { documents, problems, assumptions } = read(content)
    expect(problems).toEqual([])
    expect(table(assumptions)).toMatchObject({ rows: 'spans' })
    expect(documents).toMatchObject([
      {
        name: 'n1',
        file: 'n1',
        text: null,
        spans: [
          {
            label: 'Claim',
            unplaced: [
              { start: cp('القمح'), end: cp('القمح') + 5, quote: 'القمح', unit: 'unknown' },
            ],
          },
        ],
      },
    ])
    expect(Object.values(documents[0]?.spans[0]?.attributes ?? {})).toEqual(['0.9'])
  })

  it.each([
    ['code-point', cp('القمح'), cp('البلاد')],
    ['utf-16', start, text.indexOf('البلاد')],
  ] as const)('counts in the unit in which its words stand: %s', (unit, first, second) => {
    const content = `article_text,start,end,quote,label\n${quoted(text)},${first},${first + 5},القمح,A\n${quoted(text)},${second},${second + 6},البلاد,B\n`
    const { documents, problems, assumptions } = read(content)
    expect(problems).toEqual([])
    expect(assumptions).toContainEqual({
      kind: 'offset-unit',
      file: 'marks.csv',
      unit,
      fitting: 2,
      otherwise: 0,
      of: 2,
    })
    expect(documents[0]?.spans.map(({ segments }) => segments)).toEqual([
      [{ start, end: start + 5 }],
      [{ start: text.indexOf('البلاد'), end: text.indexOf('البلاد') + 6 }],
    ])
    const other = unit === 'utf-16' ? 'code-point' : 'utf-16'
    const chosen = read(content, { ...nothingChosen, unit: other })
    expect(chosen.problems.map(({ line }) => line)).toEqual([2, 3])
    expect(chosen.documents[0]?.spans[0]).toMatchObject({
      segments: [],
      unplaced: [{ quote: 'القمح' }],
    })
  })

  it('parts articles and annotators', () => {
    const { documents } = read(
      'file,quote,label,annotator\na,القمح,X,amal\na,البلاد,X,samir\nb,القمح,X,amal\na,الوزير,Y,amal\n',
    )
    expect(
      documents.map(({ name, annotator, spans }) => [name, annotator?.id, spans.length]),
    ).toEqual([
      ['a', 'amal', 2],
      ['a', 'samir', 1],
      ['b', 'amal', 1],
    ])
  })

  it('drops nothing silently: rows that cannot be read are told with their lines', () => {
    const { documents, problems } = read(
      'file,start,end,text,label\na,1,2,x,A\na,,,,B\na,1\n\na,5,4,y,C\n',
    )
    expect(documents[0]?.spans.map(({ label }) => label)).toEqual(['A', 'C'])
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['malformed', 4],
      ['schema', 3],
    ])
  })

  it('has names for columns without one, and tells two of one name apart', () => {
    const { documents } = read('file,text,label,,x,x\na,u,L,1,2,3\na,v,L,4,5,6\n')
    expect(documents[0]?.spans[0]?.attributes).toEqual({ 'column-4': '1', x: '2', 'x-2': '3' })
  })
})

describe('a table of articles', () => {
  const content = `id,text,tone,التصنيف\n1,${quoted(text)},positive,اقتصاد\n2,خبر,negative,سياسة\n`

  it('has what is said of each as its attributes', () => {
    const { documents, problems, assumptions } = read(content)
    expect(problems).toEqual([])
    expect(table(assumptions)).toMatchObject({ rows: 'documents' })
    expect(documents).toMatchObject([
      { name: '1', text, attributes: { tone: 'positive', التصنيف: 'اقتصاد' }, spans: [] },
      { name: '2', text: 'خبر', attributes: { tone: 'negative', التصنيف: 'سياسة' } },
    ])
  })

  it('is read otherwise where a person says so', () => {
    const { documents } = read(content, {
      unit: null,
      table: { rows: 'spans', columns: { text: 'quote', tone: 'label', id: 'ignored' } },
    })
    expect(documents[0]?.spans.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['positive', { التصنيف: 'اقتصاد' }],
      ['negative', { التصنيف: 'سياسة' }],
    ])
  })
})

describe('encodings of tables', () => {
  const letters = Buffer.from('file,quote,label\na,القمح,x\na,البلاد,x\n', 'utf16le')

  it('are told where they are not UTF-8', () => {
    const { documents, assumptions } = read(Buffer.concat([Buffer.from([0xff, 0xfe]), letters]))
    expect(assumptions).toContainEqual({
      kind: 'encoding',
      file: 'marks.csv',
      encoding: 'utf-16le',
    })
    expect(documents[0]?.spans.map(({ unplaced }) => unplaced[0]?.quote)).toEqual([
      'القمح',
      'البلاد',
    ])
  })

  it('that cannot be read are a problem, and nothing else', () => {
    const { documents, problems } = read(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    )
    expect(documents).toEqual([])
    expect(problems).toMatchObject([{ kind: 'not-utf-8', file: 'marks.csv' }])
  })
})

describe('our own tables', () => {
  it('are not taken for those of others', () => {
    const own = 'document,file,annotator,split,span,label,start,end,before,text,after,pieces\r\n'
    const { documents } = importAll(
      csvImport,
      new Map([
        ['spans.csv', Buffer.from(`${own}d,d.txt,amal,,s1,claim,0,1,,ق,,0-1\r\n`)],
        ['documents.csv', Buffer.from('document,file,text\r\nd,d.txt,قم\r\n')],
      ]),
    )
    expect(documents).toMatchObject([{ text: 'قم', spans: [{ segments: [{ start: 0, end: 1 }] }] }])
  })
})
