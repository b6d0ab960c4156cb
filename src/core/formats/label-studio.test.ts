import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  importedAnnotations,
  sourceOf,
  spanOn,
  textOf,
  withoutFrameIds,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { parseXml } from '#core/testing/xml.ts'
import type { DatasetDocument } from './dataset.ts'
import { detectFormats } from './detect-format.ts'
import { type Assumption, type ImportProblem, nothingChosen } from './importer.ts'
import { labelStudio } from './label-studio.ts'
import { labelStudioImport } from './label-studio-import.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'

/** What Label Studio carries: spans with a place, and frames of two of them or more. */
function carried(document: DatasetDocument) {
  const all = annotationsOf(document)
  const spans = all.spans
    .filter(({ segments }) => segments.length > 0)
    .map((span) => ({ ...span, unplaced: [] }))
  const placed = new Set(spans.map(({ id }) => id))
  const frames = all.frames
    .map((frame) => ({
      ...frame,
      attributes: {},
      note: '',
      roles: Object.fromEntries(
        Object.entries(frame.roles).flatMap(([role, fillers]) => {
          const known = fillers.filter((id) => placed.has(id))
          return known.length === 0 ? [] : [[role, known.toSorted()] as const]
        }),
      ),
    }))
    .filter(({ roles }) => Object.values(roles).flat().length > 1)
  return { attributes: {}, note: '', spans, frames }
}

interface Result {
  readonly id?: string
  readonly type: string
  readonly from_id?: string
  readonly to_id?: string
  readonly value?: { readonly text?: string | readonly string[] }
  readonly meta?: object
}

/** What Label Studio's front end 1.4.0 gives back of results that it loaded. */
function edited(results: readonly Result[]): readonly object[] {
  const pairs = new Set<string>()
  const cut = (id: string | undefined) => id?.split('#')[0]
  return results.flatMap(({ meta: _, ...result }): object[] => {
    if (result.type !== 'relation') {
      const { id, value } = result
      const said = value?.text
      const words = typeof said === 'string' ? said.replaceAll(/[\r\n]/g, '') : said
      const quoted = words === undefined ? value : { ...value, text: words }
      return [{ ...result, id: cut(id), value: quoted }]
    }
    const [from, to] = [cut(result.from_id), cut(result.to_id)]
    const pair = JSON.stringify([from, to])
    if (pairs.has(pair)) return []
    pairs.add(pair)
    return [{ ...result, from_id: from, to_id: to }]
  })
}

describe('Label Studio’s JSON-MIN', () => {
  const cp = (words: string) => [...text.slice(0, text.indexOf(words))].length
  const region = (words: string) => ({
    start: cp(words),
    end: cp(words) + [...words].length,
    text: words,
  })
  const record = {
    id: 7,
    text,
    desk: 'سياسة',
    ner: [
      { ...region('القمح'), labels: ['Claim'] },
      { ...region('الوزير'), labels: ['Source'] },
    ],
    certainty: [{ ...region('القمح'), choices: ['high', 'low'] }],
    tone: 'neutral',
    topics: { choices: ['a', 'b'] },
    annotator: 3,
    annotation_id: 12,
    created_at: '2026-01-01T00:00:00Z',
    lead_time: 4.5,
  }

  function read(value: unknown) {
    const assumptions: Assumption[] = []
    const problems: ImportProblem[] = []
    const files = new Map([['a.json', Buffer.from(JSON.stringify(value))]])
    const documents = [
      ...labelStudioImport.read(sourceOf(files), (problem) => problems.push(problem), {
        choices: nothingChosen,
        assume: (one) => assumptions.push(one),
      }),
    ]
    return { documents, assumptions, problems, likely: detectFormats(sourceOf(files)) }
  }

  it('is read, each annotation a document, and told for what it lacks', () => {
    const other = { ...record, annotator: 'amal@example.org', annotation_id: 13, ner: [] }
    const { documents, assumptions, problems, likely } = read([record, other])
    expect(likely).toEqual(['labelstudio'])
    expect(problems).toEqual([])
    expect(assumptions).toContainEqual({ kind: 'json-min', file: 'a.json' })
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    })
    expect(documents).toMatchObject([
      {
        text,
        annotator: { id: 'user-3' },
        attributes: { desk: 'سياسة', tone: 'neutral', topics: ['a', 'b'] },
        spans: [
          { label: 'Claim', segments: [at('القمح')], attributes: { certainty: ['high', 'low'] } },
          { label: 'Source', segments: [at('الوزير')], attributes: {} },
        ],
        frames: [],
      },
      { text, annotator: { id: 'amal@example.org' }, spans: [{ label: 'region' }] },
    ])
  })

  it('is known by its form where a long text hides its own names, and has its text under any', () => {
    const { text: _, annotation_id: __, ...rest } = record
    const { documents, likely } = read([{ body: `${text} ${'خبر '.repeat(9000)}`, ...rest }])
    expect(likely).toEqual(['labelstudio'])
    expect(documents).toMatchObject([{ spans: [{ label: 'Claim' }, { label: 'Source' }] }])
    expect(documents[0]?.text?.startsWith(text)).toBe(true)
    expect(Object.keys(documents[0]?.attributes ?? {})).toEqual(['desk', 'tone', 'topics'])
  })

  it('tells of regions that are no text’s', () => {
    const { problems } = read([{ ...record, boxes: [{ x: 1, y: 2, rectanglelabels: ['Car'] }] }])
    expect(problems).toMatchObject([{ kind: 'not-supported', detail: '#1 boxes null' }])
  })
})

