import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import { hashOfTextIri, textIri, webAnnotation } from './web-annotation.ts'
import { webAnnotationImport } from './web-annotation-import.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'

describe('web annotations', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const back = roundTrip(webAnnotation, webAnnotationImport, [document])
        expect(back.exported.report.losses).toEqual([])
        expect(back.annotations).toEqual([annotationsOf(document)])
        expect(back.documents[0]).toMatchObject({
          file: 'haleb.txt',
          textSha256: document.article.textSha256,
          annotator: { id: 'amal', name: 'أمل' },
        })
      }),
      { numRuns: 60 },
    )
  })

  it('name everything by an absolute IRI, and count code points', () => {
    const span = spanOn(text, 'a b', 'claim', ['القمح', 'البلاد'])
    const exported = exportAll(webAnnotation, [datasetDocument(text, { spans: byId(span) })])
    const page = JSON.parse(textOf(exported, 'haleb.amal.jsonld'))
    expect(page['@context']).toBe('http://www.w3.org/ns/anno.jsonld')
    const [, annotation] = page.items
    expect(annotation.id).toBe('urn:isnad:haleb.amal:a%20b')
    expect(annotation.target.length).toBe(2)
    const [position, quote] = annotation.target[0].selector
    expect(position).toEqual({ type: 'TextPositionSelector', start: 16, end: 21 })
    expect(quote.exact).toBe('القمح')
    expect(URL.canParse(annotation.target[0].source)).toBe(true)
  })

  it('names texts as RFC 6920 does', () => {
    // The example of its section 8.1: the hash of "Hello World!".
    const hex = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069'
    const iri = 'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'
    expect(textIri(hex)).toBe(iri)
    expect(hashOfTextIri(iri)).toBe(hex)
    expect(hashOfTextIri('https://example.org/a.txt')).toBe(null)
  })

  it('keep the U+FEFF that a text begins with, and no byte order mark of others', () => {
    const marked = `\ufeff${text}`
    const span = spanOn(marked, 's', 'source', ['الوزير'])
    const own = exportAll(webAnnotation, [datasetDocument(marked, { spans: byId(span) })])
    const { documents, problems } = importAll(webAnnotationImport, own.files)
    expect(problems).toEqual([])
    expect(documents[0]?.text).toBe(marked)
    const bare = exportAll(webAnnotation, [datasetDocument(text, {})])
    const saved = new Map([...bare.files, ['haleb.amal.txt', Buffer.from(marked)]])
    expect(importAll(webAnnotationImport, saved).documents[0]?.text).toBe(text)
  })

  it('of other programs are read by their tags and quotes', () => {
    const other = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://example.org/1',
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
      target: {
        source: 'https://example.org/news',
        selector: { type: 'TextQuoteSelector', exact: 'القمح', prefix: 'إن ' },
      },
    }
    const files = new Map([['a.json', Buffer.from(JSON.stringify(other))]])
    const { documents } = importAll(webAnnotationImport, files)
    expect(documents).toMatchObject([
      { text: null, spans: [{ label: 'claim', unplaced: [{ quote: 'القمح', prefix: 'إن ' }] }] },
    ])
  })

  it('of annotators in browsers, which count UTF-16, stand where their words do', () => {
    const start = text.indexOf('القمح')
    const item = {
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
      target: {
        source: 'https://example.org/news',
        selector: [
          { type: 'TextQuoteSelector', exact: 'القمح' },
          { type: 'TextPositionSelector', start, end: start + 5 },
        ],
      },
    }
    const files = new Map([
      ['a.json', Buffer.from(JSON.stringify([item]))],
      ['a.txt', Buffer.from(text)],
    ])
    const { documents, problems } = importAll(webAnnotationImport, files)
    expect(problems).toEqual([])
    expect(documents[0]?.spans[0]?.segments).toEqual([{ start, end: start + 5 }])
  })
})
