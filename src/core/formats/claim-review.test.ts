import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { newFrame } from '#core/annotation/model.ts'
import { byId, datasetDocument, exportAll, spanOn, textOf } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { claimReview } from './claim-review.ts'
import type { DatasetDocument } from './dataset.ts'

const text = 'قال الوزير إن القمح يكفي، ونفى خبير. وكتبنا أن السعر ارتفع.'
const made = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
const document = datasetDocument(text, {
  spans: byId(
    spanOn(text, 'm', 'source', ['الوزير'], { attributes: { type: 'state' } }),
    spanOn(text, 'c', 'claim', ['القمح يكفي'], {
      attributes: { verdict: 'mostly-true', kind: 'statement' },
      note: 'بحسب بيانات المخزون',
    }),
    spanOn(text, 'd', 'claim', ['السعر ارتفع'], { attributes: { verdict: 'unverifiable' } }),
    spanOn(text, 'u', 'claim', ['خبير'], { attributes: { verdict: 'unchecked' } }),
    spanOn(text, 'q', 'cue', ['قال']),
  ),
  frames: byId(
    newFrame({
      id: 'f',
      type: 'attribution',
      roles: { source: ['m'], content: ['c'] },
      ...made,
    }),
    newFrame({
      id: 'w',
      type: 'attribution',
      roles: { source: ['#writer'], content: ['d'] },
      ...made,
    }),
    newFrame({ id: 'x', type: 'attribution', roles: { cue: ['q'] }, ...made }),
  ),
})

const graphOf = (documents: readonly DatasetDocument[], file = 'data.jsonld') => {
  const exported = exportAll(claimReview, documents)
  return { graph: JSON.parse(textOf(exported, file)), report: exported.report }
}

describe('ClaimReview', () => {
  it('is written for claims that have a verdict, with who said them and how they were rated', () => {
    const { article } = document
    const written = {
      ...document,
      article: { ...article, byline: { author: 'سلمى', title: 'القمح' } },
    }
    const { graph, report } = graphOf([written])
    expect(graph['@context']).toBe('https://schema.org')
    expect(graph['@graph']).toMatchObject([
      {
        '@type': 'ClaimReview',
        '@id': 'urn:isnad:haleb.amal:c',
        claimReviewed: 'القمح يكفي',
        author: { name: 'أمل' },
        itemReviewed: {
          '@type': 'Claim',
          author: { '@type': 'Organization', name: 'الوزير' },
          appearance: { '@type': 'NewsArticle', headline: 'القمح', identifier: 'haleb.txt' },
        },
        reviewRating: {
          ratingValue: 4,
          bestRating: 5,
          worstRating: 1,
          alternateName: 'صحيح في معظمه',
          ratingExplanation: 'بحسب بيانات المخزون',
        },
      },
      {
        claimReviewed: 'السعر ارتفع',
        itemReviewed: { author: { '@type': 'Person', name: 'سلمى' } },
        reviewRating: { alternateName: 'لا سبيل إلى التحقق منه' },
      },
    ])
    expect(graph['@graph'][1].reviewRating).not.toHaveProperty('ratingValue')
    expect(report.losses.map(({ kind, count }) => [kind, count])).toEqual([
      ['other-layer', 1],
      ['no-verdict', 1],
      ['frame', 1],
      ['span-attribute', 2],
    ])
  })

  it('is linked data in which nothing is lost, in a file for each split', async () => {
    const documents = [
      datasetDocument(text, {}),
      document,
      datasetDocument(text, {}),
      { ...document, stem: 'two' },
      { ...document, stem: 'three', split: 'test' as const },
    ]
    expect(graphOf(documents, 'test.jsonld').graph['@graph'].length).toBe(2)
    const { graph } = graphOf(documents)
    const documentLoader = async (documentUrl: string) => {
      if (documentUrl !== 'https://schema.org') throw new Error(documentUrl)
      return { document: { '@context': { '@vocab': 'http://schema.org/' } }, documentUrl }
    }
    const options = { documentLoader, safe: true }
    const rdf: unknown = await jsonld.toRDF(graph, options)
    const reviewed = 'http://schema.org/claimReviewed'
    const statements = Array.isArray(rdf) ? rdf : []
    expect(statements.filter(({ predicate }) => predicate.value === reviewed).length).toBe(4)
  })

  it('counts every span and frame that it leaves out, and is JSON where nothing is in it', () => {
    fc.assert(
      fc.property(generatedDocument, (generated) => {
        const { graph, report } = graphOf([generated])
        expect(graph['@graph']).toEqual([])
        const count = (...kinds: string[]) =>
          report.losses.reduce((sum, one) => sum + (kinds.includes(one.kind) ? one.count : 0), 0)
        expect(count('no-verdict', 'other-layer')).toBe(generated.annotations.spans.size)
        expect(count('frame')).toBe(generated.annotations.frames.size)
      }),
      { numRuns: 30 },
    )
  })
})