describe('Label Studio', () => {
  it('comes back as it went, as far as it carries', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { annotations } = roundTrip(labelStudio, labelStudioImport, [document])
        const back = annotations.map((one) => ({
          ...one,
          frames: one.frames.map((frame) => ({
            ...frame,
            roles: Object.fromEntries(
              Object.entries(frame.roles).map(([role, fillers]) => [role, fillers.toSorted()]),
            ),
          })),
        }))
        expect(back).toEqual([carried(document)])
      }),
      { numRuns: 60 },
    )
  })

  it('comes back from its editor, which gives no meta, cuts ids and quotes, and keeps one relation of two', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { files } = exportAll(labelStudio, [document])
        const tasks = JSON.parse(Buffer.from(files.get('tasks.json') ?? []).toString())
        for (const { annotations } of tasks)
          for (const annotation of annotations) annotation.result = edited(annotation.result)
        const { documents, problems } = importAll(
          labelStudioImport,
          new Map([['tasks.json', Buffer.from(JSON.stringify(tasks))]]),
        )
        expect(problems).toEqual([])
        const had = carried(document)
        expect(documents.map(importedAnnotations)).toMatchObject([{ spans: had.spans }])
        expect(documents.map(({ frames }) => withoutFrameIds(frames))).toEqual([
          withoutFrameIds(had.frames),
        ])
      }),
      { numRuns: 60 },
    )
  })

  it('takes regions of one id for the pieces of one span', () => {
    const labels = (start: number, end: number) => ({
      id: 's1',
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: { start, end, text: [...text].slice(start, end).join(''), labels: ['claim'] },
    })
    const piece = { type: 'relation', from_id: 's1', to_id: 's1', labels: ['#piece'] }
    const tasks = [
      { data: { text }, annotations: [{ result: [labels(2, 5), labels(6, 12), piece] }] },
    ]
    const { documents } = importAll(
      labelStudioImport,
      new Map([['tasks.json', Buffer.from(JSON.stringify(tasks))]]),
    )
    const segments = [
      { start: 3, end: 6 },
      { start: 7, end: 13 },
    ]
    expect(documents[0]?.spans).toMatchObject([{ id: 's1', segments }])
  })

  it('has one task for each article, with an annotation for each annotator, and a configuration', () => {
    const span = spanOn(text, 's1', 'claim', ['القمح'], { attributes: { kind: 'prediction' } })
    const one = datasetDocument(text, { spans: byId(span) })
    const samir = { id: 'samir', name: 'سمير', role: 'annotator' as const }
    const exported = exportAll(labelStudio, [
      one,
      { ...one, annotator: samir, stem: 'haleb.samir' },
      datasetDocument('آخر', {}, { article: { ...one.article, file: 'b.txt' } }),
    ])
    const tasks = JSON.parse(textOf(exported, 'tasks.json'))
    expect(tasks.map(({ annotations }: { annotations: [] }) => annotations.length)).toEqual([2, 1])
    expect(tasks[0].annotations[0].result).toMatchObject([
      { id: 's1', from_name: 'label', value: { start: 16, end: 21, labels: ['claim'] } },
      {
        id: 's1',
        from_name: 'attribute-kind',
        type: 'choices',
        value: { choices: ['prediction'] },
      },
    ])
    const config = textOf(exported, 'config.xml')
    expect(parseXml(config)).toBe(null)
    expect(config).toContain('alias="claim"')
    expect(config).toMatch(/name="attribute-kind"[^>]*choice="single">\s*<Choice value="/)
    expect(textOf(exportAll(labelStudio, []), 'tasks.json')).toBe('[\n]\n')
  })
})
