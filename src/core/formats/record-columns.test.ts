import { describe, expect, it } from 'vitest'
import type { RecordField } from './record.ts'
import { RecordColumns } from './record-columns.ts'

const text = (name: string, nullable = false): RecordField => ({ name, nullable, kind: 'string' })
const list = (name: string, of: RecordField): RecordField => ({
  name,
  nullable: false,
  kind: 'list',
  of,
})
const struct = (name: string, fields: readonly RecordField[]): RecordField => ({
  name,
  nullable: false,
  kind: 'struct',
  fields,
})

describe('the columns of records', () => {
  // The example of the paper, Melnik et al. 2010, figures 2 and 3, without what ours do not have.
  const fields = [
    text('id'),
    list(
      'names',
      struct('element', [
        list('languages', struct('element', [text('code'), text('country', true)])),
        text('url', true),
      ]),
    ),
  ]
  const records = [
    {
      id: '10',
      names: [
        { languages: [{ code: 'en-us', country: 'us' }, { code: 'en' }], url: 'http://A' },
        { url: 'http://B' },
        { languages: [{ code: 'en-gb', country: 'gb' }], url: null },
      ],
    },
    { id: '20' },
  ]

  function taken() {
    const columns = new RecordColumns(fields)
    for (const record of records) columns.add(record)
    return columns
  }

  it('have for each value how much of its path is there and which list it begins in', () => {
    const pages = Object.fromEntries(
      taken().columns.map((column) => [column.path.join('.'), column.page()]),
    )
    expect(pages).toEqual({
      id: {
        values: ['10', '20'],
        definitionLevels: [],
        repetitionLevels: [],
        maxDefinitionLevel: 0,
      },
      'names.list.element.languages.list.element.code': {
        values: ['en-us', 'en', undefined, 'en-gb', undefined],
        repetitionLevels: [0, 2, 1, 1, 0],
        definitionLevels: [2, 2, 1, 2, 0],
        maxDefinitionLevel: 2,
      },
      'names.list.element.languages.list.element.country': {
        values: ['us', undefined, undefined, 'gb', undefined],
        repetitionLevels: [0, 2, 1, 1, 0],
        definitionLevels: [3, 2, 1, 3, 0],
        maxDefinitionLevel: 3,
      },
      'names.list.element.url': {
        values: ['http://A', 'http://B', undefined, undefined],
        repetitionLevels: [0, 1, 1, 0],
        definitionLevels: [2, 2, 1, 0],
        maxDefinitionLevel: 2,
      },
    })
  })

  it('begin anew when they are cleared', () => {
    const columns = taken()
    expect(columns.records).toBe(2)
    columns.clear()
    expect(columns.records).toBe(0)
    for (const record of records) columns.add(record)
    expect(columns.columns.map((column) => column.page())).toEqual(
      taken().columns.map((column) => column.page()),
    )
  })

  it('take no record that lacks what is always there', () => {
    const columns = new RecordColumns(fields)
    expect(() => columns.add({ id: '1', names: [{ languages: [{ country: 'us' }] }] })).toThrow(
      'names.list.element.languages.list.element.code',
    )
  })
})
