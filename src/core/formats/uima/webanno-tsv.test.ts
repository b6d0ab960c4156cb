import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newFrame } from '#core/annotation/model.ts'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  importedAnnotations,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { webannoTsv } from './webanno-tsv.ts'
import { webannoTsvImport } from './webanno-tsv-import.ts'

const text = '📈 قال وزير الزراعة والمالية: القمح_يكفي 😀.\n\nنعم'

function read(content: string, more: readonly (readonly [string, string])[] = []) {
  const files = new Map(
    [['a.tsv', content], ...more].map(([name, file]) => [name, Buffer.from(file ?? '')]),
  )
  const { documents, problems } = importAll(webannoTsvImport, files)
  return { documents, problems: problems.map(({ kind, line }) => `${kind} ${line}`) }
}

/**
 * The text that INCEpTION's reader puts together, with what it demands on the way: two empty lines, a
 * field for each column, a sentence's header before its first token, no empty line at the end.
 */
function textByInception(content: string): string {
  const lines = content.split(/\r\n|\n|\r/)
  expect(lines.pop()).toBe('')
  const body = lines.indexOf('') + 2
  expect(lines[body - 1]).toBe('')
  const columns = lines
    .slice(1, body - 2)
    .reduce((sum, line) => sum + line.split('|').length - 1, 0)
  let made = ''
  let sentence = ''
  let before: 'gap' | 'header' | 'row' = 'gap'
  for (const line of lines.slice(body)) {
    if (line === '') {
      expect(before).toBe('row')
      before = 'gap'
      continue
    }
    if (line.startsWith('#')) {
      expect(before).not.toBe('row')
      before = 'header'
      if (line.startsWith('#Text=')) sentence += `${unescaped(line.slice('#Text='.length))}\n`
      continue
    }
    const fields = line.split('\t')
    expect(fields.length).toBeGreaterThanOrEqual(columns + 3)
    const [begin = 0, end = 0] = (fields[1] ?? '').split('-').map(Number)
    if (before === 'header') {
      if (made.length > begin) {
        expect(made.length).toBe(begin + 1)
        expect(made.endsWith('\n')).toBe(true)
        made = made.slice(0, -1)
      }
      made += ' '.repeat(begin - made.length) + sentence
      sentence = ''
    }
    expect(before).not.toBe('gap')
    expect(made.slice(begin, end)).toBe(fields[2])
    before = 'row'
  }
  expect(before).toBe('row')
  return made
}

function unescaped(line: string): string {
  return line.replaceAll(
    /\\(.)/gsu,
    (_whole, sign) => ({ t: '\t', r: '\r', f: '\f', b: '\b' })[String(sign)] ?? String(sign),
  )
}

