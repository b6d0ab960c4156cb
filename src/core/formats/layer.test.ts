import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byId, datasetDocument, datasetTagset, spanOn } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { flatLayer, isLayer, labelsOfLayer } from './layer.ts'
import { ExportReport } from './report.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'
const document = datasetDocument(text, {
  spans: byId(
    spanOn(text, 'long', 'claim', ['القمح يكفي 😀 البلاد']),
    spanOn(text, 'inside', 'cue', ['يكفي']),
    spanOn(text, 'pieces', 'source', ['الوزير', 'البلاد']),
    spanOn(text, 'alone', 'source', ['قال']),
  ),
})
const all = { layer: null, tagset: datasetTagset }

describe('a flat layer', () => {
  it('is of all labels, the longest span winning, unless one is named', () => {
    const report = new ExportReport()
    expect(flatLayer(document, all, report).map(({ id }) => id)).toEqual(['alone', 'long'])
    expect(report.losses.map(({ kind, count }) => [kind, count])).toEqual([['overlapping-span', 2]])
  })

  it('is of the label that is named, or of the group', () => {
    const report = new ExportReport()
    const named = flatLayer(document, { ...all, layer: 'source' }, report)
    expect(named.map(({ id }) => id)).toEqual(['alone', 'pieces'])
    expect(report.losses.map(({ kind, count }) => [kind, count])).toEqual([['other-layer', 2]])
    const propaganda = shippedTagset('propaganda')
    const wording = propaganda.spans.filter(({ group }) => group === 'wording')
    expect(wording.length).toBeGreaterThan(1)
    expect(labelsOfLayer({ tagset: propaganda, layer: 'wording' })).toEqual(
      new Set(wording.map(({ id }) => id)),
    )
    expect(isLayer('wording', propaganda)).toBe(true)
    expect(isLayer('nowhere', propaganda)).toBe(false)
    expect(isLayer('anything', null)).toBe(true)
  })

  it('holds no text twice, and counts every span that it does not hold', () => {
    fc.assert(
      fc.property(generatedDocument, (generated) => {
        const report = new ExportReport()
        const kept = flatLayer(generated, all, report)
        const covered = new Set<number>()
        for (const { start, end } of kept.flatMap(({ segments }) => segments))
          for (let at = start; at < end; at++) {
            expect(covered.has(at)).toBe(false)
            covered.add(at)
          }
        const lost = report.losses.reduce((sum, { count }) => sum + count, 0)
        const placed = [...generated.annotations.spans.values()].filter(
          ({ segments }) => segments.length > 0,
        )
        expect(kept.length + lost).toBe(placed.length)
      }),
    )
  })
})
