import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  generatedDocument,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { parseXml } from '#core/testing/xml.ts'
import type { DatasetDocument } from './dataset.ts'
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