describe('WebAnno TSV', () => {
  it('has rows of parts of tokens where spans begin inside, numbers for spans, relations at their target', () => {
    const exported = exportAll(webannoTsv, [
      datasetDocument(text, {
        spans: byId(
          spanOn(text, 's', 'source', ['وزير الزراعة', 'المالية'], { note: 'a|b\n*' }),
          spanOn(text, 'c', 'claim', ['القمح_يكفي 😀'], { attributes: { kind: 'prediction' } }),
          spanOn(text, 'd', 'cue', ['قال']),
          spanOn(text, 'e', 'cue', ['قال']),
        ),
        frames: byId(
          newFrame({
            id: 'f',
            type: 'attribution',
            roles: { source: ['s'], cue: ['d'] },
            origin: { kind: 'manual' },
            at: '2026-11-22T10:00:00Z',
          }),
        ),
      }),
    ])
    const lines = textOf(exported, 'haleb.amal.tsv').split('\n')
    expect(lines.slice(0, 6)).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Span|label|identifier|note|kind',
      '#T_SP=webanno.custom.Frame|label|identifier|ROLE_webanno.custom.Frame:roles_webanno.custom.FrameRolesLink|uima.tcas.Annotation',
      '#T_RL=webanno.custom.Continuation|BT_webanno.custom.Span',
      '',
      '',
    ])
    expect(lines[6]).toMatch(/^#webanno\.custom\.Document=\{"file":"haleb\.txt",/)
    expect(lines.slice(7)).toEqual([
      '#Text=📈 قال وزير الزراعة والمالية: القمح_يكفي 😀.',
      '#Text=',
      '1-1\t0-2\t📈\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
      '1-2\t3-6\tقال\tcue[1]|cue[2]\td[1]|e[2]\t*[1]|*[2]\t*[1]|*[2]\tattribution[6]\tf[6]\tsource;cue[6]\t1-3[3];1-2[1]\t_\t',
      '1-3\t7-11\tوزير\tsource[3]\ts[3]\ta\\|b\\n\\*[3]\t*[3]\t_\t_\t_\t_\t_\t',
      '1-4\t12-19\tالزراعة\tsource[3]\ts[3]\ta\\|b\\n\\*[3]\t*[3]\t_\t_\t_\t_\t_\t',
      '1-5\t20-28\tوالمالية\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
      '1-5.1\t21-28\tالمالية\tsource[4]\ts[4]\t*[4]\t*[4]\t_\t_\t_\t_\t1-3[3_4]\t',
      '1-6\t28-29\t:\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
      '1-7\t30-40\tالقمح_يكفي\tclaim[5]\tc[5]\t*[5]\tprediction[5]\t_\t_\t_\t_\t_\t',
      '1-8\t41-43\t😀\tclaim[5]\tc[5]\t*[5]\tprediction[5]\t_\t_\t_\t_\t_\t',
      '1-9\t43-44\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
      '',
      '#Text=نعم',
      '2-1\t46-49\tنعم\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
      '',
    ])
  })

  it('is the very text to INCEpTION, but for white space at the start and a line break at the end', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const content = textOf(exportAll(webannoTsv, [document]), 'haleb.amal.tsv')
        const own = document.text.replace(/\n$/, '')
        expect(textByInception(content)).toBe(`${own}\n`)
      }),
      { numRuns: 200 },
    )
    const led = exportAll(webannoTsv, [datasetDocument('\n\t نعم', {})])
    expect(textByInception(textOf(led, 'haleb.amal.tsv'))).toBe('   نعم\n')
    expect(led.report.changes.map(({ kind }) => kind)).toEqual(['white-space'])
    expect(importAll(webannoTsvImport, led.files).documents[0]?.text).toBe('\n\t نعم')
  })

  it('leaves white space at the edges of spans out of rows, and says so', () => {
    const document = datasetDocument(text, {
      spans: byId(
        spanOn(text, 'a', 'claim', [' القمح_يكفي ']),
        spanOn(text, 'b', 'claim', ['\n\n']),
      ),
    })
    const exported = exportAll(webannoTsv, [document])
    expect(exported.report.losses.map(({ kind, count }) => [kind, count])).toEqual([
      ['blank-span', 1],
    ])
    expect(exported.report.changes.map(({ kind }) => kind)).toEqual(['trimmed-span'])
    const [back] = importAll(webannoTsvImport, exported.files).documents
    expect(back?.spans).toMatchObject([{ id: 'a', segments: [{ start: 29, end: 41 }] }])
    // Once moved in another program, it is where it was moved.
    const tsv = textOf(exported, 'haleb.amal.tsv').replace(
      /^(1-9\t.*)_\t_\t_\t$/m,
      '$1claim[1]\ta[1]\t*[1]\t',
    )
    expect(read(tsv).documents[0]?.spans).toMatchObject([{ segments: [{ start: 30, end: 44 }] }])
  })

  it('of nothing but white space, or of no text, comes back too', () => {
    for (const bare of ['', ' \n\t']) {
      const document = datasetDocument(bare, {
        document: { attributes: { tone: 'neutral' }, note: 'ن' },
      })
      const { documents, problems } = importAll(
        webannoTsvImport,
        exportAll(webannoTsv, [document]).files,
      )
      expect(problems).toEqual([])
      expect(documents[0]?.text).toBe(bare)
      expect(documents.map(importedAnnotations)).toEqual([annotationsOf(document)])
    }
  })

  it('of others is read, with layers and features of any name, links, chains and relations', () => {
    const { documents, problems } = read(
      [
        '#FORMAT=WebAnno TSV 3.2',
        '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
        '#T_SP=webanno.custom.Bare|',
        '#T_SP=webanno.custom.Sem_Pred|ROLE_webanno.custom.Sem_Pred:args_webanno.custom.SemPredArgsLink|uima.tcas.Annotation|frame',
        '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation|referenceType',
        '#T_RL=webanno.custom.About|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
        '',
        '',
        '#Sentence.id=s1',
        '#Text=😀 قال وزير المالية',
        '1-1\t0-2\t😀\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '1-2\t3-6\tقال\t_\t_\t_\tagent;*\t1-3[1];1-4.1[2]\tSay\t_\t_\t_\t_\t',
        '1-3\t7-11\tوزير\t*[1]\tPER[1]\t*\t_\t_\t_\tident->1-1\tminister[1]\t_\t_\t',
        '1-4\t12-19\tالمالية\t*[1]|*[3]\tPER[1]|*[3]\t_\t_\t_\t_\tident->1-1\tminister[1]\ttopic\t1-3[1_3]\t',
        '1-4.1\t14-19\tمالية\thttp://x/\\_y[2]\tORG\\|X[2]\t_\t_\t_\t_\t*->1-2\t*[1]\t_\t_\t',
        '',
        '#Text=نعم\\\\n',
        '#Text=هذا',
        '2-1\t22-26\tنعم\\\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '2-2\t26-27\tn\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '2-3\t28-31\tهذا\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
        '',
      ].join('\r\n'),
    )
    expect(problems).toEqual([])
    const [document] = documents
    expect(document?.text).toBe('😀 قال وزير المالية\n  نعم\\n\nهذا')
    expect(
      document?.spans.map(({ id, label, segments, attributes }) => [
        id,
        label,
        ...segments.map(({ start, end }) => document.text?.slice(start, end)),
        attributes,
      ]),
    ).toEqual([
      [expect.anything(), 'Sem_Pred', 'قال', { frame: 'Say' }],
      [expect.anything(), 'PER', 'وزير المالية', {}],
      [expect.anything(), 'Bare', 'وزير', {}],
      [
        expect.anything(),
        'CoreferenceLink',
        'وزير المالية',
        { referenceRelation: 'ident', referenceType: 'minister' },
      ],
      [expect.anything(), 'NamedEntity', 'المالية', {}],
      [expect.anything(), 'ORG|X', 'مالية', { identifier: 'http://x/_y' }],
      [expect.anything(), 'CoreferenceLink', 'مالية', {}],
    ])
    const ids = document?.spans.map(({ id }) => id) ?? []
    expect(document?.frames.map(({ type, roles }) => [type, roles])).toEqual([
      ['Sem_Pred', { trigger: [ids[0]], agent: [ids[1]], args: [ids[5]] }],
      ['topic', { Governor: [ids[1]], Dependent: [ids[4]] }],
      ['CoreferenceChain', { member: [ids[3], ids[6]] }],
    ])
  })

  it('that is broken is told, line by line, and nothing of it is dropped', () => {
    const head =
      '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.X|label\n#T_RL=webanno.custom.R|BT_webanno.custom.X\n\n\n'
    expect(read('#FORMAT=WebAnno TSV 2\n').problems).toEqual(['schema 1'])
    expect(read('').problems).toEqual(['schema 1'])
    expect(
      read(`${head}#Text=نعم\n1-1\t0-3\tنعم\t_\t_\t\n`, [['b.tsv', 'file\tsha256\n']]).problems,
    ).toEqual([])
    expect(read('word\ttag\n').problems).toEqual(['schema 1'])
    expect(read('#FORMAT=WebAnno TSV 3.3\n#T_XX=a|b\n\n\n').problems).toEqual(['schema 2'])
    expect(read(`${head}#Text=نعم لا\n`).problems).toEqual(['malformed 7'])
    expect(read(`${head}#Text=نعم\n1-1\tx-3\tنعم\t_\t_\t\n`).problems).toEqual([
      'malformed 7',
      'malformed 8',
    ])
    expect(read(`${head}#Text=نعم\n1-1\t0-3\tنعم\t_\n`).problems).toEqual(['malformed 7'])
    expect(read(`${head}#Text=نعم\n1-1\t0-3\tنعم\tp[1]\t1-9[7_1]\t\n`).problems).toEqual([
      'dangling 7',
    ])
    const far = read(`${head}#Text=نعم\n1-1\t99999999999-99999999999\tنعم\tp[1]\t_\t\n`)
    expect(far.problems).toEqual(['malformed 7', 'quote-differs 7', 'outside-text null'])
    expect(far.documents[0]).toMatchObject({
      text: 'نعم',
      spans: [{ segments: [], unplaced: [{ quote: 'نعم' }] }],
    })
  })

  it('whose offsets count code points has its spans beside the text, with their words', () => {
    const { documents, problems } = read(
      [
        '#FORMAT=WebAnno TSV 3.3',
        '#T_SP=webanno.custom.X|label',
        '',
        '',
        '#Text=😀 قال وزير',
        '1-1\t0-1\t😀\t_\t',
        '1-2\t2-5\tقال\tp[1]\t',
        '1-3\t6-10\tوزير\tp[1]\t',
        '',
      ].join('\n'),
    )
    expect(problems).toEqual(['quote-differs 6', 'quote-differs null'])
    expect(documents[0]?.spans).toMatchObject([{ segments: [], unplaced: [{ quote: 'قال وزير' }] }])
  })

  it('has its booleans from the type system beside it', () => {
    const document = datasetDocument(text, {
      spans: byId(spanOn(text, 's', 'source', ['وزير'], { attributes: { named: true } })),
    })
    const { files } = exportAll(webannoTsv, [document])
    const [back] = importAll(webannoTsvImport, files).documents
    expect(back?.spans[0]?.attributes).toEqual({ named: true })
  })
})
