import { describe, expect, it } from 'vitest'
import { findLabel } from '#core/annotation/tagset.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { attributeForm, chosenInOrder, isSameAsked } from './attribute-form.ts'

const tagset = shippedTagset('claims-sources-sentiment')
const claim = findLabel(tagset, 'claim')?.attributes ?? []
const source = findLabel(tagset, 'source')?.attributes ?? []

const named = (id: string) => ({ id, name: { ar: id, en: id } })
const several = {
  ...named('why'),
  type: 'multi',
  values: [named('a'), named('b'), named('c')],
} as const

describe('the form of a label’s attributes', () => {
  it('lays few short values side by side, in the tagset’s order, and lists many', () => {
    const { fields } = attributeForm(claim, { kind: 'threat', checkworthy: 'high' }, 'ar')
    expect(fields.map(({ kind, definition }) => [definition.id, kind])).toEqual([
      ['kind', 'list'],
      ['checkworthy', 'bar'],
      ['certainty', 'bar'],
      ['verdict', 'list'],
    ])
    expect(fields.map((field) => ('value' in field ? field.value : null))).toEqual([
      'threat',
      'high',
      null,
      null,
    ])
  })

  it('asks for a yes or a no, and knows neither from not set', () => {
    const named = (attributes: Parameters<typeof attributeForm>[1]) =>
      attributeForm(source, attributes, 'ar').fields.find(({ kind }) => kind === 'yes-no')
    expect(named({})).toMatchObject({ value: null })
    expect(named({ named: false })).toMatchObject({ value: false })
  })

  it('keeps what the tagset does not know, and shows it', () => {
    const { extras } = attributeForm(claim, { strange: 'x', kind: true }, 'ar')
    expect(extras).toEqual([
      { key: 'strange', value: 'x' },
      { key: 'kind', value: true },
    ])
  })

  it('lists a value that the tagset lacks, where a bar could not show it', () => {
    const { fields, extras } = attributeForm(claim, { checkworthy: 'vital' }, 'ar')
    expect(fields[1]).toMatchObject({ kind: 'list', value: 'vital' })
    expect(extras).toEqual([])
  })

  it('puts several values into the tagset’s order, those that it lacks last', () => {
    expect(chosenInOrder(several, ['c', 'a'], [])).toEqual(['a', 'c'])
    expect(chosenInOrder(several, ['b'], ['old', 'a'])).toEqual(['b', 'old'])
  })

  it('is the same where the same is asked and the value is too, as of two spans of a label', () => {
    const asked = (attributes: Parameters<typeof attributeForm>[1], which = claim) =>
      attributeForm(which, attributes, 'ar').fields
    const same = (a: ReturnType<typeof asked>, b: ReturnType<typeof asked>) =>
      a.map((field, i) => b[i] !== undefined && isSameAsked(field, b[i]))
    expect(same(asked({}), asked({}))).not.toContain(false)
    expect(same(asked({ checkworthy: 'vital' }), asked({}))[1]).toBe(false)
    const chosen = (...values: string[]) =>
      ({ kind: 'several', definition: several, values }) as const
    const [one, two, again] = [chosen('a'), chosen('a', 'b'), chosen('a')]
    expect(isSameAsked(one, two)).toBe(false)
    expect(isSameAsked(one, again)).toBe(true)
  })
})
