import { describe, expect, it } from 'vitest'
import { type Annotations, newSpan, noAnnotations } from '#core/annotation/model.ts'
import { segmentAt } from '#core/annotation/segment.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { earlierTagset } from './earlier-tagset.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const { id, version } = tagset
const text = 'قالت الوزارة إن الأسعار سترتفع.'

function labelled(label: string): Annotations {
  const at = '2026-11-22T10:00:00Z'
  const segments = [segmentAt(text, { start: 0, end: 4 })]
  const one = newSpan({
    id: 's',
    label,
    segments,
    attributes: {},
    origin: { kind: 'manual' },
    at,
  })
  return { ...noAnnotations, spans: new Map([['s', one]]) }
}

function told(made: { id: string; version: string }, annotations: Annotations) {
  return earlierTagset(made, annotations, tagset, text)
}

describe('a file that names another tagset than the one in use', () => {
  it('goes on naming it as long as it has names that are only that one’s', () => {
    const other = { id: 'propaganda', version: '1.0.0' }
    expect(told(other, labelled('doubt'))).toEqual({ reference: other, isKept: true })
    const newer = { id, version: '9.0.0' }
    expect(told(newer, labelled('rumour'))).toEqual({ reference: newer, isKept: true })
    const asked = { ...noAnnotations, document: { attributes: { mood: 'calm' }, note: '' } }
    expect(told(newer, asked)).toEqual({ reference: newer, isKept: true })
  })

  it('is told of where its names are known here too, since they may mean something else', () => {
    const other = { id: 'attribution', version: '1.0.0' }
    expect(told(other, labelled('source'))).toEqual({ reference: other, isKept: false })
  })

  it('is not told of where nothing changes: the same, another version that has all, nothing yet', () => {
    expect(told({ id, version }, labelled('doubt'))).toBeNull()
    expect(told({ id, version: '0.9.0' }, labelled('claim'))).toBeNull()
    expect(told({ id: 'propaganda', version: '1.0.0' }, noAnnotations)).toBeNull()
  })
})
