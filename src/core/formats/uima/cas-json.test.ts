import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRecord } from '#core/json.ts'
import {
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { casJson } from './cas-json.ts'
import { casJsonImport } from './cas-json-import.ts'

const text = '😀 قال الوزير إن القمح يكفي'

function read(content: unknown) {
  const file = typeof content === 'string' ? content : JSON.stringify(content)
  const { documents, problems } = importAll(casJsonImport, new Map([['a.json', Buffer.from(file)]]))
  return { documents, problems: problems.map(({ kind, detail }) => `${kind} ${detail}`) }
}

const sofa = {
  '%ID': 1,
  '%TYPE': 'uima.cas.Sofa',
  sofaNum: 1,
  sofaID: '_InitialView',
  mimeType: 'text',
  sofaString: text,
}

function annotation(id: number, type: string, begin: unknown, end: unknown, more: object = {}) {
  return { '%ID': id, '%TYPE': type, '@sofa': 1, begin, end, ...more }
}

/** What the format's description demands, and with it dkpro-cassis and UIMA's own reader. */
function expectSound(cas: unknown): void {
  if (!isRecord(cas)) throw new Error('Not a CAS')
  expect(Object.keys(cas)).toEqual(['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'])
  const [types, structures, views] = Object.values(cas)
  if (!isRecord(types) || !Array.isArray(structures) || !isRecord(views))
    throw new Error('Not a CAS')
  const featuresOf = (type: unknown): readonly string[] => {
    const described = types[String(type)]
    if (!isRecord(described)) return ['sofa', 'begin', 'end', 'language']
    return [...Object.keys(described), ...featuresOf(described['%SUPER_TYPE'])]
  }
  const ids = new Set<unknown>()
  for (const structure of structures) {
    const [id, type] = Object.keys(structure)
    expect([id, type]).toEqual(['%ID', '%TYPE'])
    expect(structure['%ID']).toBeGreaterThan(0)
    expect(ids.has(structure['%ID'])).toBe(false)
    ids.add(structure['%ID'])
    // A sofa stands before all that refers to it.
    if ('@sofa' in structure) expect(ids.has(structure['@sofa'])).toBe(true)
  }
  for (const structure of structures) {
    const own = structure['%TYPE'].startsWith('webanno.')
    for (const [key, value] of Object.entries(structure)) {
      if (key.startsWith('@')) expect(ids.has(value)).toBe(true)
      if (own && !key.startsWith('%'))
        expect(featuresOf(structure['%TYPE'])).toContain(key.replace('@', ''))
    }
    for (const element of structure['%TYPE'] === 'uima.cas.FSArray' ? structure['%ELEMENTS'] : [])
      expect(ids.has(element)).toBe(true)
  }
  for (const view of Object.values(views)) {
    if (!isRecord(view) || !Array.isArray(view['%MEMBERS'])) throw new Error('Not a view')
    expect(ids.has(view['%SOFA'])).toBe(true)
    for (const member of view['%MEMBERS']) expect(ids.has(member)).toBe(true)
  }
}

describe('CAS JSON', () => {
  it('is written as its readers demand', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        expectSound(JSON.parse(textOf(exportAll(casJson, [document]), 'haleb.amal.json')))
      }),
      { numRuns: 100 },
    )
  })

  it('counts in UTF-16 and has a feature for each attribute, of its own kind', () => {
    const document = datasetDocument(text, {
      spans: byId(
        spanOn(text, 's', 'source', ['الوزير'], {
          attributes: { named: true, 'my-own_word': 'x' },
        }),
      ),
    })
    const exported = exportAll(casJson, [document])
    // INCEpTION makes its layers of this, and refuses what is of none.
    expect(textOf(exported, 'TypeSystem.xml')).toContain('<name>my_own__word</name>')
    const cas = JSON.parse(textOf(exported, 'haleb.amal.json'))
    expect(cas['%TYPES']['webanno.custom.Span'].named).toMatchObject({
      '%RANGE': 'uima.cas.Boolean',
    })
    expect(cas['%FEATURE_STRUCTURES'][2]).toEqual({
      ...annotation(3, 'webanno.custom.Span', 7, 13),
      label: 'source',
      identifier: 's',
      named: true,
      my_own__word: 'x',
    })
  })

  it('names no feature so that dkpro-cassis cannot read it, nor leaves it a list that it reads otherwise', () => {
    const attributes = {
      ...{ class: 'x', from: 'y', get: 'z', xmiID: '9', None: 'n' },
      ...{ techniques: ['أ', ''], 'a-_b': '1', 'a_-b': '2', type: 't' },
    }
    const spans = byId(spanOn(text, 's', 'source', ['الوزير'], { attributes }))
    const exported = exportAll(casJson, [datasetDocument(text, { spans })])
    const cas = JSON.parse(textOf(exported, 'haleb.amal.json'))
    const { label, isnad, ...span } = cas['%FEATURE_STRUCTURES'][2]
    const { type, 'a_-b': other, ...left } = attributes
    expect(span).toEqual({
      ...annotation(3, 'webanno.custom.Span', 7, 13),
      ...{ identifier: 's', a___b: other, type },
    })
    expect([label, JSON.parse(isnad)]).toEqual(['source', { attributes: left }])
    expect(importAll(casJsonImport, exported.files).documents[0]?.spans[0]?.attributes).toEqual(
      attributes,
    )
  })

  it('of dkpro-cassis is read: arrays without elements, null for an empty string', () => {
    const { documents, problems } = read({
      '%TYPES': {},
      '%FEATURE_STRUCTURES': [
        sofa,
        annotation(2, 'org.example.Named', 7, 13, { '@tags': 3, '@none': 4 }),
        { '%ID': 3, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['a', null] },
        { '%ID': 4, '%TYPE': 'uima.cas.StringArray' },
      ],
      '%VIEWS': {},
    })
    expect(documents[0]?.spans[0]?.attributes).toEqual({ tags: ['a', ''], none: [] })
    expect(problems).toEqual([])
  })

  it('of others is read: structures in a list or by id, several texts, arrays, numbers', () => {
    const { documents, problems } = read({
      '%TYPES': {},
      '%FEATURE_STRUCTURES': {
        1: { ...sofa, '%ID': undefined },
        2: { '%TYPE': 'uima.cas.Sofa', sofaID: 'second', sofaString: 'نعم' },
        3: annotation(3, 'org.example.Named', 7, 13, {
          value: 'PER',
          '#score': 'NaN',
          confidence: 0.5,
          '@tags': 4,
        }),
        4: { '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['a', ''] },
        5: { '%TYPE': 'org.example.Plain', '@sofa': 2, '^begin': 0, '^end': 3 },
        6: annotation(6, 'org.example.Rel', 7, 13, { '@Governor': 3, '@Dependent': 3 }),
        7: annotation(7, 'uima.tcas.DocumentAnnotation', 0, 27, { language: 'ar' }),
        8: { '%TYPE': 'org.example.Loose', '@sofa': 1 },
      },
      '%VIEWS': {},
    })
    expect(documents.map(({ name, text: said }) => [name, said])).toEqual([
      ['a', text],
      ['a#second', 'نعم'],
    ])
    expect(documents[0]?.spans).toEqual([
      {
        id: 'Named-3',
        label: 'PER',
        segments: [{ start: 7, end: 13 }],
        unplaced: [],
        attributes: { score: 'NaN', confidence: '0.5', tags: ['a', ''] },
        note: '',
      },
    ])
    expect(documents[0]?.frames).toMatchObject([
      { type: 'Rel', roles: { Governor: ['Named-3'], Dependent: ['Named-3'] } },
    ])
    expect(documents[1]?.spans).toMatchObject([
      { label: 'Plain', segments: [{ start: 0, end: 3 }] },
    ])
    expect(problems).toEqual(['not-supported org.example.Loose × 1'])
  })

  it('keeps what has no place in the text, and says why it has none', () => {
    const { documents, problems } = read({
      '%FEATURE_STRUCTURES': [
        sofa,
        annotation(2, 'X', 1, 5),
        annotation(3, 'X', 5, 900),
        annotation(4, 'X', 9, 5),
        annotation(5, 'X', -1, 5),
        annotation(6, 'X', 5, 5),
        annotation(7, 'X', '5', null),
        annotation(8, 'X', 7, 13),
        annotation(8, 'X', 7, 13),
        annotation(9, 'X', 7, 13, { '@toNowhere': 77 }),
      ],
    })
    expect(documents[0]?.spans.map(({ segments }) => segments.length)).toEqual([
      0, 0, 0, 0, 0, 0, 1, 1,
    ])
    expect(documents[0]?.spans.map(({ unplaced }) => unplaced.length)).toEqual([
      1, 1, 1, 1, 1, 1, 0, 0,
    ])
    expect(problems).toEqual([
      'duplicate-id 8',
      'outside-text X-2 1 5',
      'outside-text X-3 5 900',
      'outside-text X-4 9 5',
      'outside-text X-5 -1 5',
      'outside-text X-6 5 5',
      'outside-text X-7 NaN NaN',
      'not-supported X:toNowhere × 1',
    ])
  })

  it('that is none is told', () => {
    expect(read('{"%FEATURE_STRUCTURES": [').problems[0]).toMatch(/^malformed /)
    expect(read('[]').problems).toEqual(['schema %FEATURE_STRUCTURES'])
    expect(read({ '%FEATURE_STRUCTURES': [] }).problems).toEqual(['no-text a'])
    expect(read({ '%FEATURE_STRUCTURES': [{ ...sofa, sofaString: null }] }).problems).toEqual([
      'no-text a _InitialView',
    ])
    expect(read({ '%FEATURE_STRUCTURES': [sofa, { '%ID': 'x' }] }).problems).toEqual(['schema #2'])
    expect(read(`${'['.repeat(5000)}${']'.repeat(5000)}`).problems).toEqual(['malformed too-deep'])
    const nobody = read({
      '%FEATURE_STRUCTURES': [sofa, annotation(2, 'webanno.custom.Span', 7, 13, { isnad: '{' })],
    })
    expect(nobody.documents[0]?.spans).toMatchObject([{ id: 'Span-2', label: 'Span' }])
    expect(nobody.problems).toEqual(['malformed Span 2 isnad'])
  })

  it('follows what was changed in another program', () => {
    const frame = { label: 'attribution', identifier: 'f', '@roles': 6 }
    const isnad = JSON.stringify({ roles: { source: ['#writer', 's'], content: [], toString: [] } })
    const { documents, problems } = read({
      '%FEATURE_STRUCTURES': [
        sofa,
        annotation(2, 'webanno.custom.Span', 7, 13, { label: 'source', identifier: 's' }),
        annotation(3, 'webanno.custom.Span', 3, 6, { label: 'cue', identifier: 's' }),
        { '%ID': 4, '%TYPE': 'webanno.custom.FrameRolesLink', role: 'cue', '@target': 3 },
        annotation(5, 'webanno.custom.Frame', 0, 0, { ...frame, isnad }),
        { '%ID': 6, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [4, null] },
        annotation(7, 'webanno.custom.Continuation', 3, 6, { '@Governor': 2, '@Dependent': 99 }),
        annotation(8, 'webanno.custom.Continuation', 3, 6, { '@Governor': 2, '@Dependent': 2 }),
      ],
    })
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['Span-2', 's'])
    expect(documents[0]?.frames).toMatchObject([
      { id: 'f', roles: { cue: ['s'], source: ['#writer'], content: [], toString: [] } },
    ])
    expect(problems).toEqual(['dangling Continuation 7', 'dangling Continuation 8'])
  })
})
