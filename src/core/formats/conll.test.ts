import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { isTokenSpace } from '#core/text/tokens.ts'
import { conll, readSpaces, writeSpaces } from './conll.ts'
import { conllImport } from './conll-import.ts'
import { flatLayer } from './layer.ts'
import { ExportReport } from './report.ts'

const text = '📈 وقال الوزير:  «القمح يكفي». ثم صمت\nالبلاد.'
const document = datasetDocument(text, {
  spans: byId(
    spanOn(text, 'q', 'cue', ['قال']),
    spanOn(text, 's', 'source', ['الوزير']),
    spanOn(text, 'c', 'claim', ['القمح يكفي». ثم']),
    spanOn(text, 'n', 'cue', ['يكفي']),
  ),
})

const read = (content: string) =>
  importAll(conllImport, new Map([['foreign.conll', Buffer.from(content)]]))
const chunks = (content: string) => {
  const [one] = read(content).documents
  return one?.spans.map(({ label, segments }) => [
    label,
    segments.map(({ start, end }) => one.text?.slice(start, end)).join('|'),
  ])
}

describe('CoNLL', () => {
  it('is four columns, IOB2, an empty line after each sentence, none inside a span', () => {
    const exported = exportAll(conll, [document])
    expect(textOf(exported, 'data.conll').split('\n')).toEqual([
      '-DOCSTART- haleb.amal amal O',
      '',
      '📈 _ O O',
      'و SpaceAfter=No O O',
      'قال _ O B-cue',
      'الوزير SpaceAfter=No O B-source',
      ': SpacesAfter=\\s\\s O O',
      '« SpaceAfter=No O O',
      'القمح _ O B-claim',
      'يكفي SpaceAfter=No O I-claim',
      '» SpaceAfter=No O I-claim',
      '. _ O I-claim',
      'ثم _ O I-claim',
      'صمت SpacesAfter=\\n O O',
      '',
      'البلاد SpaceAfter=No O O',
      '. SpaceAfter=No O O',
      '',
      '',
    ])
    expect(exported.report.losses).toMatchObject([{ kind: 'overlapping-span', count: 1 }])
  })

  it('brings the text back letter for letter, and the spans of its layer', () => {
    fc.assert(
      fc.property(generatedDocument, (generated) => {
        const { files } = exportAll(conll, [generated])
        const { documents, problems } = importAll(conllImport, files)
        expect(problems).toEqual([])
        const trim = ({ start, end }: { start: number; end: number }) => {
          let [from, to] = [start, end]
          while (from < to && isTokenSpace(generated.text.charCodeAt(from))) from++
          while (to > from && isTokenSpace(generated.text.charCodeAt(to - 1))) to--
          return { start: from, end: to }
        }
        const options = { tagset: null, layer: null }
        const expected = flatLayer(generated, options, new ExportReport())
          .flatMap(({ label, segments }) => segments.map((one) => ({ label, ...trim(one) })))
          .filter(({ start, end }) => start < end)
          .sort((a, b) => a.start - b.start)
        expect(documents).toMatchObject([
          { name: 'haleb.amal', text: generated.text, annotator: { id: 'amal' } },
        ])
        const back = documents[0]?.spans.map(({ label, segments }) => ({ label, ...segments[0] }))
        expect(back).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('has in every line what NLTK, seqeval and conlleval ask: four columns, no other space, B before I', () => {
    fc.assert(
      fc.property(generatedDocument, (generated) => {
        const lines = textOf(exportAll(conll, [generated]), 'data.conll').split('\n')
        let previous = 'O'
        for (const line of lines) {
          const spaces = [...line].filter((sign) => isTokenSpace(sign.charCodeAt(0)))
          expect(spaces.join('')).toBe(line === '' ? '' : '   ')
          const tag = line === '' ? 'O' : (line.split(' ')[3] ?? '')
          expect(tag).toMatch(/^(?:O|[BI]-[^-\s]+)$/)
          if (tag.startsWith('I-')) expect(previous.slice(2)).toBe(tag.slice(2))
          previous = tag
        }
      }),
      { numRuns: 60 },
    )
  })

  it('writes the layer that is named, and says what it leaves out', () => {
    const exported = exportAll(conll, [document], 'cue')
    const tags = textOf(exported, 'data.conll')
      .split('\n')
      .filter((line) => /B-/.test(line))
    expect(tags).toEqual(['قال _ O B-cue', 'يكفي SpaceAfter=No O B-cue'])
    expect(exported.report.losses).toMatchObject([{ kind: 'other-layer', count: 2 }])
  })

  it('gives labels names that tags can have, and reads them again', () => {
    const odd = spanOn(text, 'a', 'direct-speech', ['وقال'])
    const other = spanOn(text, 'b', 'direct_speech', ['القمح'])
    const third = spanOn(text, 'd', 'قول\tغير\nمباشر', ['البلاد'])
    const exported = exportAll(conll, [datasetDocument(text, { spans: byId(odd, other, third) })])
    const tags = textOf(exported, 'data.conll').match(/B-\S+/g)
    expect(tags).toEqual(['B-direct_speech', 'B-direct_x5f_speech', 'B-قول_x9_غير_xa_مباشر'])
    expect(exported.report.changes).toMatchObject([{ kind: 'renamed' }])
    const { documents } = importAll(conllImport, exported.files)
    expect(documents[0]?.spans.at(-1)?.label).toBe('قول\tغير\nمباشر')
  })

  it('counts white space that is left outside a span, and a span of nothing else', () => {
    const wide = spanOn(text, 'a', 'cue', [' الوزير:  '])
    const blank = spanOn(text, 'b', 'cue', ['\n'])
    const { report } = exportAll(conll, [datasetDocument(text, { spans: byId(wide, blank) })])
    expect(report.changes).toMatchObject([{ kind: 'trimmed-span', count: 1 }])
    expect(report.losses).toMatchObject([{ kind: 'blank-span', count: 1 }])
  })

  it('of others is read in IOB1, IOB2, IOBES and BILOU, two columns or four, tabs or spaces', () => {
    expect(chunks('قال O\nوزير I-PER\nحلب B-PER\nفي O\nحلب I-LOC\n')).toEqual([
      ['PER', 'وزير'],
      ['PER', 'حلب'],
      ['LOC', 'حلب'],
    ])
    expect(chunks('U.N. NNP I-NP B-ORG\nagency NN I-NP I-ORG\n\nof IN O I-ORG\n')).toEqual([
      ['ORG', 'U.N. agency'],
      ['ORG', 'of'],
    ])
    expect(chunks('a\tS-X\nb\tB-X\nc\tI-X\nd\tE-X\ne\tO\n')).toEqual([
      ['X', 'a'],
      ['X', 'b c d'],
    ])
    expect(chunks('a U-X\nb B-X\nc L-X\nd U-X\n')).toEqual([
      ['X', 'a'],
      ['X', 'b c'],
      ['X', 'd'],
    ])
    const two = read(
      '-DOCSTART- -X- O O\n\na NN O O\nb NN O B-X\n\n-DOCSTART- -X- O O\n\nc NN O O\n',
    )
    expect(two.documents.map(({ name, text: put }) => [name, put])).toEqual([
      ['foreign#1', 'a b'],
      ['foreign#2', 'c'],
    ])
  })

  it('says which lines are none, and which files are not CoNLL at all', () => {
    const { documents, problems } = read('# a remark\nقال\nوزير B-PER\nحلب LOC\n')
    expect(documents[0]?.text).toBe('وزير')
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['malformed', 2],
      ['malformed', 4],
    ])
    expect(read('1\tقال\tقال\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n').problems).toMatchObject([
      { kind: 'not-supported' },
    ])
  })

  it('tells white space from parts of speech', () => {
    const spaces = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u2028') })
    fc.assert(
      fc.property(spaces, spaces, (before, after) => {
        const written = writeSpaces({ before, after })
        expect(written).toMatch(/^\S+$/)
        expect(readSpaces(written)).toEqual({ before, after })
      }),
    )
    expect(readSpaces('NNP')).toBe(null)
    expect(readSpaces('')).toBe(null)
  })
})
