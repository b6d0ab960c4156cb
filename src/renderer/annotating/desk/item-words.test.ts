import { describe, expect, it } from 'vitest'
import { newFrame, newSpan, noAnnotations, writer } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { extractText } from '#core/document/text.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { createTranslator } from '#messages/translator.ts'
import { itemWords } from './item-words.ts'

const text = 'قال الجيش لوكالة Reuters إن الطريق مفتوح\nThe army said so'
const tagset = shippedTagset('claims-sources-sentiment')
const origin = { kind: 'manual' } as const
const at = '2026-11-22T10:00:00Z'

function spanOn(id: string, label: string, ...words: readonly string[]) {
  const segments = words.map((one) => {
    const start = text.indexOf(one)
    return segmentAt(text, { start, end: start + one.length })
  })
  return newSpan({ id, label, segments, origin, at })
}

const spans = [
  spanOn('army', 'source', 'الجيش'),
  spanOn('reuters', 'source', 'Reuters'),
  spanOn('open', 'claim', 'الطريق', 'مفتوح'),
  spanOn('english', 'source', 'army'),
]
const said = newFrame({
  id: 'said',
  type: 'attribution',
  roles: { source: ['army'], content: ['open'] },
  origin,
  at,
})
const session = {
  tagset,
  article: { document: extractText(text) },
  session: {
    annotations: {
      ...noAnnotations,
      spans: new Map(spans.map((span) => [span.id, span])),
      frames: new Map([[said.id, said]]),
    },
  },
}
const { t } = createTranslator('en', 'european')
const naming = { t, language: 'en', tagset } as const

describe('what an item is called in a line', () => {
  it('is a span’s words, all its pieces, in the direction of their paragraph', () => {
    expect(itemWords(naming, session, 'open')).toEqual({
      kind: 'span',
      type: 'claim',
      words: 'الطريق … مفتوح',
      direction: 'rtl',
    })
    expect(itemWords(naming, session, 'reuters')).toMatchObject({
      words: 'Reuters',
      direction: 'rtl',
    })
    expect(itemWords(naming, session, 'english')).toMatchObject({ words: 'army', direction: 'ltr' })
  })

  it('is a frame’s sentence', () => {
    const words = itemWords(naming, session, 'said')
    expect(words).toMatchObject({ kind: 'frame', type: 'attribution', direction: 'rtl' })
    expect(words.words).toContain('الجيش')
    expect(words.words).toContain('الطريق … مفتوح')
  })

  it('tells the writer from what is not there any more', () => {
    const nobody = { type: null, direction: 'auto' }
    expect(itemWords(naming, session, writer)).toEqual({
      ...nobody,
      kind: 'writer',
      words: t('annotating.writer'),
    })
    expect(itemWords(naming, session, 'deleted')).toEqual({
      ...nobody,
      kind: 'lost',
      words: t('annotating.lost'),
    })
  })
})
