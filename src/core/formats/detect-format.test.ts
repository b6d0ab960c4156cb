import { describe, expect, it } from 'vitest'
import { byId, datasetDocument, exportAll, sourceOf, spanOn } from '#core/testing/datasets.ts'
import { detectFormats } from './detect-format.ts'
import { exportFormats, importFormats, isImportFormat } from './registry.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'.repeat(200)
const document = datasetDocument(text, { spans: byId(spanOn(text, 's1', 'claim', ['القمح'])) })

describe('the format of files', () => {
  it.each(Object.keys(importFormats).filter(isImportFormat))(
    'is found by what is in them: %s',
    (format) => {
      const { files } = exportAll(exportFormats[format], [document])
      expect(detectFormats(sourceOf(files))[0]).toBe(format)
    },
  )

  it.each([
    ['doccano', 'a.jsonl', '{"id":1,"text":"قال","label":[[0,3,"cue"]]}'],
    ['doccano', 'a.jsonl', '{"id":1,"text":"قال","label":["positive"]}'],
    ['labelstudio', 'a.json', '[{"id":1,"data":{"text":"قال"},"annotations":[]}]'],
    ['csv', 'a.csv', 'a;b;c\n1;2;3'],
    ['tsv', 'a.tab', 'a\tb'],
    ['brat', 'a.ann', 'T1\tClaim 0 3\tقال'],
    ['cas-json', 'a.json', '{"%TYPES":{},"%FEATURE_STRUCTURES":[]}'],
    ['cas-xmi', 'a.xml', '<?xml version="1.1"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>'],
    ['webanno-tsv', 'a.tsv', '#FORMAT=WebAnno TSV 3.2\n#T_SP=a.B|value'],
  ] as const)('%s, made by others, in %s', (format, name, content) => {
    expect(detectFormats(sourceOf(new Map([[name, Buffer.from(content)]])))[0]).toBe(format)
  })

  it('is none for what is none of them', () => {
    const files = new Map([
      ['a.pdf', Buffer.from('%PDF-1.7')],
      ['b.txt', Buffer.from('خبر')],
    ])
    expect(detectFormats(sourceOf(files))).toEqual([])
  })
})
