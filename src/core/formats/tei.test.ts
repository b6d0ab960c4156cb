import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newFrame } from '#core/annotation/model.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { readXml, type XmlElement } from '#core/xml.ts'
import type { DatasetDocument } from './dataset.ts'
import { tei } from './tei.ts'

interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  const read = readXml(
    xml,
    {
      open(element: XmlElement) {
        const attributes = [...element.attributes()].map(
          ({ local, value }) => [local, value] as const,
        )
        const made = { name: element.local, attributes: new Map(attributes), children: [] }
        open.at(-1)?.children.push(made)
        open.push(made)
      },
      close: () => open.pop(),
      text: (text) => open.at(-1)?.children.push(text),
    },
    50,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return root
}

function* descendants(element: Element): Generator<Element> {
  for (const child of element.children)
    if (typeof child !== 'string') {
      yield child
      yield* descendants(child)
    }
}

const all = (root: Element, name: string) =>
  [...descendants(root)].filter((element) => element.name === name)
const attribute = (element: Element, name: string) => element.attributes.get(name) ?? ''
const said = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : said(child))).join('')

/** The text of the body, and where each anchor stands in it. */
function bodyOf(root: Element) {
  const places = new Map<string, number>()
  let text = ''
  const walk = (element: Element): void => {
    if (element.name === 'anchor') places.set(attribute(element, 'id'), text.length)
    for (const child of element.children)
      if (typeof child === 'string') text += child
      else walk(child)
  }
  for (const body of all(root, 'body')) walk(body)
  return { text, places }
}

function featureValue(feature: Element): AttributeValue {
  const [value] = feature.children.filter((child) => typeof child !== 'string')
  if (value?.name === 'binary') return attribute(value, 'value') === 'true'
  if (value?.name === 'vColl')
    return value.children.flatMap((child) => (typeof child === 'string' ? [] : said(child)))
  return value === undefined ? '' : said(value)
}

const xmlOf = (document: DatasetDocument) => textOf(exportAll(tei, [document]), 'haleb.amal.xml')

describe('TEI', () => {
  it('holds the text, and every span with its pieces, attributes and note', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const root = parsed(xmlOf(document))
        const { text, places } = bodyOf(root)
        expect(text).toBe(document.text)
        const features = new Map(
          all(root, 'fs').map((fs) => [
            attribute(fs, 'id'),
            Object.fromEntries(
              all(fs, 'f').map((f) => [
                f.attributes.get('n') ?? attribute(f, 'name'),
                featureValue(f),
              ]),
            ),
          ]),
        )
        const notes = new Map(all(root, 'note').map((one) => [attribute(one, 'target'), said(one)]))
        const elements = all(root, 'span')
        const piece = (element: Element) => {
          const [start, end] = ['from', 'to'].map((edge) =>
            places.get(attribute(element, edge).slice(1)),
          )
          expect(text.slice(start, end)).toBe(said(element))
          return { start, end }
        }
        const found = elements
          .filter(({ attributes }) => !attributes.has('prev'))
          .map((element) => {
            const id = attribute(element, 'id')
            const segments = [piece(element)]
            for (let next = attribute(element, 'next'); next !== ''; ) {
              const other = elements.find((one) => `#${attribute(one, 'id')}` === next)
              if (other === undefined) throw new Error(next)
              segments.push(piece(other))
              next = attribute(other, 'next')
            }
            const [label = '', own] = attribute(element, 'ana').split(' ')
            return {
              id: attribute(element, 'n'),
              label: label.slice('#label.'.length),
              segments,
              unplaced: [],
              attributes: own === undefined ? {} : features.get(own.slice(1)),
              note: notes.get(`#${id}`) ?? '',
            }
          })
        const { spans, attributes, note } = annotationsOf(document)
        const expected = spans.filter(({ segments }) => segments.length > 0)
        expect(found.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          expected.map((span) => ({ ...span, unplaced: [] })),
        )
        expect(features.get('document.fs') ?? {}).toEqual(attributes)
        expect(notes.get('#document') ?? '').toBe(note)
      }),
      { numRuns: 100 },
    )
  })

  it('points only to what is there, each id once', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const elements = [...descendants(parsed(xmlOf(document)))]
        const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        for (const { attributes } of elements)
          for (const name of ['from', 'to', 'target', 'ana', 'resp', 'next', 'prev'])
            for (const pointer of attributes.get(name)?.split(' ') ?? [])
              expect(ids).toContain(pointer.slice(1))
      }),
      { numRuns: 60 },
    )
  })

  it('ties a frame to its fillers by role; what reaches nothing is counted', () => {
    const text = 'قال الوزير إن القمح يكفي'
    const made = { origin: { kind: 'manual' }, at: '2026-11-22T10:00:00Z' } as const
    const document = datasetDocument(text, {
      spans: byId(spanOn(text, 's', 'source', ['الوزير']), spanOn(text, 'c', 'claim', ['القمح'])),
      frames: byId(
        newFrame({
          id: 'inner',
          type: 'attribution',
          roles: { source: ['s'], content: ['c'] },
          ...made,
        }),
        newFrame({
          id: 'outer',
          type: 'attribution',
          roles: { source: ['#writer'], content: ['inner', 'gone'] },
          ...made,
        }),
        newFrame({ id: 'bare', type: 'attribution', roles: { content: ['gone'] }, ...made }),
      ),
    })
    const { report } = exportAll(tei, [document])
    const root = parsed(xmlOf(document))
    const ids = new Map(
      all(root, 'linkGrp').map((one) => [attribute(one, 'n'), attribute(one, 'id')]),
    )
    const span = all(root, 'span').map((one) => [attribute(one, 'n'), attribute(one, 'id')])
    const of = new Map([...ids, ...span.map(([n = '', id = '']) => [n, id] as const)])
    expect(
      all(root, 'link').map((one) => [attribute(one, 'type'), attribute(one, 'target')]),
    ).toEqual([
      ['source', `#${of.get('inner')} #${of.get('s')}`],
      ['content', `#${of.get('inner')} #${of.get('c')}`],
      ['source', `#${of.get('outer')} #writer`],
      ['content', `#${of.get('outer')} #${of.get('inner')}`],
    ])
    expect(report.losses.map(({ kind, count }) => [kind, count])).toEqual([
      ['frame', 1],
      ['filler', 1],
    ])
  })

  it('writes U+FFFD for what XML cannot hold, counts it, and moves no offset', () => {
    const text = 'ق\u0001ال 😀 الوزير\u0085!'
    const document = datasetDocument(text, { spans: byId(spanOn(text, 's', 'source', ['الوزير'])) })
    const { report } = exportAll(tei, [document])
    expect(report.changes).toMatchObject([{ kind: 'replaced-character', count: 1 }])
    const root = parsed(xmlOf(document))
    const { text: back, places } = bodyOf(root)
    expect(back).toBe(text.replace('\u0001', '\ufffd'))
    expect(back.slice(places.get('a7'), places.get('a13'))).toBe('الوزير')
  })
})
